"""Nothing that issues say is dropped: where one thing is said twice, and what their texts tell on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from okrsite_gen.exchange.issues.bodies import Described
from okrsite_gen.exchange.issues.issue import Issue
from okrsite_gen.exchange.words.figures import figure
from okrsite_gen.exchange.words.states import confidence_of
from okrsite_gen.model.incoming import Guess, IncomingKeyResult, IncomingObjective, NotUnderstood

_SAID_TWICE = (
    "owner", "start", "target", "current", "unit", "score", "progress", "done", "due", "reason", "confidence", "status",
)  # fmt: skip
"""Fields that both the tracker and the text of an issue may fill."""
Entity = TypeVar("Entity", IncomingObjective, IncomingKeyResult)


@dataclass(frozen=True, slots=True)
class Sink:
    """What is told beside the objectives."""

    guesses: list[Guess]
    not_understood: list[NotUnderstood]

    def take(self, described: Described, issue: Issue) -> None:
        """Tell what the text of an issue leaves open, where the issue stands."""
        self.guesses.extend(replace(each, spot=issue.spot) for each in described.guesses)
        self.not_understood.extend(replace(each, spot=issue.spot) for each in described.not_understood)


def overridden(text: Entity, made: Entity) -> Iterator[tuple[str, str]]:
    """Yield (name, words) of what the text of an issue says and a field of the tracker says differently."""
    for name in _SAID_TWICE:
        said, kept = getattr(text, name, None), getattr(made, name, None)
        if said not in (None, "") and said != kept:
            yield name.capitalize(), str(getattr(said, "value", said))


def measures(fields: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Return what fields of a project tell in figures, by name, and what else stands in them."""
    told: dict[str, str] = {}
    other: list[tuple[str, str]] = []
    for name, text in fields:
        fits = confidence_of(text) is not None if name == "confidence" else name == "unit" or figure(text) != ""
        if fits and name not in told:
            told[name] = text
        else:
            other.append((name.capitalize(), text))
    return told, other


def beside_title(issue: Issue, *, parent: str) -> str:
    """Return in words what an issue says that has no fields of its own, but for its title and address.

    `parent` is what it calls the issue above it, where that is not plain from where it stands.
    """
    days = (("Starts", issue.starts), ("Due", issue.due), ("Closed on", issue.closed_on))
    told = [
        ("Assigned", ", ".join(issue.assignees)),
        ("Labels", ", ".join(issue.labels)),
        ("Milestone", issue.milestone),
        ("Parent", parent),
        ("Team", issue.team),
        ("Progress", f"{issue.progress}%" if issue.progress else ""),
        ("Health", issue.health),
        *((name, day.isoformat()) for name, day in days if day),
        *((name.capitalize(), text) for name, text in issue.fields),
        *issue.rest,
    ]
    comments = [f"{each.day.isoformat()}, {each.author}: {each.text}" for each in issue.comments]
    return "\n".join([*filter(None, [issue.body]), *(f"{name}: {text}" for name, text in told if text), *comments])

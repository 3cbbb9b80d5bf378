"""Issues with their places: which is an objective, which a key result, and what stands below what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from okrsite_gen.exchange.issues.bodies import Links, links_of, text_without
from okrsite_gen.exchange.issues.handles import Handles
from okrsite_gen.exchange.issues.issue import Issue
from okrsite_gen.exchange.issues.labels import kind_of
from okrsite_gen.exchange.words.states import INITIATIVE, KEY_RESULT, OBJECTIVE
from okrsite_gen.model.incoming import Guess


@dataclass(slots=True)
class Part:
    """An issue, and what it is among the others."""

    issue: Issue
    key: str
    """What the export calls it; no other has the same."""
    links: Links
    kind: str
    above: Part | None = None
    below: list[Part] = field(default_factory=list)
    supports: tuple[str, ...] = ()
    """Keys of what its text says it supports, or what it calls them."""
    text: str = ""
    """Its words without the lines that became links to other issues."""
    lost: list[str] = field(default_factory=list)
    """What it calls issues below it that are not in the export, or belong to another one."""


def parts_of(issues: Sequence[Issue], guesses: list[Guess]) -> list[Part]:
    """Return the issues with their places."""
    named = _each_once(issues, guesses).items()
    parts = [Part(issue, key, links_of(issue.body), kind_of(issue)) for key, issue in named]
    handles = Handles(parts)
    for part in parts:
        for name in (part.issue.parent, part.issue.parent_title, *part.links.parents):
            _put_below(handles.find(name, part.issue), part)
        part.supports = tuple(
            above.key if (above := handles.find(name, part.issue)) else name for name in part.links.supports
        )
    for part in parts:
        for name in (*part.issue.children, *(name for name, _ in part.links.children)):
            child = handles.find(name, part.issue)
            if child is not None:
                _put_below(part, child)
    if parts and not any(part.kind in (OBJECTIVE, KEY_RESULT) for part in parts) and any(part.below for part in parts):
        _guess_kinds(parts, guesses)
    for part in parts:
        if not part.kind and part.above is not None:
            part.kind = KEY_RESULT if part.above.kind == OBJECTIVE and _looks_measured(part) else INITIATIVE
        found = {name: handles.find(name, part.issue) for name in part.links.parents}
        part.text = text_without(
            part.issue.body, [name for name, above in found.items() if above and above is part.above]
        )
        below = [*((name, name) for name in part.issue.children), *part.links.children]
        part.lost += [line.strip() for name, line in below if not _is_below(handles.find(name, part.issue), part)]
    return parts


def _each_once(issues: Sequence[Issue], guesses: list[Guess]) -> dict[str, Issue]:
    """Return key → issue; where one stands twice and says the same it counts once, else both are kept and told."""
    found: dict[str, Issue] = {}
    for issue in issues:
        first = found.get(issue.key)
        if first is None:
            found[issue.key] = issue
        elif replace(issue, spot=first.spot) == first:
            told = f"`{issue.key}` stands here again and says the same, so it was read once."
            guesses.append(Guess(issue.spot, told, "twice"))
        else:
            told = f"`{issue.key}` stands here again and says something else, so both were read. Delete one of them."
            guesses.append(Guess(issue.spot, told, "twice"))
            found[f"{issue.key} {issue.spot.file}:{issue.spot.row}"] = issue
    return found


def _is_below(child: Part | None, part: Part) -> bool:
    return child is not None and child.above is part


def _put_below(above: Part | None, part: Part) -> None:
    step = above
    while step is not None and step is not part:
        step = step.above
    if above is not None and part.above is None and step is None:
        part.above = above
        above.below.append(part)


def _guess_kinds(parts: Sequence[Part], guesses: list[Guess]) -> None:
    """Where no issue says what it is: what has others below is an objective, what has none a key result."""
    for part in parts:
        if part.below or part.above:
            part.kind = OBJECTIVE if part.below else KEY_RESULT
    told = "No issue says what it is, so those with others below are objectives, and those below key results."
    guesses.append(Guess(parts[0].issue.spot, told, "kind"))


def _looks_measured(part: Part) -> bool:
    return bool(part.issue.progress or part.issue.fields)

"""An issue as any of the exports tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from okrsite_gen.exchange.words.figures import digits_of, share
from okrsite_gen.model.incoming import Guess, NotUnderstood, Spot

MEASURES = {
    "target": "target", "targetvalue": "target", "startvalue": "start", "baseline": "start", "currentvalue": "current",
    "current": "current", "score": "score", "grade": "score", "confidence": "confidence", "unit": "unit",
}  # fmt: skip
"""Fields that people add to a project, as they are compared, and what they measure."""

KINDS = frozenset({"issue", "incident", "ticket", "requirement", "testcase", "feature", "bug", "story"})
"""Types that trackers have, and that say nothing of objectives and key results."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote below an issue."""

    day: date
    author: str
    text: str
    is_confidential: bool = False
    """Whether it is an internal one, which the tracker shows to few."""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue, work item or row of a project."""

    spot: Spot
    title: str
    number: str = ""
    """Its number within its project, without `#`."""
    url: str = ""
    kind: str = ""
    """Type as written (`Objective`, `Key Result`, `Task`), empty where there is none."""
    body: str = ""
    """Markdown."""
    is_closed: bool = False
    reason: str = ""
    """Why it was closed (`completed`, `not_planned`), empty where that is not told."""
    closed_on: date | None = None
    starts: date | None = None
    due: date | None = None
    author: str = ""
    assignees: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    milestone: str = ""
    """Title of a milestone, iteration or cycle."""
    team: str = ""
    parent: str = ""
    """Number or address of the issue above, as written; its title where nothing else is told."""
    parent_title: str = ""
    children: tuple[str, ...] = ()
    """Numbers or addresses of issues below."""
    progress: str = ""
    """A percentage, without its sign."""
    health: str = ""
    """Status as written (`On track`, `atRisk`)."""
    fields: tuple[tuple[str, str], ...] = ()
    """(name, text) of measures and the like that fields of a project tell: target, start, current, score …"""
    comments: tuple[Comment, ...] = ()
    is_confidential: bool = False
    """Whether the tracker shows it to few."""
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What the export calls it."""
        return self.url or self.number or f"{self.spot.file}:{self.spot.row}"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the files of one import."""

    issues: Sequence[Issue]
    unread: Sequence[NotUnderstood]
    """What could not be read."""
    rows: int
    """How many rows or records there were."""
    guesses: Sequence[Guess] = ()


def left_out(names: Iterable[str], spot: Spot) -> Guess:
    """Return the line that tells which columns or fields, of the tracker's own use, became nothing."""
    return Guess(
        spot, f"Of the tracker's own use, and left out: {', '.join(f'`{name}`' for name in names)}.", "columns"
    )


_NO = frozenset({"", "no", "false", "0", "none", "null", "n", "nein"})


def says_something(value: object) -> bool:
    """Return whether a cell or field that usually says no or nothing says anything else."""
    return str(value if value is not None else "").strip().casefold() not in _NO


def progress_of(text: str) -> str:
    """Return a percentage without its sign (`60` for `60%` and `3 of 5`); empty where a text tells none."""
    percent = share(text)
    return "" if percent is None else digits_of(round(percent, 1))

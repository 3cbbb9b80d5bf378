"""Figures, and what several entities have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.kinds import Work


@dataclass(frozen=True, slots=True)
class OpenFigure:
    """A figure as somebody wrote it, with what it amounts to."""

    written: str
    """The author's characters: `$1.2M`. `withheld` stands for a figure that may not be published; one that nobody
    wrote, such as that of a plan, is written as pages show it."""
    number: Decimal | None = None
    """The amount in its unit, scaled: 1200000. Missing where it is withheld."""
    unit: str = ""
    """The unit as its key result or metric writes it: `$`, `%`, `days`. Percentages keep their points: `38%` is 38."""


@dataclass(frozen=True, slots=True)
class OpenInitiative:
    """Work meant to move the numbers. It is never counted as progress."""

    title: str
    """Inline Markdown."""
    url: str = ""
    """Where it is tracked."""
    state: Work = Work.PLANNED
    """How far it is."""


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A part of a text under a heading of its author's own."""

    heading: str = ""
    """As written; missing for the text before the first heading."""
    body: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class OpenAllowed:
    """A finding that its author says is right all the same."""

    code: str
    """Its code."""
    why: str
    """Why it is right there."""


@dataclass(frozen=True, slots=True)
class OpenAddress:
    """Where something stands."""

    address: str
    """Site address, percent-encoded, with a slash at its beginning that stands for the root of the site."""


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """The first and the last day of something."""

    first: date
    """The first day."""
    last: date
    """The last day."""

"""Metrics and their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.kinds import Direction
from okrsite_gen.model.open_data.values import OpenAllowed, OpenFigure


@dataclass(frozen=True, slots=True)
class OpenBand:
    """The band in which a metric is healthy, both ends included."""

    min: OpenFigure | None = None
    """The least that is healthy."""
    max: OpenFigure | None = None
    """The most that is healthy."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """One dated value of a metric."""

    day: date
    """The day; `date` in a metric's CSV file."""
    value: OpenFigure
    """The value."""
    note: str = ""
    """What was noted beside it: inline Markdown."""


@dataclass(frozen=True, slots=True)
class OpenMetricComputed:
    """What is worked out of a metric."""

    address: str
    """Where it stands."""
    owner: str = ""
    """Who answers for it, as pages name them."""
    value: OpenFigure | None = None
    """The newest value."""
    day: date | None = None
    """Its day."""
    is_healthy: bool | None = None
    """Whether it lies in the healthy band; missing where that cannot be said."""
    key_results: tuple[str, ...] = ()
    """Ids of the key results that it feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMetric:
    """A figure whose health is watched."""

    id: str
    """Name of its file."""
    name: str
    """What readers see."""
    unit: str = ""
    """The unit of bare numbers in its rows."""
    better: Direction | None = None
    """Which way is better."""
    healthy: OpenBand | None = None
    """The band in which it is healthy."""
    owner: str = ""
    """Who answers for it: a handle or plain words."""
    source: str = ""
    """Where the numbers come from."""
    rows: tuple[OpenRow, ...] = ()
    """By day, oldest first."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenMetricComputed
    """What the program worked out."""

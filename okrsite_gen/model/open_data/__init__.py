"""Everything that the site shows, as data: one shape for the API, exports, queries, spreadsheets and badges.

How to use it
=============

`pipeline.open_data.read_open_data` reads a project and returns an `OpenData`; a build makes the same for its API.
Whoever writes a format reads nothing else, and so shows nothing that the audience of the build may not see.

- What an author wrote has the name of its field in the content format. Figures keep their written form, with number and
  unit beside it. A reference is the whole id of what it leads to (`team/cycle/slug#kr`); one that leads nowhere stays
  as it was written. Texts are Markdown. What nobody wrote and has no default is empty here and left out in JSON.
- What the program worked out stands in `computed`, with words in the language of the site beside each code.
- Entities stand in flat lists and name each other by `id`: an objective names its key results, a check-in its updates'
  targets. Ids are as written, and are to be compared without regard to case.
- `plain.as_plain` turns any part into values for JSON; the names of fields are the names of keys.

Nothing is scored, ranked, counted or averaged per person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.open_data.alignment import OpenEdge
from okrsite_gen.model.open_data.check_ins import OpenCheckIn, OpenPlan, OpenRetrospective
from okrsite_gen.model.open_data.findings import OpenFinding
from okrsite_gen.model.open_data.metrics import OpenMetric
from okrsite_gen.model.open_data.objectives import OpenKeyResult, OpenObjective
from okrsite_gen.model.open_data.organisation import OpenCycle, OpenOrganisation, OpenPage, OpenPerson, OpenTeam
from okrsite_gen.model.open_data.weeks import OpenWeek

VERSION = 1
"""Grows when a field changes its meaning or goes; it is part of the API's address (`/api/v1/`)."""

__all__ = ["VERSION", "OpenData"]


@dataclass(frozen=True, slots=True)
class OpenData:
    """Everything, as of one day. Lists are in the order in which the site lists things."""

    version: int
    """The version of this shape: 1."""
    okrsite: str
    """Version of the program that wrote it."""
    as_of: date
    """The day for which everything is computed."""
    language: str
    """Language of all computed words."""
    decimal: str
    """What stands before the decimals in written figures: `point` or `comma`."""
    partial: bool
    """Whether anything is left out that other readers may see."""
    organisation: OpenOrganisation
    """What the organisation says of itself."""
    cycles: tuple[OpenCycle, ...]
    """Periods for which objectives are set, by their start."""
    teams: tuple[OpenTeam, ...]
    """In the organisation's order, each before those below it."""
    objectives: tuple[OpenObjective, ...]
    """By team and cycle."""
    key_results: tuple[OpenKeyResult, ...]
    """Of all objectives, in their order."""
    check_ins: tuple[OpenCheckIn, ...]
    """By team and cycle, oldest first."""
    plans: tuple[OpenPlan, ...]
    """Teams' context for cycles."""
    retrospectives: tuple[OpenRetrospective, ...]
    """What teams learned."""
    metrics: tuple[OpenMetric, ...]
    """Metrics with their rows."""
    people: tuple[OpenPerson, ...]
    """Empty where configuration lets no person appear."""
    pages: tuple[OpenPage, ...]
    """Free pages."""
    alignment: tuple[OpenEdge, ...]
    """What supports what, and what needs what."""
    findings: tuple[OpenFinding, ...]
    """What the site says of its content on its quality pages."""
    changes: tuple[OpenWeek, ...]
    """What happened, week by week, newest first."""

"""The organisation, its cycles, teams, people and free pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.kinds import Cadence, CycleState
from okrsite_gen.model.open_data.computed import OpenRollUp
from okrsite_gen.model.open_data.values import OpenAddress, OpenAllowed, OpenSpan


@dataclass(frozen=True, slots=True)
class OpenPillar:
    """A part of the strategy that objectives can name."""

    id: str
    """Its name for objectives."""
    title: str = ""
    """Inline Markdown."""
    description: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class OpenOrganisationComputed:
    """What is known of the organisation as a whole."""

    address: str
    """The home page."""
    name: str
    """Name of the site, from okrsite.yml."""
    url: str = ""
    """Absolute address at which the site lives; missing where it is not known."""
    current_cycle: str = ""
    """Id of the innermost active cycle."""
    current_cycles: tuple[str, ...] = ()
    """Ids of the current cycle and those around it, innermost first."""
    top_teams: tuple[str, ...] = ()
    """Ids of the teams whose objectives are the organisation's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOrganisation:
    """What the organisation says of itself."""

    mission: str = ""
    """Inline Markdown."""
    vision: str = ""
    """Inline Markdown."""
    pillars: tuple[OpenPillar, ...] = ()
    """The parts of the strategy."""
    sponsor: str = ""
    """Who stands for OKRs in the leadership: a handle or plain words."""
    champions: tuple[str, ...] = ()
    """Who helps others with OKRs."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenOrganisationComputed
    """What the program worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCycleComputed:
    """What is worked out of a cycle."""

    address: str
    """Where it stands."""
    phase: str
    """`planning`, `running`, `grading`, `over` or `open`."""
    elapsed: Decimal | None = None
    """Share of its time that is gone on the as-of day, 0 to 1."""
    objectives: OpenRollUp
    """Its objectives taken together."""
    archived: date | None = None
    """The day on which its figures were archived, which nothing changes any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCycle:
    """A period for which objectives are set."""

    id: str
    """Name of its file, or of the folders that name it."""
    name: str
    """What readers see."""
    start: date | None = None
    """First day; from its name where its author wrote none."""
    end: date | None = None
    """Last day; from its name where its author wrote none."""
    parent: str = ""
    """Id of the cycle around it; found by its dates where its author wrote none."""
    state: CycleState | None = None
    """As its file says."""
    check_in: Cadence | None = None
    """How often check-ins are expected in it."""
    breaks: tuple[OpenSpan, ...] = ()
    """Days on which the clock stands still."""
    grading_until: date | None = None
    """Last day on which late values count."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    aliases: tuple[str, ...] = ()
    """Old addresses that must keep working."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenCycleComputed
    """What the program worked out."""


@dataclass(frozen=True, slots=True)
class OpenTeamCycle:
    """A team in one cycle."""

    cycle: str
    """Id of the cycle."""
    address: str
    """Where the two stand together."""
    objectives: OpenRollUp
    """Its own and shared objectives taken together."""


@dataclass(frozen=True, slots=True)
class OpenTeamComputed:
    """What is worked out of a team."""

    address: str
    """Where it stands."""
    depth: int
    """How many teams are above it."""
    children: tuple[str, ...] = ()
    """Ids of the teams directly below it."""
    cycles: tuple[OpenTeamCycle, ...] = ()
    """Its cycles, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTeam:
    """A team, or any unit that has objectives."""

    id: str
    """Name of its folder."""
    name: str
    """What readers see."""
    parent: str = ""
    """Id of the team above it."""
    lead: str = ""
    """Who leads it: a handle or plain words."""
    champion: str = ""
    """Who helps it with OKRs."""
    members: tuple[str, ...] = ()
    """Handles or plain names."""
    kind: str = ""
    """As written: `company`, `department`, `squad`."""
    contact: str = ""
    """Where to ask."""
    check_in: Cadence | None = None
    """How often it checks in."""
    order: int | None = None
    """Its place among its neighbours."""
    state: str = "active"
    """`active` or `closed`."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    aliases: tuple[str, ...] = ()
    """Old addresses that must keep working."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenTeamComputed
    """What the program worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPerson:
    """Somebody who owns things. A person is never scored, ranked or counted."""

    id: str
    """The handle."""
    name: str
    """What readers see."""
    team: str = ""
    """Id of the team that they belong to."""
    role: str = ""
    """What they do."""
    picture: str = ""
    """Path of a picture among the assets."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenAddress
    """Where their page stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPage:
    """A page that is none of the others."""

    id: str
    """Its path below `pages/`, in lower case and without its ending."""
    title: str = ""
    """Inline Markdown."""
    order: int | None = None
    """Its place in the list of pages."""
    body: str = ""
    """Markdown."""
    audience: str = ""
    """Who may see it, as written; missing in a build that leaves anything out."""
    aliases: tuple[str, ...] = ()
    """Old addresses that must keep working."""
    allow: tuple[OpenAllowed, ...] = ()
    """Findings that are right there all the same; missing in a build that leaves anything out."""
    computed: OpenAddress
    """Where it stands."""

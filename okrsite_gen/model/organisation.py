"""Teams, cycles, people, metrics, pages, and the organisation that holds everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.model.archive import Archive
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective, Update
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import Alignment, Cadence, CycleState, Direction
from okrsite_gen.model.names import Owner, Place, fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.values import Figure

COMPANY = "company"
"""The kind of team that is the organisation itself."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A period for which objectives are set. Cycles may overlap, nest, and lack an end."""

    key: str
    id: str
    name: str
    place: Place
    start: date | None = None
    end: date | None = None
    """Last day of the cycle; None when it is open-ended or its dates are not known."""
    parent: str = ""
    """Key of the cycle around it; empty if none."""
    state: CycleState | None = None
    check_in: Cadence | None = None
    breaks: tuple[tuple[date, date], ...] = ()
    """First and last day of each break; the check-in clock stands still in them."""
    grading_until: date | None = None
    """Last day on which late values count; derived from `end` where the author gave none."""
    body: str = ""
    body_line: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """A team, or any unit that has objectives."""

    key: str
    id: str
    name: str
    place: Place
    parent: str = ""
    """Key of the team above; empty for a top."""
    lead: Owner | None = None
    champion: Owner | None = None
    members: tuple[Owner, ...] = ()
    kind: str = ""
    contact: str = ""
    check_in: Cadence | None = None
    order: int | None = None
    closed: bool = False
    body: str = ""
    body_line: int = 0
    aliases: tuple[str, ...] = ()

    @property
    def is_company(self) -> bool:
        """Whether it says of itself that it is the organisation, and still exists."""
        return fold(self.kind) == COMPANY and not self.closed


def heads(teams: Iterable[Team]) -> tuple[Team, ...]:
    """Return the teams whose objectives are the organisation's: of the tops the one that is the company, else all."""
    tops = tuple(team for team in teams if not team.parent)
    companies = tuple(team for team in tops if team.is_company)
    return companies if len(companies) == 1 else tops


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of the strategy that objectives can name."""

    key: str
    id: str
    title: str
    description: str = ""
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Charter:
    """What the organisation says of itself in `index.md`."""

    place: Place
    mission: str = ""
    """Inline Markdown, as is `vision`."""
    vision: str = ""
    pillars: tuple[Pillar, ...] = ()
    sponsor: Owner | None = None
    champions: tuple[Owner, ...] = ()
    body: str = ""
    body_line: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns things. A person is never scored, ranked or counted."""

    key: str
    id: str
    name: str
    place: Place
    team: str = ""
    """Key of the person's team; empty if none."""
    role: str = ""
    picture: str = ""
    """Path of an asset relative to the content folder, or empty."""
    body: str = ""
    body_line: int = 0


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One dated value of a metric."""

    day: date
    value: Figure
    note: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """A KPI: a figure whose health is watched, whether or not an objective wants to move it."""

    key: str
    id: str
    name: str
    place: Place
    unit: str = ""
    better: Direction | None = None
    healthy_min: Figure | None = None
    healthy_max: Figure | None = None
    owner: Owner | None = None
    source: str = ""
    rows: tuple[MetricRow, ...] = ()
    """By date, oldest first."""
    body: str = ""
    body_line: int = 0


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page that is none of the others ("How we do OKRs")."""

    key: str
    """Folded path below `pages/`, without the ending."""
    title: str
    place: Place
    body: str = ""
    body_line: int = 0
    order: int | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is published as it is."""

    path: str
    """Address below the site's root, `assets/…`, as written."""
    file: str
    """Path of the source relative to the project folder."""
    digest: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A source that could not be read, kept so that its address does not vanish."""

    place: Place
    kind: str
    """`objective`, `check-in`, `team`, `cycle`, `metric`, `person`, `page`, `plan`, `retrospective` or `index`."""
    key: str
    """The key that the entity would have had."""
    doubt: str = ""
    """`draft` where it may be a draft, `readers` where it may be for fewer people; then no page may name it."""


@dataclass(frozen=True, slots=True)
class SupportEdge:
    """A supporting link seen from the supported objective."""

    supporter: str
    """Key of the supporting objective."""
    key_result: str
    """Key of the key result supported, or empty when the objective as a whole is."""
    status: Alignment


@dataclass(frozen=True, slots=True)
class NeedEdge:
    """A dependency seen from the providing side."""

    asker: str
    """Key of the objective that needs something."""
    position: int
    """Index in that objective's `depends_on`."""


@dataclass(frozen=True, slots=True)
class UpdateEdge:
    """An update seen from the objective or key result it is about."""

    check_in: CheckIn
    update: Update


@dataclass(frozen=True, slots=True)
class Org:
    """Everything that was read and may be shown, with the indexes that answer "who refers to this".

    All keys are folded. Mappings iterate in the order in which things are to be listed: teams by `order`, then
    name (parents before children is not promised), cycles by start, then id, objectives by team, cycle and slug,
    check-ins by date, then team.
    """

    charter: Charter
    teams: Mapping[str, Team]
    cycles: Mapping[str, Cycle]
    objectives: Mapping[str, Objective]
    key_results: Mapping[str, KeyResult]
    check_ins: Mapping[str, CheckIn]
    plans: Mapping[str, Plan]
    retrospectives: Mapping[str, Retrospective]
    metrics: Mapping[str, Metric]
    people: Mapping[str, Person]
    pages: Mapping[str, FreePage]
    assets: Mapping[str, Asset]
    broken: tuple[BrokenFile, ...] = ()
    history: History = field(default_factory=History)
    archives: Mapping[str, Archive] = field(default_factory=dict)
    """Cycle key → its archive, for cycles that were archived."""
    restored: Mapping[str, date] = field(default_factory=dict)
    """Source file that cannot be read → the day of its last version that could be, which stands in for it."""
    hides: bool = False
    """Whether this build leaves out what other readers may see; then pages say so in a fixed sentence."""
    supporters: Mapping[str, tuple[SupportEdge, ...]] = field(default_factory=dict)
    """Objective key → who supports it or one of its key results."""
    needed_by: Mapping[str, tuple[NeedEdge, ...]] = field(default_factory=dict)
    """Objective key, or team key, → who depends on it."""
    audiences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(kind, key) → the audience that its author wrote; kinds as in `BrokenFile`, and `key-result`; the key of `index`
    is empty. Empty where this build hides anything."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """Key of an objective or key result → the audience that may see its figures, as written; empty likewise."""
    updates: Mapping[str, tuple[UpdateEdge, ...]] = field(default_factory=dict)
    """Objective key or key result key → every update about it, oldest first."""
    objectives_of: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(team key, cycle key) → keys of the team's own objectives."""
    shared_objectives_of: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(team key, cycle key) → keys of objectives of other teams shared with it."""
    key_results_owned_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Team key → keys of key results it owns in other teams' objectives."""
    children: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Team key → keys of the teams directly below; the empty key holds the tops."""
    carried_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Objective key → keys of objectives that continue it."""

"""What `okrsite.yml` decides, with the defaults that hold where it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Ambition, Cadence
from okrsite_gen.model.metric_sources import MetricSource


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How the site presents itself."""

    name: str = "OKRs"
    url: str = ""
    """Absolute address at which the site will live, with a trailing slash; empty when unknown."""
    description: str = ""
    language: str = "en"
    timezone: str = "UTC"
    logo: str = ""
    """Path of an asset, or empty."""
    indexing: bool = False
    """Whether search engines may list the site."""
    first_url: str = ""
    """Absolute address at which it lived first, with a trailing slash; empty where it never moved."""


@dataclass(frozen=True, slots=True)
class RepositorySettings:
    """Where readers can see and edit the sources."""

    url: str = ""
    branch: str = "main"
    provider: str = ""
    """`github`, `gitlab`, `gitea`, `forgejo`, `bitbucket` or empty."""
    edit: str = ""
    """Address pattern with `{path}` that overrides the provider's form."""


@dataclass(frozen=True, slots=True)
class CycleSettings:
    """Which cycle is current, and how fiscal years are named."""

    current: str = ""
    """Key of the cycle to show as current; empty lets the date decide."""
    fiscal_start: int = 1
    """Month, 1 to 12, in which the fiscal year starts."""
    fiscal_named_by_last: bool = True
    """Whether FY27 is the fiscal year that ends (True) or begins (False) in 2027."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Every number behind a status. Fractions are of progress (0.16 = 16 points)."""

    confidence_off: int = 3
    """Confidence at or below this is off track."""
    confidence_at_risk: int = 5
    """Confidence at or below this is at risk when the objective is committed."""
    confidence_fall: int = 2
    """A fall by at least this from the first value is at risk, unless confidence is still `confidence_safe` or more."""
    confidence_safe: int = 7
    """From this level on a fall is no risk, and a pace that is off track contradicts it."""
    pace_off: Decimal = Decimal("0.33")
    """A gap to the planned path worse than this is off track."""
    pace_at_risk: Decimal = Decimal("0.16")
    """A gap to the planned path worse than this is at risk."""
    early: Decimal = Decimal("0.15")
    """Share of the path in which pace is not judged."""
    fresh_days: int = 3
    """Working days that a check-in may come after its cadence and still be fresh."""
    guardrail_checks: int = 2
    """So many checks in a row outside the band are off track."""
    check_in_before: int = 14
    """Days before its cycle's start from which a check-in counts."""
    grading_days: int = 14
    """Days after its cycle's end in which late values count."""


@dataclass(frozen=True, slots=True)
class ScoreSettings:
    """How scores are read."""

    low: Decimal = Decimal("0.4")
    """Below this a score is in the lowest band."""
    high: Decimal = Decimal("0.7")
    """From this on a score is in the highest band."""
    expected_committed: Decimal = Decimal("1.0")
    expected_aspirational: Decimal = Decimal("0.7")

    def expected(self, ambition: Ambition) -> Decimal:
        """Return the score (0–1) that counts as a good result for an ambition."""
        return self.expected_committed if ambition is Ambition.COMMITTED else self.expected_aspirational


@dataclass(frozen=True, slots=True)
class Headings:
    """Words that open the special sections of check-ins and retrospectives, in comparable form."""

    wins: tuple[str, ...] = ("wins",)
    blockers: tuple[str, ...] = ("blockers",)
    asks: tuple[str, ...] = ("asks",)
    next: tuple[str, ...] = ("next",)
    keep: tuple[str, ...] = ("keep",)
    change: tuple[str, ...] = ("change",)
    learned: tuple[str, ...] = ("learned",)


@dataclass(frozen=True, slots=True)
class HistorySettings:
    """What pages tell of the past that git knows."""

    show: bool = True
    """Whether pages show it at all."""
    authors: str = "initials"
    """How authors of commits appear: `full`, `initials` or `none`."""


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One entry that configuration adds to the site's navigation."""

    label: str
    target: str
    """An address on the site (`/pages/how/`) or an absolute one."""


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """Which theme draws the site, with its options."""

    name: str = "default"
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outputs:
    """Which machine-readable outputs are written."""

    json: bool = True
    csv: bool = True
    feeds: bool = True
    calendar: bool = True
    badges: bool = False
    pictures: bool = False
    markdown: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole configuration, validated."""

    site: SiteSettings = field(default_factory=SiteSettings)
    content: tuple[str, ...] = ("content",)
    """Content folders, relative to the project folder."""
    repository: RepositorySettings = field(default_factory=RepositorySettings)
    discuss_url: str = ""
    publish_visibility: str = ""
    """`private`, `public` or empty where nothing was decided."""
    as_of: date | None = None
    """A fixed date for demonstrations; a banner says so."""
    audiences: tuple[str, ...] = ()
    """Widest first; empty means one audience that sees everything."""
    default_audience: str = ""
    check_in_audience: str = ""
    repository_audience: str = ""
    owners: str = "person"
    """How people appear: `person`, `role` or `none`."""
    cycles: CycleSettings = field(default_factory=CycleSettings)
    check_in_every: Cadence = Cadence.WEEKLY
    headings: Headings = field(default_factory=Headings)
    history: HistorySettings = field(default_factory=HistorySettings)
    decimal_comma: bool = False
    thresholds: Thresholds = field(default_factory=Thresholds)
    scores: ScoreSettings = field(default_factory=ScoreSettings)
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    """Finding code → severity, None for off."""
    rule_options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    theme: ThemeSettings = field(default_factory=ThemeSettings)
    navigation: tuple[NavigationItem, ...] = ()
    outputs: Outputs = field(default_factory=Outputs)
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Old address → new address."""
    metric_sources: Mapping[str, MetricSource] = field(default_factory=dict)
    """Metric key → where its rows come from; asked only when rows are pulled."""

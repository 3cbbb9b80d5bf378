"""The groups of keys inside `okrsite.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from okrsite_gen.content.codes_fields import WRONG_SHAPE
from okrsite_gen.content.configuration.fields import (
    Count,
    Days,
    EditPattern,
    Language,
    Level,
    Logo,
    Month,
    RepositoryUrl,
    Share,
    SiteUrl,
    Target,
    Timezone,
)
from okrsite_gen.content.schema.vocabulary import CadenceWord
from okrsite_gen.content.shape.base import Shape, called
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Flag
from okrsite_gen.content.shape.problems import Problem
from okrsite_gen.content.shape.texts import Entry, Line, Text
from okrsite_gen.content.shape.words import Words, plain, said
from okrsite_gen.model.kinds import Cadence

VisibilityWord = Annotated[
    str, Words(plain("private", "public"), said(private="internal company false no", public="open world true yes"))
]
ProviderWord = Annotated[
    str, Words(plain("github", "gitlab", "gitea", "forgejo", "bitbucket"), said(forgejo="codeberg"))
]
NamedByWord = Annotated[bool, Words({"last": True, "first": False}, said(last="end ends ending", first="start begins"))]
SeverityWord = Annotated[
    str,
    Words(
        plain("off", "info", "warning", "error"),
        said(off="none no false never disable disabled ignore", warning="warn on true yes", info="hint note notice"),
    ),
]


class SiteShape(Shape):
    """How the site presents itself."""

    also_called = called(
        name="title site_name",
        url="base_url site_url address canonical",
        description="tagline subtitle summary",
        language="lang locale",
        timezone="tz time_zone",
        indexing="index robots search_engines noindex",
    )
    name: Line = ""
    url: SiteUrl = ""
    description: Line = ""
    language: Language = "en"
    timezone: Timezone = "UTC"
    logo: Logo = ""
    indexing: Flag = False


class RepositoryShape(Shape):
    """Where readers can see and edit the sources."""

    sentence = "url"
    also_called = called(
        url="repo link address remote",
        branch="ref default_branch",
        provider="host type kind",
        edit="edit_url edit_uri edit_pattern",
    )
    url: RepositoryUrl = ""
    branch: Entry = "main"
    provider: ProviderWord = ""
    edit: EditPattern = ""


class PublishShape(Shape):
    """Who can open the published site."""

    sentence = "visibility"
    also_called = called(visibility="access audience")
    visibility: VisibilityWord = ""


class FiscalYearShape(Shape):
    """How fiscal years run and are named."""

    also_called = called(starts="start begins month first_month", named_by="named_after name named")
    starts: Month = 1
    named_by: NamedByWord = True


class CyclesShape(Shape):
    """Which cycle is current, and how fiscal years are named."""

    also_called = called(current="active default", fiscal_year="fiscal year financial_year")
    current: Line = ""
    fiscal_year: FiscalYearShape = FiscalYearShape.model_construct()


class HeadingsShape(Shape):
    """Words that open special sections."""

    also_called = called(
        wins="win", blockers="blocker blocked risks", asks="ask", next="next_steps", learned="learnings learning"
    )
    wins: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    blockers: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    asks: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    next: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    keep: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    change: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    learned: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()


class CheckInsShape(Shape):
    """How often check-ins are expected, and the words of their headings."""

    also_called = called(every="cadence frequency interval check_in", headings="heading sections words")
    every: CadenceWord = Cadence.WEEKLY
    headings: HeadingsShape = HeadingsShape.model_construct()


class ThresholdsShape(Shape):
    """The numbers behind a status, by the names that `Thresholds` documents."""

    confidence_off: Level = 3
    confidence_at_risk: Level = 5
    confidence_fall: Level = 2
    confidence_safe: Level = 7
    pace_off: Share | None = None
    pace_at_risk: Share | None = None
    early: Share | None = None
    fresh_days: Days = 3
    guardrail_checks: Count = 2
    check_in_before: Days = 14
    grading_days: Days = 14


class StatusShape(Shape):
    """How statuses are decided."""

    also_called = called(thresholds="threshold rules limits")
    thresholds: ThresholdsShape = ThresholdsShape.model_construct()


class BandsShape(Shape):
    """From which score on a result is in the middle and in the highest band."""

    also_called = called(low="red lower", high="green upper")
    low: Share | None = None
    high: Share | None = None


class ExpectedShape(Shape):
    """Which score a good result has."""

    committed: Share | None = None
    aspirational: Share | None = None


class ScoresShape(Shape):
    """How scores are read."""

    bands: BandsShape = BandsShape.model_construct()
    expected: ExpectedShape = ExpectedShape.model_construct()


class RuleShape(Shape):
    """How severe a finding is, and the options of its rule."""

    sentence = "severity"
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]
    severity: SeverityWord = ""

    @property
    def options(self) -> dict[str, str]:
        """Name of each option → its value as written."""
        return self.__pydantic_extra__


class ThemeShape(Shape):
    """Which theme draws the site."""

    sentence = "name"
    name: Entry = "default"
    options: Annotated[dict[str, Line], MAPPING] = Field(default={})


class NavigationShape(Shape):
    """One entry that is added to the site's navigation."""

    also_called = called(label="title name text words", target="url to href link address path page")
    label: Entry
    target: Target

    @classmethod
    def misread(cls, raw: object) -> Problem:
        """Show how the two fields are written."""
        label, _, target = raw.rpartition(": ") if isinstance(raw, str) else ("", "", "")
        shown = (label[:80] or "How we do OKRs", target[:80] or "/pages/how/")
        hint = f"Write `- label: {shown[0]}`, and below it `target: {shown[1]}`."
        return Problem(WRONG_SHAPE, "does not say which part is the label and which the target", "", hint)


class OutputsShape(Shape):
    """Which machine-readable outputs are written."""

    also_called = called(
        json="api",
        csv="tables",
        feeds="feed atom rss",
        calendar="ics ical",
        badges="badge",
        pictures="images png open_graph og",
    )
    json_files: Flag = Field(default=True, alias="json")
    csv: Flag = True
    feeds: Flag = True
    calendar: Flag = True
    badges: Flag = True
    pictures: Flag = False


class MetricsShape(Shape):
    """Where metrics' rows come from."""

    also_called = called(sources="source")
    sources: Annotated[dict[str, dict[str, Text]], MAPPING] = Field(default={})

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
from okrsite_gen.content.shape.base import Shape, called
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Flag
from okrsite_gen.content.shape.problems import Problem
from okrsite_gen.content.shape.texts import Entry, Line
from okrsite_gen.content.shape.vocabulary import CadenceWord
from okrsite_gen.content.shape.words import Words, plain, said
from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.settings import ScoreSettings, Thresholds

VisibilityWord = Annotated[
    str, Words(plain("private", "public"), said(private="internal company false no", public="open world true yes"))
]
ProviderWord = Annotated[
    str, Words(plain("github", "gitlab", "gitea", "forgejo", "bitbucket"), said(forgejo="codeberg"))
]
NamedByWord = Annotated[bool, Words({"last": True, "first": False}, said(last="end ends ending", first="start begins"))]
AuthorsWord = Annotated[
    str,
    Words(
        plain("full", "initials", "none"),
        said(full="name names yes true", initials="initial short", none="off no false hide hidden anonymous"),
    ),
]
SeverityWord = Annotated[
    str,
    Words(
        {**plain("off", "info", "warning", "error"), "hint": "info"},
        said(off="none no false never disable disabled ignore", warning="warn on true yes", info="note notice"),
    ),
]


class SiteShape(Shape):
    """How the site presents itself."""

    also_called = called(
        name="title site_name",
        url="base_url site_url address canonical",
        first_url="old_url former_url previous_url original_url feed_url",
        description="tagline subtitle summary",
        language="lang locale",
        timezone="tz time_zone",
        indexing="index robots search_engines noindex",
    )
    name: Line = ""
    """The name of the site, in its header and in the title of every page."""
    url: SiteUrl = ""
    """Where the site will live. Feeds, calendars, the sitemap and previews in chats need it; links between pages do
    not."""
    first_url: SiteUrl = ""
    """Where the site lived first, if it has moved since. What feeds and calendars tell keeps its name from there, so
    that nobody gets it a second time."""
    description: Line = ""
    """One sentence for search engines and previews."""
    language: Language = "en"
    """The language of the site's own words and of numbers and dates: `en`, `de`, `fr`, `es`, `ja`, `ar`, or one of a
    country, such as `en-GB` or `de-CH`."""
    timezone: Timezone = "UTC"
    """The time zone that decides what day it is, such as `Europe/Amsterdam`."""
    logo: Logo = ""
    """A picture of the content's `assets` folder, such as `assets/logo.svg`."""
    indexing: Flag = False
    """Whether search engines may list the site."""


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
    """The address at which a browser shows the repository. The links "edit this page" lead there."""
    branch: Entry = "main"
    """The branch that the site is built from."""
    provider: ProviderWord = ""
    """What runs there, if the address does not tell: it decides the form of the links."""
    edit: EditPattern = ""
    """The form of the links to edit a file, where no provider fits: with `{path}`, and `{branch}` if needed."""


class PublishShape(Shape):
    """Who can open the published site."""

    sentence = "visibility"
    also_called = called(visibility="access audience")
    visibility: VisibilityWord = ""
    """Whether the whole internet may open the site. Only with `public` does `build --pages-public` build for it."""


class FiscalYearShape(Shape):
    """How fiscal years run and are named."""

    also_called = called(starts="start begins month first_month", named_by="named_after name named")
    starts: Month = 1
    """The month in which the fiscal year starts, as a number or by its English name."""
    named_by: NamedByWord = True
    """Whether `FY27` ends (`last`) or begins (`first`) in 2027."""


class CyclesShape(Shape):
    """Which cycle is current, and how fiscal years are named."""

    also_called = called(current="active default", fiscal_year="fiscal year financial_year")
    current: Line = ""
    """The cycle to show as current; without it the date decides."""
    fiscal_year: FiscalYearShape = FiscalYearShape.model_construct()
    """How fiscal years run and are named."""


class HeadingsShape(Shape):
    """Words that open special sections."""

    also_called = called(
        wins="win", blockers="blocker blocked risks", asks="ask", next="next_steps", learned="learnings learning"
    )
    wins: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what went well, in check-ins."""
    blockers: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what stands in the way, in check-ins."""
    asks: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what is needed from whom, in check-ins."""
    next: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what comes next, in check-ins."""
    keep: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what to keep, in retrospectives."""
    change: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what to change, in retrospectives."""
    learned: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Headings over what was learned, in retrospectives."""


class CheckInsShape(Shape):
    """How often check-ins are expected, and the words of their headings."""

    also_called = called(every="cadence frequency interval check_in", headings="heading sections words")
    every: CadenceWord = Cadence.WEEKLY
    """How often a check-in is expected where no objective, team or cycle says otherwise."""
    headings: HeadingsShape = HeadingsShape.model_construct()
    """Your words for the headings that okrsite collects. Without them, those of the site's language and of English."""


class HistoryShape(Shape):
    """What pages tell of the past that git knows."""

    also_called = called(show="shown pages enabled", authors="author names")
    show: Flag = True
    """Whether pages show what git knows: changes with their day, commit and reason, and targets that were changed."""
    authors: AuthorsWord = "initials"
    """How the authors of commits appear on pages. Unless `owners` is `person`, they do not."""


class ThresholdsShape(Shape):
    """The numbers behind a status."""

    documented_by = Thresholds

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
    """The numbers behind a status."""


class BandsShape(Shape):
    """From which score on a result is in the middle and in the highest band."""

    documented_by = ScoreSettings
    also_called = called(low="red lower", high="green upper")
    low: Share | None = None
    high: Share | None = None


class ExpectedShape(Shape):
    """Which score a good result has."""

    committed: Share | None = None
    """The score that is a good result of a committed objective."""
    aspirational: Share | None = None
    """The score that is a good result of an aspirational objective."""


class ScoresShape(Shape):
    """How scores are read."""

    bands: BandsShape = BandsShape.model_construct()
    """From which score on a result is in which band."""
    expected: ExpectedShape = ExpectedShape.model_construct()
    """Which score a good result has."""


class RuleShape(Shape):
    """How severe a finding is: `KIN006: off`, or `severity` and options below the code."""

    sentence = "severity"
    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]
    severity: SeverityWord = ""
    """How severe the finding is from now on. An error can be made nothing less."""

    @property
    def options(self) -> dict[str, str]:
        """Name of each option → its value as written."""
        return self.__pydantic_extra__


class ThemeShape(Shape):
    """Which theme draws the site."""

    sentence = "name"
    name: Entry = "default"
    """The theme: `default`, or a folder in `themes/`. See [Themes](theme.md)."""
    options: Annotated[dict[str, Line], MAPPING] = Field(default={})
    """Options of the theme, by name; `okrsite theme list` tells which there are."""


class NavigationShape(Shape):
    """One entry that is added to the site's navigation."""

    also_called = called(label="title name text words", target="url to href link address path page")
    label: Entry
    """What the entry says."""
    target: Target
    """Where it leads: an address on the site, such as `/pages/how/`, or a web address."""

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
        markdown="md llms text twins",
    )
    json_files: Flag = Field(default=True, alias="json")
    """Data as JSON: at `/api/v1/`, and as `index.json` beside each page."""
    csv: Flag = True
    """Tables of objectives, key results, check-ins and alignment as CSV, at `/api/v1/`."""
    feeds: Flag = True
    """Atom feeds: of everything, each team, each objective whose cycle is not over, and one with an entry a week."""
    calendar: Flag = True
    """Calendars to subscribe to, of everything and of each team."""
    badges: Flag = False
    """Badges: a small picture of how each objective, key result and team stands, for pages that are elsewhere."""
    pictures: Flag = False
    """Pictures with which chats show a link to an objective. They need `pip install '.[pictures]'` in your clone."""
    markdown: Flag = True
    """Each page in Markdown too (`index.md` beside it), and `llms.txt`, which says where to find what."""

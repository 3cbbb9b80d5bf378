"""The shape of `okrsite.yml` as a whole. Every key is optional."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from okrsite_gen.content.configuration import checks
from okrsite_gen.content.configuration.fields import Folder, Target, Version, WebAddress
from okrsite_gen.content.configuration.parts import (
    CheckInsShape,
    CyclesShape,
    HistoryShape,
    NavigationShape,
    OutputsShape,
    PublishShape,
    RepositoryShape,
    RuleShape,
    ScoresShape,
    SiteShape,
    StatusShape,
    ThemeShape,
)
from okrsite_gen.content.configuration.sources import MetricsShape, source_findings
from okrsite_gen.content.shape.base import Front, Path, called, given, within
from okrsite_gen.content.shape.dates import Day
from okrsite_gen.content.shape.finding_codes import FindingCode
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE, RECORDS, as_names
from okrsite_gen.content.shape.problems import Problem
from okrsite_gen.content.shape.reads import Prepares
from okrsite_gen.content.shape.texts import Alias, Id, Line
from okrsite_gen.content.shape.words import DecimalWord, Words, plain, said

OwnersWord = Annotated[
    str,
    Words(plain("person", "role", "none"), said(person="name people full", role="roles title", none="no hidden off")),
]

_SOURCES = ("metrics", "sources")


class Configuration(Front):
    """Everything that `okrsite.yml` may say."""

    also_called = called(
        site="website",
        content="folders content_folders docs_dir sources",
        repository="repo repo_url git",
        discuss_url="discuss discussion discussions chat",
        publish="deploy visibility",
        as_of="today date",
        audiences="audience levels",
        owners="owner people persons",
        cycles="cycle",
        check_ins="check_in checkins cadence",
        decimal="decimal_separator decimals",
        status="statuses thresholds",
        scores="score scoring grading",
        rules="rule lint checks",
        navigation="nav menu",
        outputs="output formats",
        redirects="redirect",
        metrics="metric",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(
            ("name", "title", "url", "base_url", "description", "language", "timezone", "logo", "indexing"),
            "It is a key of `site`: write it below `site:`, further indented.",
        ),
        **dict.fromkeys(
            ("fiscal_year", "fiscal"), "It is a key of `cycles`: write `cycles:`, and below it `fiscal_year:`."
        ),
        **dict.fromkeys(("branch", "edit", "provider"), "It is a key of `repository`: write it below `repository:`."),
    }
    version: Version = 1
    """The version of the content format."""
    site: SiteShape = SiteShape.model_construct()
    """How the site presents itself."""
    content: Annotated[tuple[Folder, ...], ONE_OR_MORE] = ()
    """The content folders. Several are merged, and one that is missing is only mentioned."""
    repository: RepositoryShape = RepositoryShape.model_construct()
    """Where readers can see and edit the sources."""
    discuss_url: WebAddress = ""
    """Where people talk about OKRs: a channel or a forum."""
    publish: PublishShape = PublishShape.model_construct()
    """Who may open the published site."""
    as_of: Day | None = None
    """A fixed date for a demonstration. A banner says so on every page."""
    audiences: Annotated[tuple[Id, ...], Prepares(as_names, alone="text")] = ()
    """The circles of readers, widest first. Without any, everybody sees everything."""
    default_audience: Line = ""
    """The audience of what carries none, and for whom a plain `okrsite build` is. Needed where there are several."""
    check_in_audience: Line = ""
    """No part of a check-in is wider than this."""
    repository_audience: Line = ""
    """Who can read the files themselves. Whatever is meant for fewer people is an error."""
    owners: OwnersWord = "person"
    """How people appear: by name with a page of their own, by role, or not at all."""
    cycles: CyclesShape = CyclesShape.model_construct()
    """Which cycle is current, and how fiscal years are named."""
    check_ins: CheckInsShape = CheckInsShape.model_construct()
    """How often check-ins are expected, and the words of their headings."""
    history: HistoryShape = HistoryShape.model_construct()
    """What pages tell of the past that git knows."""
    decimal: DecimalWord = False
    """What stands before decimals: with `comma`, 4,6 is four and six tenths and 1.000 is a thousand."""
    status: StatusShape = StatusShape.model_construct()
    """How statuses are decided."""
    scores: ScoresShape = ScoresShape.model_construct()
    """How scores are read."""
    rules: Annotated[dict[FindingCode, RuleShape], MAPPING] = Field(default={})
    """Code of a finding → how severe it is."""
    theme: ThemeShape = ThemeShape.model_construct()
    """Which theme draws the site."""
    navigation: Annotated[tuple[NavigationShape, ...], RECORDS] = ()
    """Further entries of the site's navigation."""
    outputs: OutputsShape = OutputsShape.model_construct()
    """Which machine-readable outputs are written."""
    redirects: Annotated[dict[Alias, Target], MAPPING] = Field(default={})
    """Old address → new address, for pages that have moved."""
    metrics: MetricsShape = MetricsShape.model_construct()
    """Where metrics' rows come from."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at what must fit together."""
        named = ("default_audience", "check_in_audience", "repository_audience")
        has_default = bool(self.default_audience) or ("default_audience",) in self.left_out
        yield from checks.audience_findings(
            self.audiences,
            {name: getattr(self, name) for name in named},
            has_default=has_default,
            has_list="audiences" in self.model_fields_set and ("audiences",) not in self.left_out,
        )
        if self._is_whole("status", "thresholds"):
            yield from within(("status", "thresholds"), checks.threshold_findings(given(self.status.thresholds)))
        if self._is_whole("scores", "bands"):
            yield from within(("scores", "bands"), checks.band_findings(given(self.scores.bands)))
        if self._is_whole("check_ins", "headings"):
            yield from within(
                ("check_ins", "headings"), checks.heading_findings(given(self.check_ins.headings), self.site.language)
            )
        yield from checks.rule_findings({code: rule.severity for code, rule in self.rules.items()})
        yield from checks.folder_findings(self.content)
        yield from checks.redirect_findings(self.redirects)
        if self._is_whole("metrics", "allow_commands"):
            sources = {name: each for name, each in self.metrics.sources.items() if self._is_whole(*_SOURCES, name)}
            yield from within(("metrics",), source_findings(sources, self.metrics.allow_commands))

    def _is_whole(self, *group: str) -> bool:
        """Whether nothing of a group was left out; what is left should not be held against the defaults."""
        return not any(path[: len(group)] == group for path in self.left_out)

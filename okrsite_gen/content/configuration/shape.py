"""The shape of `okrsite.yml` as a whole. Every key is optional."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from okrsite_gen.content.codes_fields import SETTING_VALUE
from okrsite_gen.content.configuration import checks
from okrsite_gen.content.configuration.fields import Folder, Target, Version, WebAddress
from okrsite_gen.content.configuration.parts import (
    CheckInsShape,
    CyclesShape,
    MetricsShape,
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
from okrsite_gen.content.shape.base import Front, Path, called, given, within
from okrsite_gen.content.shape.dates import Day
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE, RECORDS, as_names
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Prepares, Reads
from okrsite_gen.content.shape.texts import Alias, Id, Line
from okrsite_gen.content.shape.words import Words, plain, said

_CODE = re.compile(r"[A-Za-z]{2,5}[0-9]{3}")


def read_code(raw: object) -> str:
    """Return the code of a finding in capitals."""
    words = one_text(raw).strip()
    if not _CODE.fullmatch(words):
        hint = "Write the code that stands beside the finding, such as `FLD001`."
        raise refusal(Problem(SETTING_VALUE, "is not the code of a finding", "", hint))
    return words.upper()


OwnersWord = Annotated[
    str,
    Words(plain("person", "role", "none"), said(person="name people full", role="roles title", none="no hidden off")),
]
DecimalWord = Annotated[bool, Words({"comma": True, "point": False}, said(comma=",", point=". dot period"))]
FindingCode = Annotated[str, Reads(read_code, {"type": "string"})]


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
    site: SiteShape = SiteShape.model_construct()
    content: Annotated[tuple[Folder, ...], ONE_OR_MORE] = ()
    repository: RepositoryShape = RepositoryShape.model_construct()
    discuss_url: WebAddress = ""
    publish: PublishShape = PublishShape.model_construct()
    as_of: Day | None = None
    audiences: Annotated[tuple[Id, ...], Prepares(as_names)] = ()
    default_audience: Line = ""
    check_in_audience: Line = ""
    repository_audience: Line = ""
    owners: OwnersWord = "person"
    cycles: CyclesShape = CyclesShape.model_construct()
    check_ins: CheckInsShape = CheckInsShape.model_construct()
    decimal: DecimalWord = False
    status: StatusShape = StatusShape.model_construct()
    scores: ScoresShape = ScoresShape.model_construct()
    rules: Annotated[dict[FindingCode, RuleShape], MAPPING] = Field(default={})
    theme: ThemeShape = ThemeShape.model_construct()
    navigation: Annotated[tuple[NavigationShape, ...], RECORDS] = ()
    outputs: OutputsShape = OutputsShape.model_construct()
    redirects: Annotated[dict[Alias, Target], MAPPING] = Field(default={})
    metrics: MetricsShape = MetricsShape.model_construct()

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Look at what must fit together."""
        named = ("default_audience", "check_in_audience", "repository_audience")
        has_default = bool(self.default_audience) or ("default_audience",) in self.left_out
        yield from checks.audience_findings(
            self.audiences, {name: getattr(self, name) for name in named}, has_default=has_default
        )
        if self._is_whole("status", "thresholds"):
            yield from within(("status", "thresholds"), checks.threshold_findings(given(self.status.thresholds)))
        if self._is_whole("scores", "bands"):
            yield from within(("scores", "bands"), checks.band_findings(given(self.scores.bands)))
        if self._is_whole("check_ins", "headings"):
            yield from within(("check_ins", "headings"), checks.heading_findings(given(self.check_ins.headings)))
        yield from checks.rule_findings({code: rule.severity for code, rule in self.rules.items()})
        yield from checks.folder_findings(self.content)
        yield from checks.redirect_findings(self.redirects)

    def _is_whole(self, *group: str) -> bool:
        """Whether nothing of a group was left out; what is left should not be held against the defaults."""
        return not any(path[: len(group)] == group for path in self.left_out)

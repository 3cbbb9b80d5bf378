"""What a command found and did, as one value that every output format can print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.pipeline.bytewise import FileDifference

CLEAN = 0
CONTENT_PROBLEMS = 1
USAGE_PROBLEMS = 2


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule was asked about, one after the other."""

    places: frozenset[tuple[str | int, ...]]
    """Where each of them stands: its file and the path into the front matter."""
    noun: str
    """In the plural: `key results`."""
    depth: int
    """How many steps into the front matter one of them stands: 2 for a key result, 0 for the whole file."""

    def told_of(self, findings: Iterable[Diagnostic]) -> int:
        """Return how many of them findings stand in; 0 where one stands elsewhere, as in a check-in about them."""
        met = self._entries(findings)
        return len(met) if met <= self.places else 0

    def met_by(self, findings: Iterable[Diagnostic]) -> int:
        """Return in how many of them anything was found, whatever was found elsewhere."""
        return len(self._entries(findings) & self.places)

    def _entries(self, findings: Iterable[Diagnostic]) -> set[tuple[str | int, ...]]:
        return {(each.place.file, *each.place.path[: self.depth]) for each in findings}


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of finding, as a screen tells it."""

    name: str
    """In kebab-case: `too-few-key-results`."""
    summary: str
    """One sentence: what is wrong."""
    rank: int
    """When it is told among others of the same severity: 0 first, what is about form alone last."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run over a whole project."""

    findings: tuple[Diagnostic, ...]
    """Located, by file and line; severities are those that configuration and `--strict` make of them."""
    as_of: date
    files: int
    """Content files read."""
    configuration_failed: bool = False
    """Whether the errors are about the configuration, so that content was not even read."""
    known: Counter[Severity] = field(default_factory=Counter, kw_only=True)
    """How many findings of each severity were known before, and so are left out."""
    mended: Mapping[str, int] = field(default_factory=dict, kw_only=True)
    """File → how much of it `--fix` mended before these findings were made."""
    looked_at: Mapping[str, Looked] = field(default_factory=dict, repr=False, kw_only=True)
    """Code of a rule → what it was asked about; only of rules that look at one thing after the other."""
    looked_in: tuple[str, ...] = field(default=(), kw_only=True)
    """Names of the cycles whose objectives rules were asked about."""
    sorts: Mapping[str, Sort] = field(default_factory=dict, repr=False, kw_only=True)
    """Code → what there is to say of its sort; of the codes of the findings only."""

    def rank(self, code: str) -> int:
        """Return how soon findings of one code are told among others of the same severity: 0 first."""
        return self.sorts[code].rank if code in self.sorts else 0

    def proportion(self, findings: Sequence[Diagnostic]) -> str:
        """Return how many there are of one kind, and of how many: "12 of 173 key results", "3 findings in 2 files"."""
        looked = self.looked_at.get(findings[0].code)
        if looked and (told := looked.told_of(findings)):
            return f"{told} of {len(looked.places)} {looked.noun}"
        files = len({each.place.file for each in findings})
        if len(findings) == 1:
            return "once"
        return f"{len(findings)} times in {files} files" if files > 1 else f"{len(findings)} times"

    def chosen(self, select: Collection[str], ignore: Collection[str]) -> Report:
        """Return the same with the findings of some codes only; empty `select` takes all, and `ignore` goes first.

        Errors stay whatever is chosen: nobody knows what there would be to find in what they keep from being read.
        """

        def wanted(each: Diagnostic) -> bool:
            return (not select or each.code in select) and each.code not in ignore

        return replace(
            self, findings=tuple(each for each in self.findings if each.severity is Severity.ERROR or wanted(each))
        )

    def with_new(self, findings: Sequence[Diagnostic]) -> Report:
        """Return the same with some of its findings only; the others were known before."""
        left_out = Counter(each.severity for each in self.findings)
        left_out.subtract(each.severity for each in findings)
        return replace(self, findings=tuple(findings), known=self.known + left_out)

    def as_build(self) -> BuildReport:
        """Return the same as the report of a build that wrote nothing."""
        return BuildReport(self.findings, self.as_of, self.files, self.configuration_failed)

    def count(self, severity: Severity) -> int:
        """Return how many findings are of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def stands(self) -> bool:
        """Whether nothing but the findings speaks against what was looked at."""
        return True

    @property
    def exit_code(self) -> int:
        """What the process should end with: 0 clean, 1 problems in content, 2 in the configuration."""
        if not self.count(Severity.ERROR):
            return CLEAN if self.stands else CONTENT_PROBLEMS
        return USAGE_PROBLEMS if self.configuration_failed else CONTENT_PROBLEMS


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to its output folder."""

    output: Path
    pages: int = 0
    """Pages of the site, files that are not HTML aside."""
    files: int = 0
    """Files of the site, all told."""
    written: int = 0
    """Files that were drawn or copied in this build."""
    kept: int = 0
    """Files that stand as they were."""
    removed: int = 0
    """Files of the build before that the site no longer has."""
    laid_out: tuple[str, ...] = ()
    """Names of the groups of pages that were laid out since something that they look at had changed."""
    up_to_date: bool = False
    """Whether nothing had changed at all, so that nothing was done."""


@dataclass(frozen=True, slots=True)
class Verified:
    """How a site differs from what a clean build writes. Paths are below the output folder."""

    same: int
    """Files with the same bytes."""
    differing: tuple[FileDifference, ...] = ()
    missing: tuple[str, ...] = ()
    """Files that a clean build writes."""
    extra: tuple[str, ...] = ()
    """Files of a former build that it does not write."""
    foreign: tuple[str, ...] = ()
    """Files that no build wrote."""
    carried: tuple[str, ...] = ()
    """Files for the host, which builds carry over."""
    built_by: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What the site tells of the build that made it, and is otherwise now: name → as it is told, as it is now."""

    @property
    def is_sound(self) -> bool:
        """Whether the site is what a clean build writes."""
        return not (self.differing or self.missing or self.extra or self.foreign)


@dataclass(frozen=True, slots=True)
class BuildReport(Report):
    """The findings of a build, and what came of it."""

    written: Written | None = None
    """None where an error stopped the build before anything was written."""
    audience: str = ""
    objectives: int = 0
    """Objectives, key results, teams and check-ins that the site shows."""
    key_results: int = 0
    teams: int = 0
    check_ins: int = 0
    kept_back: int = 0
    """Objectives that the content has and the site does not show."""
    verified: Verified | None = None
    """How the site that stood there differs from this build, where that was asked and this build wrote nothing."""

    @property
    def stands(self) -> bool:
        """Whether the site is what a clean build writes, where that was asked."""
        return self.verified is None or self.verified.is_sound

    @property
    def empty_for_audience(self) -> bool:
        """Whether the site shows no objective although there are some, so that it is hardly what somebody wanted."""
        return self.written is not None and not self.objectives and self.kept_back > 0

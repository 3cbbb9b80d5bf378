"""Findings as pages show them: each by itself, and those of one severity and rule together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from okrsite_gen.model.diagnostics import Diagnostic, Severity, order
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title

SEVEREST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

ROOM, WEIGHT = 1250, 19
"""HTML elements of one page for its findings; of a finding without `code` in its words."""

LONGEST_LINE = 300
"""Characters of a source line that a page shows."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    code: str
    """Family letters and three digits."""
    severity: Severity
    """How much it matters."""
    line: int
    """Line of the file, from 1; 0 where none is known."""
    column: int
    """Column, from 1; 0 where none is known."""
    message: str
    """What is wrong."""
    reason: str
    """Why it matters."""
    hint: str
    """What to write instead."""
    line_text: str
    """The source line."""
    file: str
    """Path of the file."""
    address: str
    """The page made from the file; empty if none is."""
    edit: str
    """Absolute address at which the file can be edited; empty if unknown."""
    source: str
    """Absolute address of the line at the hosting site; empty if unknown."""


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """Findings of one severity by one rule."""

    severity: Severity
    """Their severity."""
    code: str
    """Family letters and three digits of the rule."""
    rule: Link | None
    """What the rule says and where its page is; None where it has none."""
    total: int
    """How many there are, on all pages."""
    findings: tuple[FindingView, ...]
    """On this page, by file, line and column."""


Counts = tuple[tuple[Severity, int], ...]
"""(severity, how many), the most severe first; only those of which there are any."""

Totals = Counter[tuple[Severity, str]]
"""How many findings of each severity and rule there are, on all pages of a list."""


GUIDE = "writing-good-okrs"
"""The free page on writing OKRs, as `okrsite init` writes it."""


def guide(edition: Edition) -> Link | None:
    """Return the site's own page on writing OKRs; None where it has none."""
    page = edition.org.pages.get(GUIDE)
    title = edition.linker.title(page.title, file=page.place.file) if page else None
    return Link(title, routes.address_of_page(GUIDE)) if title else None


def in_order(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings with the most severe first, those of one rule together, then by place."""
    return sorted(findings, key=lambda each: (rank(each), each.code, order(each)))


def rank(finding: Diagnostic) -> int:
    """Return the position of a finding's severity, the most severe first."""
    return SEVEREST_FIRST.index(finding.severity)


def counts_of(findings: Iterable[Diagnostic]) -> Counts:
    """Return how many findings there are of each severity."""
    found = Counter(each.severity for each in findings)
    return tuple((severity, found[severity]) for severity in SEVEREST_FIRST if found[severity])


def totals_of(findings: Iterable[Diagnostic]) -> Totals:
    """Return how many findings there are of each severity and rule."""
    return Counter((each.severity, each.code) for each in findings)


def weigh(finding: Diagnostic) -> int:
    """Return how many HTML elements a finding takes."""
    return WEIGHT + sum(words.count("`") for words in (finding.message, finding.reason, finding.hint)) // 2


def finding_view(edition: Edition, finding: Diagnostic) -> FindingView:
    """Return one finding as a page shows it."""
    place = finding.place
    return FindingView(
        finding.code,
        finding.severity,
        place.line,
        place.column,
        finding.message,
        finding.reason,
        finding.hint,
        finding.line_text[:LONGEST_LINE].rstrip(),
        place.file,
        edition.linker.file_address(place.file),
        edition.frames.edit(place.file),
        edition.frames.line(place.file, place.line),
    )


def groups(edition: Edition, findings: Iterable[Diagnostic], totals: Totals) -> Iterator[RuleFindings]:
    """Yield findings that are in order, those of one severity and rule together."""
    for (severity, code), group in groupby(findings, key=lambda each: (each.severity, each.code)):
        shown = tuple(finding_view(edition, each) for each in group)
        yield RuleFindings(severity, code, _rule(edition, code), totals[severity, code], shown)


def _rule(edition: Edition, code: str) -> Link | None:
    advice = edition.coaching.advice.get(code)
    return Link(Title(advice.code.summary.removesuffix(".")), routes.address_of_rule(code)) if advice else None

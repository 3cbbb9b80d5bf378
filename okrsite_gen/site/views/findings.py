"""Findings as pages show them: each by itself, and those of one severity and rule together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from okrsite_gen.model.diagnostics import Diagnostic, Severity, order
from okrsite_gen.model.names import fold
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Link
from okrsite_gen.site.paging import Rest
from okrsite_gen.site.prose import Title

SEVEREST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)

ROOM, WEIGHT = 1250, 19
"""HTML elements of one page for its findings; of a finding without `code` in its words."""

NONE = Rest(0, 0)

LONGEST_LINE = 300
"""Characters of a source line that a page shows."""

NEW_FILES = {"CAD001": "next-check-in.write", "CAD003": "next-check-in.write", "INT004": "to-write.learn"}
"""Code of a finding that a new file settles → message that names that file. Its own need no change."""


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
    form: Link | None = None
    """Where the team's page offers the new file that settles it; None where it does not, or where none would."""


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """Findings of one severity by one rule."""

    severity: Severity
    """Their severity."""
    code: str
    """Family letters and three digits of the rule."""
    rule: Link | None
    """What the rule says and where its page is; None where it has none."""
    anchor: str
    """Its id on the page; empty where findings of another severity by the same rule have it."""
    total: int
    """How many there are, on all pages."""
    findings: tuple[FindingView, ...]
    """On this page, by file, line and column."""
    reason: str
    """Why it matters, where several have the same reason; else empty, and each tells its own."""
    hint: str
    """What to write instead, likewise."""
    rest: Rest = NONE
    """Those on the pages after this one."""


Counts = tuple[tuple[Severity, int], ...]
"""(severity, how many), the most severe first; only those of which there are any."""

Totals = Counter[tuple[Severity, str]]
"""How many findings of each severity and rule there are, on all pages of a list."""


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
    return Counter(map(_kind, findings))


def weigh(finding: Diagnostic) -> int:
    """Return how many HTML elements a finding takes."""
    return WEIGHT + sum(words.count("`") for words in (finding.message, finding.reason, finding.hint)) // 2


def finding_view(edition: Edition, finding: Diagnostic) -> FindingView:
    """Return one finding as a page shows it."""
    place = finding.place
    elsewhere = finding.code in NEW_FILES
    return FindingView(
        finding.code,
        finding.severity,
        place.line,
        place.column,
        finding.message,
        finding.reason,
        finding.hint,
        "" if elsewhere else shortened(finding.line_text),
        place.file,
        edition.linker.file_address(place.file),
        "" if elsewhere else edition.frames.edit(place.file),
        edition.frames.line(place.file, place.line),
        _form(edition, finding) if elsewhere else None,
    )


def shortened(line: str) -> str:
    """Return a source line, cut between two words where it is long."""
    if len(line) <= LONGEST_LINE:
        return line.rstrip()
    kept = line[:LONGEST_LINE]
    return f"{(kept.rpartition(' ')[0].rstrip() or kept)} …"


def _form(edition: Edition, finding: Diagnostic) -> Link | None:
    team = team_of(edition, finding.place.file)
    forms = edition.coaching.forms.get(team)
    return Link(message(NEW_FILES[finding.code]), f"{routes.address_of_team(team)}#part.write") if forms else None


def team_of(edition: Edition, file: str) -> str:
    """Return the key of the team in whose folder a file lies; empty where it lies in none."""
    for folder in edition.settings.content:
        inside = "teams/" if folder == "." else f"{folder}/teams/"
        if file.startswith(inside):
            key = fold(file.removeprefix(inside).partition("/")[0])
            return key if key in edition.org.teams else ""
    return ""


def rests(pages: Sequence[Sequence[Diagnostic]]) -> list[Rest]:
    """Return for each page of findings in order what of its last severity and rule stands on the pages after it."""
    found = [NONE]
    for page, following in zip(pages[-2::-1], pages[:0:-1], strict=True):
        same = sum(_kind(each) == _kind(page[-1]) for each in following)
        further = found[-1] if same == len(following) else NONE
        found.append(Rest(same + further.count, 1 + further.pages) if same else NONE)
    return found[::-1]


def _kind(finding: Diagnostic) -> tuple[Severity, str]:
    return finding.severity, finding.code


def groups(
    edition: Edition, findings: Sequence[Diagnostic], totals: Totals, rest: Rest = NONE
) -> Iterator[RuleFindings]:
    """Yield findings that are in order, those of one severity and rule together; of the last, `rest` is elsewhere."""
    named: set[str] = set()
    for (severity, code), group in groupby(findings, key=_kind):
        shown = tuple(finding_view(edition, each) for each in group)
        anchor = "" if code in named else anchor_of(code)
        named.add(code)
        reason = _same(each.reason for each in shown)
        hint = _same(each.hint for each in shown)
        rule, total = _rule(edition, code), totals[severity, code]
        later = rest if (severity, code) == _kind(findings[-1]) else NONE
        yield RuleFindings(severity, code, rule, anchor, total, shown, reason, hint, later)


def _same(words: Iterable[str]) -> str:
    """Return what several of them say alike; nothing where they differ, or there is one."""
    found = Counter(words)
    return next(iter(found)) if len(found) == 1 and found.total() > 1 else ""


def anchor_of(code: str) -> str:
    """Return the id of a rule's findings on a page."""
    return f"part.{code.lower()}"


def _rule(edition: Edition, code: str) -> Link | None:
    advice = edition.coaching.advice.get(code)
    return Link(Title(advice.code.summary.removesuffix(".")), routes.address_of_rule(code)) if advice else None

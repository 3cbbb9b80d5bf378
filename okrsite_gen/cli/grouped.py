"""Many findings, as a list that fits a screen: by kind, the worst first, with how many there are of how many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from okrsite_gen.cli.frames import SEVERITY_STYLES, SEVERITY_WORDS, where
from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.model.diagnostics import Diagnostic, Severity, order
from okrsite_gen.pipeline.report import Report

SCREEN = 40
"""Lines that a report may have before it is grouped, and that a grouped one has at most, its closing words included."""

EXAMPLES = 5
"""Examples of one kind at most."""

_CLOSING = 3
_ORDER = tuple(Severity)

Group = tuple[Diagnostic, ...]


def grouped(report: Report, findings: Sequence[Diagnostic], above: str = "") -> Iterator[Line]:
    """Yield at most `SCREEN` lines about findings: what the first kinds are with examples, and how many others wait."""
    groups = _groups(findings)
    room = SCREEN - _CLOSING
    shown = groups if 3 * len(groups) <= room else groups[: (room - 1) // 3]
    most = max((each for each in range(1, EXAMPLES + 1) if _height(shown, each) <= room), default=1)
    for group in shown:
        yield from _told(report, group, most, above)
    rest = groups[len(shown) :]
    if rest:
        count = sum(len(group) for group in rest)
        codes = ", ".join(group[0].code for group in rest[:6]) + (" …" if len(rest) > 6 else "")
        yield ((f"and {count} more of {len(rest)} other kinds: {codes}", ""),)
    yield (("Everything, with the lines: ", ""), ("okrsite check --all", "bold"), ("; one kind: ", ""), _one(groups))


def _one(groups: Sequence[Group]) -> tuple[str, str]:
    return (f"okrsite check --select {groups[0][0].code}", "bold")


def _groups(findings: Sequence[Diagnostic]) -> list[Group]:
    by_kind = sorted(findings, key=lambda each: (_ORDER.index(each.severity), each.code, order(each)))
    groups = [tuple(group) for _, group in groupby(by_kind, key=lambda each: (each.severity, each.code))]
    return sorted(groups, key=lambda group: (_ORDER.index(group[0].severity), -len(group)))


def _height(groups: Sequence[Group], most: int) -> int:
    return sum(2 + min(len(group), most) for group in groups) + 1


def _told(report: Report, group: Group, most: int, above: str) -> Iterator[Line]:
    first = group[0]
    yield (
        (f"{SEVERITY_WORDS[first.severity]} {first.code}", SEVERITY_STYLES[first.severity]),
        (f"  {report.proportion(group)}", "bold"),
        (f"  {harmless(first.hint.splitlines()[0] if first.hint else first.reason)}", ""),
    )
    for finding in group[:most]:
        yield ((f"  {where(finding, above)}", "dim"), (f"  {_short(harmless(finding.message))}", ""))
    if len(group) > most:
        yield ((f"  … and {len(group) - most} more", "dim"),)


def _short(message: str, longest: int = 110) -> str:
    return message if len(message) <= longest else f"{message[: longest - 2].rstrip()} …"

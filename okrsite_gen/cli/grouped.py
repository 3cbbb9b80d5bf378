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

_AROUND = 7
"""Lines around the groups: what was looked at, what kinds are left, where to go on, a summary, what can be mended."""
_NAMED = 2
"""Cycles that are named; of more their number is told."""
_ORDER = tuple(Severity)

Group = tuple[Diagnostic, ...]


def grouped(report: Report, findings: Sequence[Diagnostic], above: str = "") -> Iterator[Line]:
    """Yield at most `SCREEN` lines about findings: the first kinds with examples, and how many others wait."""
    groups = _groups(report, findings)
    room = SCREEN - _AROUND
    shown = groups[: room // 2]
    yield from _lead(report, findings)
    for group, examples in zip(shown, _shares(shown, room), strict=True):
        yield from _told(report, group, examples, above)
    rest = groups[len(shown) :]
    if rest:
        count = sum(len(group) for group in rest)
        codes = ", ".join(group[0].code for group in rest[:6]) + (" …" if len(rest) > 6 else "")
        yield ((f"and {count} more of {len(rest)} other kinds: {codes}", ""),)
    yield from _further(groups)


def _lead(report: Report, findings: Sequence[Diagnostic]) -> Iterator[Line]:
    """Yield how much of what was looked at could be better."""
    parts = [
        f"{looked.met_by(findings)} of {len(looked.places)} {looked.noun}"
        for looked in sorted(set(report.looked_at.values()), key=lambda looked: looked.depth)
        if looked.places
    ]
    if parts:
        cycles = ", ".join(report.looked_in)
        if len(report.looked_in) > _NAMED:
            cycles = f"{len(report.looked_in)} cycles"
        yield ((" and ".join(parts), "bold"), (f" of {cycles} have findings. The worst come first.", ""))


def _further(groups: Sequence[Group]) -> Iterator[Line]:
    """Yield what to do first, and how to see more."""
    first = groups[0][0].code
    yield (
        ("Begin with ", ""),
        (f"okrsite check --select {first}", "bold"),
        ("; what it is about: ", ""),
        (f"okrsite explain {first}", "bold"),
    )
    yield (("Everything, with the lines: ", ""), ("okrsite check --all", "bold"))


def _groups(report: Report, findings: Sequence[Diagnostic]) -> list[Group]:
    by_kind = sorted(findings, key=lambda each: (_ORDER.index(each.severity), each.code, order(each)))
    groups = [tuple(group) for _, group in groupby(by_kind, key=lambda each: (each.severity, each.code))]
    return sorted(
        groups, key=lambda group: (_ORDER.index(group[0].severity), group[0].code in report.minor, -len(group))
    )


def _shares(groups: Sequence[Group], room: int) -> list[int]:
    """Return how many examples each group has room for: one at least, and the first ones as many as they may have."""
    shares = []
    left = room - 2 * len(groups)
    for group in groups:
        more = min(len(group), EXAMPLES) - 1
        shares.append(1 + min(more, left))
        left -= min(more, left)
    return shares


def _told(report: Report, group: Group, most: int, above: str) -> Iterator[Line]:
    first = group[0]
    yield (
        (f"{SEVERITY_WORDS[first.severity]} {first.code}", SEVERITY_STYLES[first.severity]),
        (f"  {report.proportion(group)}", "bold"),
        (f"  {harmless(first.hint.splitlines()[0] if first.hint else first.reason)}", ""),
    )
    for finding in _examples(group, most):
        yield ((f"  {where(finding, above)}", "dim"), (f"  {_short(harmless(finding.message))}", ""))


def _examples(group: Group, most: int) -> Sequence[Diagnostic]:
    """Return examples from as many files as possible, in the order in which they stand there."""
    first_of_file = {each.place.file: each for each in reversed(group)}
    others = [each for each in group if first_of_file[each.place.file] is not each]
    return sorted([*reversed(first_of_file.values()), *others][:most], key=order)


def _short(message: str, longest: int = 110) -> str:
    return message if len(message) <= longest else f"{message[: longest - 2].rstrip()} …"

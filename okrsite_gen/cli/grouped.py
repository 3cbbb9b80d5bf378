"""Many findings, as a list that fits a screen: by kind, the worst first, with how many there are of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from okrsite_gen.cli.frames import SEVERITY_STYLES, SEVERITY_WORDS, where
from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.cli.summary import many
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
_LINE = 160
"""Columns that one line may have unless somebody says otherwise: two rows of a narrow terminal."""
_LEAST = 80
"""Columns that a message has at least, however long the path before it is."""
_QUOTED = 32
"""Characters of a quoted piece that are left where a message is too long; its end says more than its middle."""
_QUOTE = re.compile(rf"`([^`]{{{_QUOTED + 2},}})`")

Group = tuple[Diagnostic, ...]


def grouped(report: Report, findings: Sequence[Diagnostic], above: str = "", longest: int = _LINE) -> Iterator[Line]:
    """Yield at most `SCREEN` lines about findings: the first kinds with examples, and how many others wait.

    `longest` is how many columns a line may have.
    """
    groups = _groups(report, findings)
    shown = _that_fit(groups)
    yield from _lead(report, findings)
    for group, examples in zip(shown, _shares(shown), strict=True):
        yield from _told(report, group, examples, above, longest)
    rest = groups[len(shown) :]
    if rest:
        count = sum(len(group) for group in rest)
        codes = ", ".join(group[0].code for group in rest[:6]) + (" …" if len(rest) > 6 else "")
        kinds = "one other kind" if len(rest) == 1 else f"{len(rest)} other kinds"
        yield ((f"and {count} more of {kinds}: {codes}", ""),)
    yield from _further(groups)


def _lead(report: Report, findings: Sequence[Diagnostic]) -> Iterator[Line]:
    """Yield how much of what was looked at could be better; where files cannot be read, how much is wrong instead."""
    errors = sum(each.severity is Severity.ERROR for each in findings)
    if errors:
        counts = [many(errors, "error")]
        if warnings := sum(each.severity is Severity.WARNING for each in findings):
            counts.append(many(warnings, "warning"))
        yield ((", ".join(counts), "bold"), (". The worst come first.", ""))
        return
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
        ("; why it matters, with an example: ", ""),
        (f"okrsite explain {first}", "bold"),
    )
    yield (("Everything, with the lines: ", ""), ("okrsite check --all", "bold"))


def _groups(report: Report, findings: Sequence[Diagnostic]) -> list[Group]:
    by_kind = sorted(findings, key=lambda each: (_ORDER.index(each.severity), each.code, order(each)))
    groups = [tuple(group) for _, group in groupby(by_kind, key=lambda each: (each.severity, each.code))]
    # What says most about the goals is told first, however rarely it is met.
    return sorted(groups, key=lambda group: (_ORDER.index(group[0].severity), report.rank(group[0].code), -len(group)))


def _that_fit(groups: Sequence[Group]) -> Sequence[Group]:
    """Return the first groups that have room with an example each."""
    room = SCREEN - _AROUND
    for count, group in enumerate(groups):
        room -= _least(group)
        if room < 0:
            return groups[:count]
    return groups


def _least(group: Group) -> int:
    """Return how many lines a group takes at least: its head, what to do where that is the same for all, an example."""
    return 2 + bool(_shared_fix(group))


def _shares(groups: Sequence[Group]) -> list[int]:
    """Return how many examples each group has room for: one at least, and the first ones as many as they may have."""
    shares = []
    left = SCREEN - _AROUND - sum(map(_least, groups))
    for group in groups:
        more = min(len(group), EXAMPLES) - 1
        shares.append(1 + min(more, left))
        left -= min(more, left)
    return shares


def _told(report: Report, group: Group, most: int, above: str, longest: int) -> Iterator[Line]:
    first = group[0]
    sort = report.sorts.get(first.code)
    named = f"{first.code} {sort.name}" if sort else first.code
    yield (
        (f"{SEVERITY_WORDS[first.severity]} {named}", SEVERITY_STYLES[first.severity]),
        (f"  {report.proportion(group)}", "bold"),
        (f"  {sort.summary if sort else harmless(first.reason)}", ""),
    )
    fix = _shared_fix(group)
    if fix:
        yield (("  Fix: ", "bold"), (harmless(fix), "green"))
    for finding in _examples(group, most):
        spot = where(finding, above)
        yield ((f"  {spot}", "dim"), (f"  {_short(harmless(finding.message), longest - len(spot) - 4)}", ""))


def _shared_fix(group: Group) -> str:
    """Return what all of a group are told to do; empty where it differs, for what helps one may harm another."""
    fixes = {each.hint for each in group}
    return fixes.pop().partition("\n")[0] if len(fixes) == 1 else ""


def _examples(group: Group, most: int) -> Sequence[Diagnostic]:
    """Return examples from as many files as possible, in the order in which they stand there."""
    first_of_file = {each.place.file: each for each in reversed(group)}
    others = [each for each in group if first_of_file[each.place.file] is not each]
    return sorted([*reversed(first_of_file.values()), *others][:most], key=order)


def _short(message: str, longest: int) -> str:
    """Return a message that fits: long pieces that it quotes lose their middle first, so that its reason stays."""
    room = max(longest, _LEAST)
    if len(message) > room:
        message = _QUOTE.sub(lambda quote: f"`{quote[1][: _QUOTED // 2]}…{quote[1][-_QUOTED // 2 :]}`", message)
    return message if len(message) <= room else f"{message[: room - 2].rstrip()} …"

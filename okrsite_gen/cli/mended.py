"""What `okrsite check --fix` mended, told to people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.cli.summary import many
from okrsite_gen.pipeline.report import Report

if TYPE_CHECKING:
    from okrsite_gen.pipeline.mend import MendedFile


def told(files: Sequence[MendedFile], above: str) -> Iterator[Line]:
    """Yield what was mended in each file, and how much in all; `above` is the path to the project."""
    for each in files:
        file = harmless(str(PurePosixPath(above, each.change.file)))
        yield (("Mended ", "bold"), (file, ""), (f": {', '.join(_what(each))}", ""))
    if files:
        yield ((f"Mended {total(files)}.", "bold green"), (" Look at the changes before you publish them.", ""))
        yield ()


def mendable(report: Report) -> Counter[str]:
    """Return how many findings of each file have a fix. Whether it succeeds, only mending can tell."""
    return Counter(each.place.file for each in report.findings if each.fix is not None)


def offered(report: Report, possible: Sequence[MendedFile]) -> Iterator[Line]:
    """Yield a line on how many of the findings can be mended, if there are any; `possible` is what mending would do."""
    known = mendable(report)
    count = sum(min(known[each.change.file], len(each.findings)) for each in possible)
    if count:
        yield (("okrsite check --fix", "bold"), (f" can mend {'one' if count == 1 else count} of them.", ""))


def left(report: Report) -> Iterator[Line]:
    """Yield a line on findings that have a fix and were not mended, if there are any."""
    count = mendable(report).total()
    if count:
        what = "One finding has a fix that was" if count == 1 else f"{count} findings have fixes that were"
        yield ((f"{what} not made, since more errors would have come to light. Mend by hand what they say.", ""),)


def total(files: Sequence[MendedFile]) -> str:
    """Return how much there is to mend in how many files."""
    return f"{many(sum(each.count for each in files), 'thing')} in {many(len(files), 'file')}"


def _what(mended: MendedFile) -> Iterator[str]:
    from okrsite_gen.pipeline.explain import every_finding

    known = every_finding()
    for code, count in Counter(each.code for each in mended.findings).items():
        words = f"{known[code].code.name.replace('-', ' ')} ({code})"
        yield f"{words} {count} times" if count > 1 else words
    if mended.ids:
        yield f"{many(mended.ids, 'key result')} got an id"
    if mended.spaces:
        yield f"spaces at the {'end of 1 line' if mended.spaces == 1 else f'ends of {mended.spaces} lines'}"

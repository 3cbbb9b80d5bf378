"""Differences on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from okrsite_gen.cli.spans import Line, harmless
from okrsite_gen.cli.summary import many
from okrsite_gen.model import outline
from okrsite_gen.model.outline import Group, Mark, Outline

STYLES = {Mark.LESS: "bold red", Mark.NEW: "green", Mark.GONE: "red", Mark.OTHER: "cyan"}
_WIDTH = 100
NO_REASON = "no reason given"


def as_lines(told: Outline, above: str = "") -> Iterator[Line]:
    """Yield the lines that tell everything; `above` is the path to the project, before the names of files."""
    yield _head(told)
    for note in told.notes:
        yield (("! ", "bold yellow"), (harmless(note), ""))
    if not told.parts:
        begin, rest = told.nothing
        yield ((begin, "bold" if told.left_out else "bold green"), (rest, ""))
        return
    summary = ", ".join(words for _, words in told.summary)
    for line in textwrap.wrap(summary, _WIDTH):
        yield ((line, ""),)
    if told.hint:
        for line in textwrap.wrap(told.hint, _WIDTH, break_on_hyphens=False):
            yield ((line, "dim"),)
    for part in told.parts:
        yield ()
        yield ((harmless(part.title), "bold underline"), (f"  {many(part.count, 'change')}", "dim"))
        for group in part.groups:
            yield from _group(group, above)


def _head(told: Outline) -> Line:
    before, after = map(harmless, told.between)
    return ((before, "bold"), (" → ", ""), (after, "bold"), (f", as of {told.as_of}", "dim"))


def _group(group: Group, above: str) -> Iterator[Line]:
    note = f"  {group.note}" if group.note else ""
    file = f"  {_path(group.file, above)}" if group.file else ""
    yield (("  ", ""), (harmless(group.title), "bold"), (harmless(f"{note}{file}"), "dim"))
    for about, lines in group.blocks:
        if about:
            yield (("    ", ""), (harmless(about), ""))
        for line in lines:
            where = group.where(line)
            shown = f"  {where if line.file == group.file else _path(where, above)}" if where else ""
            yield (("  " if about else "", ""), *_line(line, shown))


def _path(file: str, above: str) -> str:
    return f"{above}/{file}" if above else file


def _line(line: outline.Line, where: str) -> Line:
    about = ((f"{harmless(line.about)}: ", ""),) if line.about else ()
    return (
        ("    ", ""),
        (f"{line.mark.value} ", STYLES[line.mark]),
        *about,
        (harmless(line.words), STYLES[line.mark] if line.mark is Mark.LESS else ""),
        *_values(line),
        *_reason(line),
        (harmless(where), "dim"),
    )


def _values(line: outline.Line) -> Line:
    if line.before and line.after:
        return ((", ", ""), (harmless(line.before), "red"), (" → ", ""), (harmless(line.after), "green"))
    return ((f", {harmless(line.before or line.after)}", ""),) if line.before or line.after else ()


def _reason(line: outline.Line) -> Line:
    if line.reason:
        return ((" (reason: ", ""), (harmless(line.reason), "italic"), (")", ""))
    return ((f" ({NO_REASON})", "yellow"),) if line.unexplained else ()

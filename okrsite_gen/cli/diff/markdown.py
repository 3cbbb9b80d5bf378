"""Differences as Markdown, for a comment on a pull request: short first, then by team, folded, and never too long."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.cli.diff.text import NO_REASON
from okrsite_gen.cli.markdown import markdown_text
from okrsite_gen.cli.summary import many
from okrsite_gen.model.outline import Group, Line, Mark, Outline, Part

MOST_BYTES = 60_000
"""Hosts refuse longer comments: GitHub takes 65,536 characters."""
_LEFT = 600
"""Bytes kept free for saying what is left out."""
_MOST_TARGETS = 30
"""Rows of the table of targets; the others stand with their team."""


def as_markdown(told: Outline, most: int = MOST_BYTES) -> str:
    """Return everything in at most `most` bytes; what has no room is counted."""
    head = "".join(f"{line}\n" for line in _head(told, most // 2))
    blocks, left = _blocks(told, most - len(head.encode()) - _LEFT)
    more = f"\n{many(left, 'more change')} left out here; all of them: <code>okrsite diff</code>\n" if left else ""
    return "".join((head, *blocks, more))


def _head(told: Outline, room: int) -> Iterator[str]:
    before, after = map(markdown_text, told.between)
    yield "### What changed in the OKRs"
    yield ""
    yield f"From {before} to {after}, as of {told.as_of}."
    yield ""
    for note in told.notes:
        yield f"> **Not read whole.** {markdown_text(note)}"
        yield ""
    if not told.parts:
        yield "".join(told.nothing)
        yield ""
        return
    yield ", ".join(f"**{words}**" if mark is Mark.LESS else words for mark, words in told.summary) + "."
    yield ""
    if told.hint:
        yield markdown_text(told.hint)
        yield ""
    yield from _targets(told, room)


def _targets(told: Outline, room: int) -> Iterator[str]:
    """Yield a table of what was made easier, whose reasons reviewers want to see first, in about `room` bytes."""
    rows = list(told.weakened)
    if not rows:
        return
    yield "| Less is asked for | before | now | reason |"
    yield "|---|---|---|---|"
    shown = 0
    for part, group, line in rows[:_MOST_TARGETS]:
        name = f"{markdown_text(part.title)}: {markdown_text(line.about or group.title)}, {markdown_text(line.words)}"
        reason = markdown_text(line.reason) if line.reason else f"**{NO_REASON}**"
        row = f"| {name} | {markdown_text(line.before)} | {markdown_text(line.after)} | {reason} |"
        room -= len(row.encode())
        if room < 0:
            break
        shown += 1
        yield row
    if len(rows) > shown:
        yield f"\nAnd {len(rows) - shown:,} more, which stand with their teams."
    yield ""


def _blocks(told: Outline, room: int) -> tuple[list[str], int]:
    """Return the blocks of teams that have room, and how many lines have none."""
    blocks: list[str] = []
    left = 0
    for part in told.parts:
        block, missing = _block(part, room)
        room -= len(block.encode())
        left += missing
        blocks.append(block)
    return blocks, left


def _block(part: Part, room: int) -> tuple[str, int]:
    """Return a team's block as far as it has room, and how many of its lines have none."""
    begin = f"<details><summary><b>{markdown_text(part.title)}</b>: {many(part.count, 'change')}</summary>\n\n"
    end = "\n</details>\n\n"
    room -= len((begin + end).encode()) + _LEFT // 4
    lines: list[str] = []
    shown = 0
    for group in part.groups:
        for piece, counts in _pieces(group):
            room -= len(piece.encode())
            if room < 0:
                left = part.count - shown
                return (_closed(begin, lines, left, end) if shown else ""), left
            lines.append(piece)
            shown += counts
    return _closed(begin, lines, 0, end), 0


def _closed(begin: str, lines: list[str], left: int, end: str) -> str:
    more = f"\nand {left:,} more\n" if left else ""
    return "".join((begin, *lines, more, end))


def _pieces(group: Group) -> Iterator[tuple[str, int]]:
    """Yield pieces of Markdown and how many lines of the outline each tells."""
    note = f" · {markdown_text(group.note)}" if group.note else ""
    yield f"\n**{markdown_text(group.title)}**{note}\n\n", 0
    for about, lines in group.blocks:
        head, indent = (f"- {markdown_text(about)}\n", "  ") if about else ("", "")
        for line in lines:
            yield f"{head}{indent}- {_line(line)}\n", line.count
            head = ""


def _line(line: Line) -> str:
    about = f"{markdown_text(line.about)}: " if line.about else ""
    words = markdown_text(line.words)
    words = f"**{words}**" if line.mark is Mark.LESS else words
    values = ", ".join(filter(None, (markdown_text(line.before), markdown_text(line.after))))
    if line.before and line.after:
        values = f"{markdown_text(line.before)} → {markdown_text(line.after)}"
    reason = (
        f" (reason: {markdown_text(line.reason)})" if line.reason else f" ({NO_REASON})" if line.unexplained else ""
    )
    return f"{about}{words}{f', {values}' if values else ''}{reason}"

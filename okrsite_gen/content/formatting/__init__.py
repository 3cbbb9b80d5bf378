"""Front matter in its canonical form: what a file says, its comments and the text below stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from okrsite_gen.content.codes_reading import NOT_FORMATTED
from okrsite_gen.content.document import Role
from okrsite_gen.content.formatting.halves import Halves, Obstacle, halves_of, plain_lines, without_space_at_end
from okrsite_gen.content.formatting.law import Reader
from okrsite_gen.content.formatting.nodes import Node, tree_of
from okrsite_gen.content.formatting.order import in_order
from okrsite_gen.content.formatting.quotes import requoted
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.content.shape.base import Shape
from okrsite_gen.content.sources import Source, source_of
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings

__all__ = ["Formatted", "formatted", "trimmed"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file in its canonical form."""

    data: bytes
    """The file's bytes; where there are obstacles, those that it had before."""
    obstacles: tuple[Diagnostic, ...] = ()
    """Why it was left as it is."""


def formatted(source: Source, role: Role, settings: Settings) -> Formatted:
    """Return a content file in its canonical form.

    The fields of each group stand in the order of the format, quotes stand only where they are needed, no line of the
    front matter ends in spaces, and the fence at the end of a file ends its line. Whatever the reader makes of the
    file stays the same: this is verified by reading it again. The Markdown below keeps every byte, and so do line
    ends, a byte order mark, indentation, texts over several lines, and whatever stands in brackets or braces. A file
    with errors that leave its meaning in doubt stays as it is.
    """
    return _rewritten(source, role, settings, (_requoted, _trimmed, _ordered))


def trimmed(source: Source, role: Role, settings: Settings) -> Formatted:
    """Return a content file in which no line of the front matter ends in spaces, and nothing else differs."""
    return _rewritten(source, role, settings, (_trimmed,))


_Step = Callable[[Sequence[str], Node, type[Shape]], Sequence[str]]
"""Takes the lines of front matter, their tree, and the shape of its fields; returns other lines."""


def _rewritten(source: Source, role: Role, settings: Settings, steps: Sequence[_Step]) -> Formatted:
    shape = FRONTS.get(role.kind)
    if shape is None:
        return Formatted(source.data)
    reader = Reader(role, settings)
    before = reader.read(source)
    errors = tuple(each for each in before.document.diagnostics if each.severity is Severity.ERROR)
    if errors:
        return Formatted(source.data, errors)
    halves = halves_of(source, role)
    if isinstance(halves, Obstacle):
        return Formatted(source.data, (_left(source, halves),))
    after = _with(steps, halves, shape)
    if after != source.data and not before.says_the_same(reader.read(source_of(source.path, after))):
        return Formatted(source.data, (_left(source, _UNSURE),))
    return Formatted(after)


def _with(steps: Sequence[_Step], halves: Halves, shape: type[Shape]) -> bytes:
    """Return the bytes of a file after some steps."""
    if not halves.fenced:
        return halves.whole
    lines: Sequence[str] = halves.front
    for step in steps:
        root = tree_of(plain_lines(lines))
        lines = step(lines, root, shape) if root else [without_space_at_end(line) for line in lines]
    return halves.with_front(lines)


def _requoted(lines: Sequence[str], root: Node, _shape: type[Shape]) -> Sequence[str]:
    better = requoted(plain_lines(lines), root).split("\n")[:-1]
    return [line + ("\r" if old.endswith("\r") else "") for line, old in zip(better, lines, strict=True)]


def _trimmed(lines: Sequence[str], root: Node, _shape: type[Shape]) -> Sequence[str]:
    """Return lines without spaces at their ends, where these are no part of a value."""
    kept = {number for node in root.walk() for number in node.lines_of_its_own}
    return [line if number in kept else without_space_at_end(line) for number, line in enumerate(lines)]


def _ordered(lines: Sequence[str], root: Node, shape: type[Shape]) -> Sequence[str]:
    return in_order(lines, root, shape)


_UNSURE = Obstacle(
    "Its form cannot be changed without the risk of changing what it says",
    "Put the fields in the order of the format by hand, if you like.",
)


def _left(source: Source, obstacle: Obstacle) -> Diagnostic:
    return NOT_FORMATTED.at(
        Place(source.path, line=obstacle.line, column=obstacle.column, length=1),
        f"{obstacle.why}, so it was left as it is.",
        "Formatting changes only how front matter is written, never what it says.",
        obstacle.hint,
    )

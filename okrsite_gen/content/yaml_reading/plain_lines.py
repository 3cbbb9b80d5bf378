"""YAML in which each line says all that it has to say, as nearly all files are written: read without a parser.

That is a field with a value or with more below it, or an item of a list. Whatever is less plain (a comment, a text over
several lines, brackets, anything amiss) is left to the parser, which reads what is plain in the very same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from okrsite_gen.content.document import FrontValue, Path

_LINE = re.compile(
    r"""^(?P<space>\ *)(?P<dash>-\ +)?
    (?:(?P<key>[A-Za-z0-9_][A-Za-z0-9_-]{0,100}|"[^"\\\n]{1,200}"):(?=\ |$)\ *)?
    (?P<value>"[^"\\\n]*"|'[^'\n]*'|-?[^\ \n"'\-?:,\[\]{}#&*!|>%@`](?:[^\n]*[^\ \n])?)?
    \ *$""",
    re.MULTILINE | re.VERBOSE,
)
_UNUSUAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]| #| {80}")
"""Signs that mean more, or that no plain file has; of many blanks the end is looked for again from each of them."""
_NOTHING = frozenset({"~", "null"})
_DEEPEST = 16
_MOST_LINES = 2000


class PlainYaml(NamedTuple):
    """What plain lines say."""

    value: dict[str, FrontValue]
    texts: tuple[tuple[Path, str], ...]
    """Texts that may hold links of Markdown, each with its path."""


@dataclass(slots=True)
class Level:
    """A list or a group of fields that lines go on with."""

    indent: int
    items: list[FrontValue] | None
    """None for a group of fields."""
    fields: dict[str, FrontValue]
    key: str = ""
    """The field read last."""

    @property
    def step(self) -> str | int:
        """What leads on from here to what was read last."""
        return self.key if self.items is None else len(self.items) - 1


class Line(NamedTuple):
    """A line that says something, after it was taken in."""

    number: int
    """From 0."""
    space: str
    dash: str
    key: str
    """As written, with its quotes; empty for an item that is a value."""
    written: str
    levels: list[Level]
    """Around its value, from outside; only until the next line is taken in."""

    @property
    def path(self) -> Path:
        """Where its value stands."""
        return tuple(level.step for level in self.levels)


class NotPlain(Exception):
    """The parser has to read it."""


def read_plain(text: str) -> PlainYaml | None:
    """Return what a text of plain lines says; None where any line is not."""
    root: dict[str, FrontValue] = {}
    try:
        texts = [(line.path, line.written) for line in lines_in(text, root, "[")]
    except NotPlain:
        return None
    return PlainYaml(root, tuple((path, _value_of(written) or "") for path, written in texts)) if root else None


def lines_in(text: str, root: dict[str, FrontValue], sign: str = "") -> Iterator[Line]:
    """Take in one line after the other, and yield those whose value has a sign in it.

    Raises `NotPlain` as soon as a line is not.
    """
    rows = [] if _UNUSUAL.search(text) else _LINE.findall(text)
    if not rows or len(rows) > _MOST_LINES or len(rows) != text.count("\n") + 1:
        raise NotPlain
    levels = [Level(0, None, root)]
    open_field = False
    for number, (space, dash, key, written) in enumerate(rows):
        if not key and not dash:
            if written:
                raise NotPlain
            continue
        indent = len(space)
        if dash:
            _go_to_item(levels, indent, open_field=open_field)
        elif levels[-1].indent != indent or levels[-1].items is not None:
            _go_to_field(levels, indent, open_field=open_field)
        value = _value_of(written) if written else None
        if dash:
            _add_item(levels, indent + len(dash), key, value)
        if key:
            _set_field(levels[-1], key, value)
        open_field = not written
        if sign in written:
            yield Line(number, space, dash, key, written, levels)


def _go_to_item(levels: list[Level], indent: int, *, open_field: bool) -> None:
    """Leave and enter levels, so that the last one is the list whose next item has this indentation."""
    level = levels[-1]
    if open_field and indent >= level.indent:
        items: list[FrontValue] = []
        level.fields[level.key] = items
        levels.append(Level(indent, items, {}))
        return
    while levels[-1].indent > indent:
        levels.pop()
    if levels[-1].items is None or levels[-1].indent != indent:
        raise NotPlain


def _go_to_field(levels: list[Level], indent: int, *, open_field: bool) -> None:
    """Do the same for a field."""
    level = levels[-1]
    if open_field and indent > level.indent:
        fields: dict[str, FrontValue] = {}
        level.fields[level.key] = fields
        levels.append(Level(indent, None, fields))
        return
    while levels[-1].indent > indent or (levels[-1].items is not None and levels[-1].indent == indent):
        levels.pop()
    if levels[-1].items is not None or levels[-1].indent != indent or len(levels) > _DEEPEST:
        raise NotPlain


def _add_item(levels: list[Level], indent: int, key: str, value: FrontValue) -> None:
    items = levels[-1].items
    if items is None or key.startswith('"') or (not key and value is None):
        raise NotPlain
    if not key:
        items.append(value)
        return
    fields: dict[str, FrontValue] = {}
    items.append(fields)
    levels.append(Level(indent, None, fields))


def _set_field(level: Level, key: str, value: FrontValue) -> None:
    level.key = name = key[1:-1] if key[0] == '"' else key
    if name in level.fields:
        raise NotPlain
    level.fields[name] = value


def _value_of(written: str) -> str | None:
    if written[0] in "\"'":
        return written[1:-1]
    if written in _NOTHING:
        return None
    if ": " in written or written[-1] == ":":
        raise NotPlain
    return written

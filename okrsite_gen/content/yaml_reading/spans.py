"""Where each field and value of a YAML text stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from okrsite_gen.content.document import Path
from okrsite_gen.content.yaml_reading.events import Events, Mark, Trouble, end_of, start_of
from okrsite_gen.content.yaml_reading.plain_lines import Line, NotPlain, lines_in


class Span(NamedTuple):
    """A stretch of one line. Line and column count from 0, within the YAML text."""

    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class Spans:
    """Where things stand, by the path that leads to them. A repeated field stands where it stood first."""

    names: dict[Path, Span] = field(default_factory=dict)
    """Path of a value → the name of its field."""
    values: dict[Path, Span] = field(default_factory=dict)
    """Path of a value → the value; for one over several lines the name of its field, or its first line."""

    def nearest(self, path: Path, *, name: bool = False) -> Span | None:
        """Return where `path` leads, or where the nearest thing around it stands; None if that is the whole text."""
        while path:
            found = (self.names.get(path) if name else None) or self.values.get(path) or self.names.get(path)
            if found:
                return found
            path, name = path[:-1], False
        return None


@dataclass(slots=True)
class _Level:
    path: Path
    mapping: bool
    flow: bool
    start: Mark
    key: str | None = None
    count: int = 0

    @property
    def here(self) -> Path:
        """The path of the value under way."""
        return (*self.path, (self.key or "") if self.mapping else self.count)


def spans_in(text: str) -> tuple[Spans, Trouble | None]:
    """Return where everything in `text` stands, as far as it can be read; and why no further."""
    plain = plain_spans(text)
    return parsed_spans(text) if plain is None else (plain, None)


def plain_spans(text: str) -> Spans | None:
    """Return where everything stands in a text of plain lines; None where the parser has to read it."""
    spans = Spans()
    if not text.endswith("\n"):
        return None  # the end of the text would count as the end of what stands on the last line
    written = text.split("\n")
    try:
        for line in lines_in(text, {}):
            _keep_line(spans, line, written[line.number])
    except NotPlain:
        return None
    return spans


def _keep_line(spans: Spans, line: Line, text: str) -> None:
    path, number, column = line.path, line.number, len(line.space + line.dash)
    if line.dash and line.key:
        spans.values[path[:-1]] = Span(number, column, max(len(text.rstrip()) - column, 1))
    if line.key:
        spans.names[path] = Span(number, column, len(line.key))
    start = len(text.rstrip(" ")) - len(line.written)
    spans.values[path] = Span(number, start, len(line.written)) if line.written else spans.names[path]


def parsed_spans(text: str) -> tuple[Spans, Trouble | None]:
    """Return what `spans_in` does, by what the parser says of the text."""
    spans = Spans()
    lines = text.split("\n")
    levels: list[_Level] = []
    events = Events(text)
    for event in events:
        start, end = start_of(event), end_of(event)
        level = levels[-1] if levels else None
        if isinstance(event, CollectionStartEvent):
            path = level.here if level else ()
            levels.append(_Level(path, isinstance(event, MappingStartEvent), bool(event.flow_style), start))
        elif isinstance(event, CollectionEndEvent):
            closed = levels.pop()
            _keep(spans, levels[-1] if levels else None, _whole(closed, end, lines, spans))
        elif isinstance(event, (ScalarEvent, AliasEvent)) and level:
            if level.mapping and level.key is None:
                level.key = event.value if isinstance(event, ScalarEvent) else ""
                spans.names.setdefault(level.here, _between(start, end, lines))
            else:
                empty = start.index == end.index
                _keep(spans, level, spans.names.get(level.here) if empty else _between(start, end, lines))
    return spans, events.trouble


def _keep(spans: Spans, level: _Level | None, span: Span | None) -> None:
    """Note where the value under way stands and go on to the next one."""
    if level is None:
        return
    if level.mapping and level.key is None:
        level.key = ""
        return
    if span:
        spans.values.setdefault(level.here, span)
    level.count += 1
    level.key = None


def _whole(closed: _Level, end: Mark, lines: list[str], spans: Spans) -> Span | None:
    """Return the span that stands for a list or mapping."""
    if closed.flow:
        return _between(closed.start, end, lines)
    return spans.names.get(closed.path) or _between(closed.start, end, lines)


def _between(start: Mark, end: Mark, lines: list[str]) -> Span:
    line = lines[start.line] if start.line < len(lines) else ""
    stop = end.column if end.line == start.line else len(line.rstrip())
    return Span(start.line, start.column, max(stop - start.column, 1))

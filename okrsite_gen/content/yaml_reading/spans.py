"""Where each field and value of a YAML text stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from okrsite_gen.content.document import Path
from okrsite_gen.content.yaml_reading.events import Events, Mark, end_of, start_of


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


def spans_in(text: str) -> Spans:
    """Return where everything in `text` stands, as far as it can be read."""
    spans = Spans()
    lines = text.split("\n")
    levels: list[_Level] = []
    for event in Events(text):
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
    return spans


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

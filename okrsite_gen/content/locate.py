"""From the path of a finding to the line and column that an author can go to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from okrsite_gen.content.document import Role
from okrsite_gen.content.front_matter import split
from okrsite_gen.content.text import lines_of
from okrsite_gen.content.yaml_reading.events import LARGEST
from okrsite_gen.content.yaml_reading.repair import repair
from okrsite_gen.content.yaml_reading.spans import Spans, spans_in
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

_QUOTED = re.compile("`([^`]+)`")
KEY = "\x00name"
"""At the end of a place's path: the name of the field is meant, not its value, as in
`Place(file).at("key_results", 0, "tagret", KEY)`. Locating takes it off again."""


def locate(diagnostics: Iterable[Diagnostic], data_of: Callable[[str], bytes | None]) -> tuple[Diagnostic, ...]:
    """Fill in line, column, length and the text of the line of each finding, in the order given.

    A path leads to the value of its last field, and to the name of that field if the value is empty or spans several
    lines, or where the path ends in `KEY`. What does not exist is sought at the nearest thing around it. A place that
    has a line already only gets its text. Nothing is changed where `data_of` knows no bytes for the file.
    """
    files: dict[str, _File | None] = {}
    located = []
    for diagnostic in diagnostics:
        name = diagnostic.place.file
        if name not in files:
            data = data_of(name)
            files[name] = None if data is None else _File(data, name)
        located.append(_located(diagnostic, files[name]))
    return tuple(located)


class _File:
    """The lines of a file, and where its fields stand once somebody asks."""

    def __init__(self, data: bytes, name: str) -> None:
        self.lines = lines_of(data, name)
        """As they can be shown; YAML reads them like the file itself."""
        self._name = name
        self._spans: Spans | None = None
        self._first_line = 1

    def find(self, place: Place) -> Place:
        """Return `place` with line, column and length."""
        spans = self._fields()
        name = place.path[-1] == KEY
        span = spans.nearest(place.path[:-1] if name else place.path, name=name)
        if span is None:
            line = max(self._first_line - 1, 1)
            return replace(place, line=line, column=1, length=len(self.lines[line - 1].rstrip()))
        found = replace(place, line=span.line + self._first_line, column=span.column + 1, length=span.length)
        return self._narrowed(found) if place.words else found

    def _narrowed(self, place: Place) -> Place:
        """Return `place` at the words of the value that are meant, where the line holds them."""
        column = self.lines[place.line - 1].find(place.words, place.column - 1)
        return place if column < 0 else replace(place, column=column + 1, length=len(place.words))

    def _fields(self) -> Spans:
        if self._spans is None:
            yaml = "\n".join(self.lines)
            if not self._name.endswith((".yml", ".yaml")):
                parts = split(yaml, self._name, Role("objective", self._name))
                yaml, self._first_line = parts.front, parts.front_line
            self._spans = _spans(yaml)
        return self._spans


def _spans(yaml: str) -> Spans:
    if len(yaml) > LARGEST:
        return Spans()
    spans, trouble = spans_in(yaml)
    return spans_in(repair(yaml, trouble).text)[0] if trouble else spans


def _located(diagnostic: Diagnostic, file: _File | None) -> Diagnostic:
    place = diagnostic.place
    if file and place.path and not place.line:
        place = file.find(place)
    if place.words:
        place = replace(place, words="")
    if place.path[-1:] == (KEY,):
        place = replace(place, path=place.path[:-1])
    text = diagnostic.line_text
    if file and not text and 0 < place.line <= len(file.lines):
        text = file.lines[place.line - 1]
    if text and not place.column:
        place = _at_quoted_words(place, diagnostic.message, text)
    if place is diagnostic.place and text == diagnostic.line_text:
        return diagnostic
    return replace(diagnostic, place=place, line_text=text)


def _at_quoted_words(place: Place, message: str, line: str) -> Place:
    """Return `place` at the first words that `message` quotes from the line; as it is if the line holds none."""
    for quoted in _QUOTED.findall(message):
        column = line.find(quoted)
        if column >= 0:
            return replace(place, column=column + 1, length=len(quoted))
    return place

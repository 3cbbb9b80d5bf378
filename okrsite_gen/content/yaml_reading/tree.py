"""Front matter as plain values: the author's characters, nothing read into them, every trap of YAML reported."""

from __future__ import annotations

from dataclasses import dataclass, field

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from okrsite_gen.content.document import FrontValue, Path
from okrsite_gen.content.text import holds_control, without_control
from okrsite_gen.content.yaml_reading import traps
from okrsite_gen.content.yaml_reading.events import Events, Mark, Trouble, end_of, start_of
from okrsite_gen.content.yaml_reading.mends import Problem
from okrsite_gen.content.yaml_reading.quoting import quote

_NOTHING = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML text holds, as far as it could be read."""

    value: FrontValue
    problems: tuple[Problem, ...]
    """Lines and columns count from 0, within the YAML text."""
    texts: tuple[tuple[Path, str], ...]
    """Texts that may hold links of Markdown, each with its path."""
    trouble: Trouble | None
    """Why reading ended early, if it did."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping while it is being read."""

    container: list[FrontValue] | dict[str, FrontValue]
    mapping: bool
    flow: bool
    mark: Mark
    marked: bool = False
    """Whether a tag or anchor stands in front of it, so that it was meant as a text."""
    as_key: bool = False
    """Whether it stands where a field's name should."""
    key: str | None = None
    """The field whose value comes next; None while its name is awaited."""
    key_end: int = 0
    count: int = 0
    """Position of the item under way."""
    ignored: bool = False
    """Whether the value under way belongs to a repeated field."""
    lines: dict[str, int] = field(default_factory=dict)
    """Field → line on which it stood first."""
    end: int = 0
    """Where the last value ended."""
    last: tuple[str, Mark, int] | None = None
    """In braces: name, beginning and end of the last value, if that stands without quotes."""
    alone: bool = False
    """In braces: whether there are words without a colon."""
    joined: list[tuple[Mark, int]] = field(default_factory=list)
    """In braces: values that a comma has cut, put together again, by beginning and end."""

    def put(self, value: FrontValue) -> None:
        """Store the value under way."""
        if isinstance(self.container, list):
            if len(self.container) > self.count:
                self.container[self.count] = value
            else:
                self.container.append(value)
        elif self.key is not None and not self.ignored:
            self.container[self.key] = value

    def go_on(self, end: int) -> None:
        """Leave the value under way, which ended at `end`."""
        self.count += 1
        self.end = end
        if self.mapping:
            self.key, self.ignored = None, False


def read_tree(text: str, first_line: int = 1) -> Tree:
    """Read a YAML text, which begins on `first_line` of its file, into plain values."""
    return _Reader(text, first_line).read()


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._root: list[FrontValue] = []
        self._stack: list[_Frame] = []
        self._problems: list[Problem] = []
        self._texts: list[tuple[Path, str]] = []
        self._comments = " #" in text or "\t#" in text
        self._lines: list[str] = []

    def read(self) -> Tree:
        events = Events(self._text)
        for event in events:
            if type(event) is ScalarEvent:
                self._scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self._open(event)
            elif isinstance(event, CollectionEndEvent):
                self._close(end_of(event).index)
            elif isinstance(event, AliasEvent):
                self._alias(start_of(event), end_of(event))
            elif isinstance(event, DocumentStartEvent):
                if self._stack:
                    self._problems.append(traps.second_document(start_of(event)))
                    break
                self._stack.append(_Frame(self._root, mapping=False, flow=False, mark=start_of(event)))
        value = self._root[0] if self._root else None
        return Tree(value, tuple(self._problems), tuple(self._texts), events.trouble)

    def _scalar(self, event: ScalarEvent) -> None:
        frame, start, end = self._stack[-1], start_of(event), end_of(event)
        if frame.mapping and frame.key is None:
            self._key(frame, event.value, start, end, plain=not event.style)
            return
        value: str | None = event.value
        if event.anchor or event.tag:
            value = self._slice(start, end.index)
            self._problems.append(
                traps.node_mark(tag=not event.anchor, mark=start, words=value, line=self._line(start))
            )
        elif not event.style:
            if frame.flow and frame.mapping and self._stands_alone(frame, event.value, start):
                return
            if value in _NOTHING:
                value = None
            if self._comments:
                value = self._check_comment(end, value)
        elif event.style == '"' and holds_control(event.value):
            value = without_control(event.value)
            self._problems.append(traps.control_character(start, end.column - start.column))
        if value and "[" in value:
            self._texts.append((self._path(), value))
        if frame.flow and frame.mapping:
            frame.last = None if event.style else (frame.key or "", start, end.index)
        frame.put(value)
        frame.go_on(end.index)

    def _key(self, frame: _Frame, name: str, start: Mark, end: Mark, *, plain: bool) -> None:
        if plain and not name:
            self._problems.append(traps.nameless_field(start))
        elif plain and name[0] == "-" and name[1:2].isalpha():
            self._problems.append(traps.dash_without_space(start, name, self._line(start)))
        if name in frame.lines:
            frame.ignored = True
            self._problems.append(traps.duplicate_key(start, name, frame.lines[name]))
        else:
            frame.lines[name] = start.line + self._first_line
        frame.key, frame.key_end = name if plain else without_control(name), end.index

    def _open(self, event: CollectionStartEvent) -> None:
        parent, mark = self._stack[-1], start_of(event)
        mapping = isinstance(event, MappingStartEvent)
        frame = _Frame({} if mapping else [], mapping, bool(event.flow_style), mark)
        if event.anchor or event.tag:
            words = self._slice(mark, end_of(event).index)
            self._problems.append(traps.node_mark(tag=not event.anchor, mark=mark, words=words, line=self._line(mark)))
            frame.marked = frame.flow
        if parent.mapping and parent.key is None:
            frame.as_key = True
        else:
            parent.put(frame.container)
        self._stack.append(frame)

    def _close(self, end: int) -> None:
        frame = self._stack.pop()
        parent = self._stack[-1]
        if frame.as_key:
            words = self._slice(frame.mark, end)
            if not parent.flow:
                self._problems.append(traps.list_as_name(frame.mark, words, self._line(frame.mark)))
            parent.key, parent.key_end = words, end
            return
        meant = self._meant_as_text(frame, end)
        if meant:
            parent.put(meant)
        parent.last = None
        parent.go_on(end)

    def _alias(self, start: Mark, end: Mark) -> None:
        frame, words = self._stack[-1], self._slice(start, end.index)
        self._problems.append(traps.alias(start, words, self._line(start)))
        if frame.mapping and frame.key is None:
            frame.key, frame.key_end = words, end.index
        else:
            frame.put(words)
            frame.go_on(end.index)

    def _stands_alone(self, frame: _Frame, value: str, start: Mark) -> bool:
        """Whether the name before this empty value has no colon: then a comma in the value before it made it a name."""
        if value or start.index != frame.key_end:
            return False
        if frame.last:
            key, begin, _ = frame.last
            frame.joined = [pair for pair in frame.joined if pair[0].index != begin.index] + [(begin, start.index)]
            frame.last = (key, begin, start.index)
            frame.key, frame.ignored = key, False
            frame.put(self._slice(begin, start.index))
        else:
            frame.alone = True
            frame.put(None)
        frame.go_on(start.index)
        return True

    def _meant_as_text(self, frame: _Frame, end: int) -> str:
        """Return the author's characters if the collection just read was meant as a text; else nothing."""
        words = ""
        if frame.marked:
            return self._slice(frame.mark, end)
        if frame.flow and frame.mapping and (frame.alone or frame.joined):
            words = self._slice(frame.mark, end)
            if not frame.joined:
                self._problems.append(traps.lone_words(frame.mark, words, self._line(frame.mark)))
                return words
            for begin, stop in frame.joined:
                better = self._with_quotes(frame, end)
                self._problems.append(traps.comma_in_braces(begin, self._slice(begin, stop), better))
        elif frame.flow and isinstance(frame.container, list) and self._is_reference(frame):
            words = self._slice(frame.mark, end)
            self._problems.append(traps.bracketed_reference(frame.mark, words, self._line(frame.mark)))
            return words
        elif not frame.flow and self._stack[1:] and not self._stack[-1].mapping and self._is_sentence(frame):
            words = " ".join(self._slice(frame.mark, frame.end).split())
            self._problems.append(traps.sentence_as_field(frame.mark, words))
            return words
        return ""

    @staticmethod
    def _is_reference(frame: _Frame) -> bool:
        """Whether a list in brackets is `[[…]]` with a single text inside."""
        outer = frame.container
        inner = outer[0] if isinstance(outer, list) and len(outer) == 1 else None
        return isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], str)

    @staticmethod
    def _is_sentence(frame: _Frame) -> bool:
        """Whether the only field of an item has a name of several words and a text as its value."""
        fields = list(frame.container.items()) if isinstance(frame.container, dict) else []
        return len(fields) == 1 and " " in fields[0][0].strip() and not isinstance(fields[0][1], (list, dict))

    def _with_quotes(self, frame: _Frame, end: int) -> str:
        """Return the author's `{ … }` with quotes around the values that a comma has cut."""
        better, position = "", frame.mark.index
        for begin, stop in frame.joined:
            better += self._text[position : begin.index] + quote(self._text[begin.index : stop])
            position = stop
        return " ".join((better + self._text[position:end]).split())

    def _check_comment(self, end: Mark, value: str | None) -> str | None:
        """Report a comment that cuts off words; return the value, or all the words where these are a title."""
        path, line = self._path(), self._line(end)
        found = traps.cut_off(end, self._text, path, empty=value is None, line=line)
        if found is None:
            return value
        words = line[found.column :].strip()
        if value is None and path[-1:] == ("title",) and words[1:2].strip():
            self._problems.append(traps.cut_off_title(end, words, line))
            return words
        self._problems.append(found)
        return value

    def _path(self) -> Path:
        return tuple((frame.key or "") if frame.mapping else frame.count for frame in self._stack[1:])

    def _slice(self, start: Mark, end: int) -> str:
        return self._text[start.index : end]

    def _line(self, mark: Mark) -> str:
        self._lines = self._lines or self._text.split("\n")
        return self._lines[mark.line] if mark.line < len(self._lines) else ""

"""The YAML parser, asked for one event at a time: nothing recursive, so that no nesting can exhaust the stack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml
from yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    ScalarEvent,
)

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML without its C extension reads the same, slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

DEEPEST = 32
"""How many lists and mappings may stand within each other."""

MOST_NODES = 20_000
"""How many values front matter may hold."""

LARGEST = 256 * 1024
"""Characters that front matter may have."""

_PARSER_FAILURES = (ValueError, AttributeError, TypeError, IndexError, RecursionError)


class Mark(Protocol):
    """A point in a YAML text; everything counts from 0, in characters."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why YAML could not be read further. Lines and columns count from 0, within the YAML text."""

    problem: str
    """The parser's words, or one of the constants below."""
    line: int
    column: int
    context: str = ""
    """What the parser was reading at that time; empty if it does not say."""
    context_line: int = -1
    context_column: int = -1


_PARSER_TOO_DEEP = "exceeded maximum nesting depth"
"""What newer parsers say when they look ahead so deep that not even our own limit was reached before."""

PROBLEM_DEEP = "too deep"
PROBLEM_MANY = "too many"
PROBLEM_UNKNOWN = "unreadable"


class Events:
    """The parsing events of a YAML text, in order, until its end or the first trouble."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.trouble: Trouble | None = None
        """Why iteration ended before the end of the text; None while or if all is well."""

    def __iter__(self) -> Iterator[Event]:
        depth = count = 0
        try:
            parser = _Parser(self._text)
            while (event := parser.get_event()) is not None:
                kind = type(event)
                if kind is ScalarEvent:
                    count += 1
                    if count > MOST_NODES:
                        self.trouble = _limit(event, PROBLEM_MANY)
                        return
                elif issubclass(kind, CollectionStartEvent):
                    depth, count = depth + 1, count + 1
                    if depth > DEEPEST:
                        self.trouble = _limit(event, PROBLEM_DEEP)
                        return
                elif issubclass(kind, CollectionEndEvent):
                    depth -= 1
                yield event
        except yaml.MarkedYAMLError as error:
            self.trouble = _nesting_before(self._text, error) or _trouble(error)
        except yaml.YAMLError as error:
            self.trouble = Trouble(str(error), 0, 0)
        except _PARSER_FAILURES:
            self.trouble = Trouble(PROBLEM_UNKNOWN, 0, 0)


def trouble_in(text: str) -> Trouble | None:
    """Return the first trouble in `text`, if there is any."""
    events = Events(text)
    for _ in events:
        pass
    return events.trouble


def _nesting_before(text: str, error: yaml.MarkedYAMLError) -> Trouble | None:
    """Return where our own limit is passed in a text that is too deep even for the parser; None for other errors."""
    if error.problem != _PARSER_TOO_DEEP or not error.problem_mark:
        return None
    return trouble_in(text[: error.problem_mark.index])


def start_of(event: Event) -> Mark:
    """Return where an event begins."""
    return event.start_mark  # type: ignore[return-value]


def end_of(event: Event) -> Mark:
    """Return where an event ends."""
    return event.end_mark  # type: ignore[return-value]


def _limit(event: Event, problem: str) -> Trouble:
    mark = start_of(event)
    return Trouble(problem, mark.line, mark.column)


def _trouble(error: yaml.MarkedYAMLError) -> Trouble:
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    return Trouble(
        error.problem or str(error),
        mark.line if mark else 0,
        mark.column if mark else 0,
        error.context or "",
        context.line if context else -1,
        context.column if context else -1,
    )

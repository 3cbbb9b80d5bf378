"""The texts inside a value of JSON, each with the names that lead to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

EMPTY: tuple[object, ...] = (None, "", [], {})
"""What says nothing."""
_DEEPEST = 30
"""Levels of nesting, at most; what lies deeper is kept in the notation of JSON."""

Path = tuple[str, ...]


def leaves(
    value: object, is_left: Callable[[object, object], bool], path: Path = (), depth: int = 0
) -> Iterator[tuple[Path, str]]:
    """Yield (names that lead to it, text) of everything in a value; entries of a list have the name of the list.

    `is_left` tells of a list or mapping and a key in it whether what stands there, with all inside, is left out.
    """
    if depth > _DEEPEST:
        yield path, whole(value)
        return
    inside = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        here = (*path, str(key)) if isinstance(value, Mapping) else path
        if each in EMPTY or is_left(value, key):
            continue
        if isinstance(each, Mapping | list):
            yield from leaves(each, is_left, here, depth + 1)
        elif text := in_words(each):
            yield here, text


def in_words(value: object) -> str:
    """Return a text, a number or a truth as somebody would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def whole(value: object) -> str:
    """Return a value in the notation of JSON; empty where it is nested too deep for that."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return ""

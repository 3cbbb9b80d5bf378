"""A walk through everything that an entity holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

from okrsite_gen.model.names import Owner, Place, Reference
from okrsite_gen.model.values import Value, Withheld

Entity = TypeVar("Entity")

_LINES = frozenset({"body_line", "line"})
_ADDRESSES = frozenset({"aliases", "key", "id", "anchor"})
_PLAIN = re.compile(
    r"(?:Decimal|date|bool|Figure|Reference|Kind|State|Outcome|Said|Need|Cadence|Direction|Ambition|Work"
    r"|Alignment|KeyResultState|CycleState)(?: \| None)?"
)
"""Types of fields that hold neither texts nor places."""
_NO_TEXTS = (Reference, Value, Withheld)


def walked(entity: Entity, change: Callable[[str], str], *, placeless: bool) -> Entity:
    """Return an entity with each of its texts changed; the same one where nothing changes.

    With `placeless`, places are reduced to their file, so that they do not tell how much stands before them there.
    """
    return cast("Entity", _walked(entity, change, placeless))


@lru_cache(maxsize=64)
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a kind of entity that may hold a text or a place; a type never seen before may."""
    return tuple(
        field.name for field in fields(kind) if field.name not in _ADDRESSES and not _PLAIN.fullmatch(str(field.type))
    )


def _walked(value: object, change: Callable[[str], str], placeless: bool) -> object:  # noqa: FBT001
    if type(value) is str:
        return change(value) if value else value
    if isinstance(value, tuple):
        if not value:
            return value
        items = tuple(_walked(item, change, placeless) for item in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if isinstance(value, Place):
        return Place(value.file) if placeless and (value.path or value.line) else value
    if not is_dataclass(value) or isinstance(value, (type, *_NO_TEXTS)) or _is_handle(value):
        return value
    different: dict[str, object] = {}
    for name in _names(type(value)):
        old = getattr(value, name)
        if name in _LINES:
            new: object = 0 if placeless else old
        elif old is None or old in ("", ()):
            continue
        else:
            new = _walked(old, change, placeless)
        if new is not old:
            different[name] = new
    return replace(value, **different) if different else value


def _is_handle(value: object) -> bool:
    """Whether a value names a person, whom others look up by that name; words for a role are a text."""
    return isinstance(value, Owner) and bool(value.handle)

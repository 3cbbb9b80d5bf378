"""Frozen dataclasses in bytes, and back: much quicker than plain values of which they would have to be made.

What is read back can name the kinds that the writer knew, a decimal number and a day, and nothing else: no function of
others and no other class. So reading makes values, and runs nothing but the constructors of these; bytes that somebody
has forged could also set attributes of these kinds, in the process that reads them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any, cast, get_args, get_type_hints

_PROTOCOL = 5

Parts = Callable[[Any], tuple[object, ...]]
"""Returns what the fields of a dataclass hold."""
Named = Mapping[tuple[str, str], object]
"""Module and name → what may be named in bytes."""


class Things:
    """Writes and reads values that consist of plain ones and of frozen dataclasses with slots."""

    def __init__(self, *kinds: type) -> None:
        """Know some dataclasses, and whatever their fields may hold."""
        known = _with_parts(kinds)
        self._parts: Mapping[type, Parts] = {kind: _parts_of(kind) for kind in known if is_dataclass(kind)}
        named = {(each.__module__, each.__qualname__): each for each in (*known, date, Decimal)}
        self._named: Named = {**named, (restored.__module__, restored.__qualname__): restored}

    def pack(self, value: object) -> bytes:
        """Return a value in bytes. Raises `pickle.PicklingError` where it holds anything that cannot be read back."""
        target = io.BytesIO()
        _Writer(target, self._parts, self._named).dump(value)
        return target.getvalue()

    def unpack(self, data: bytes) -> object:
        """Return what was packed; None for anything that `pack` cannot have written."""
        try:
            return _Reader(io.BytesIO(data), self._named).load()
        except Exception:  # bytes can be wrong in any way, and whatever it is, they are no memory
            return None


def restored(kind: type, *values: object) -> object:
    """Return a frozen dataclass with some values for its fields, in their order."""
    made: object = object.__new__(kind)
    for put, value in zip(_PUTTING[kind], values, strict=True):
        put(made, value)
    return made


class _Putting(dict[type, tuple[Callable[[object, object], None], ...]]):
    """Class → what puts a value into each of its slots, which a frozen dataclass lets nobody do otherwise."""

    def __missing__(self, kind: type) -> tuple[Callable[[object, object], None], ...]:
        found = self[kind] = tuple(getattr(kind, name).__set__ for name in _names(kind))
        return found


_PUTTING = _Putting()


def _with_parts(kinds: tuple[type, ...]) -> tuple[type, ...]:
    """Return some kinds with all that their fields may hold, as far as that is no plain value."""
    found: dict[type, None] = {}
    waiting: list[Any] = [*kinds]
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        if isinstance(hint, type) and hint not in found and (is_dataclass(hint) or issubclass(hint, Enum | tuple)):
            if hint is tuple:
                continue
            found[hint] = None
            waiting += get_type_hints(hint).values() if not issubclass(hint, Enum) else ()
    return tuple(found)


def _parts_of(kind: type) -> Parts:
    names = _names(kind)
    if len(names) > 1:
        return cast("Parts", attrgetter(*names))
    return lambda value: tuple(getattr(value, name) for name in names)


def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cast("Any", kind)))


class _Writer(pickle.Pickler):
    def __init__(
        self, target: io.BytesIO, parts: Mapping[type, Parts], named: Mapping[tuple[str, str], object]
    ) -> None:
        super().__init__(target, _PROTOCOL)
        self._parts = parts
        self._named = named

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as the library has it
        kind = type(value)
        parts = self._parts.get(kind)
        if parts is not None:
            return restored, (kind, *parts(value))
        named = value if isinstance(value, type) or value is restored else kind
        if self._named.get((named.__module__, named.__qualname__)) is not named:
            raise pickle.PicklingError(f"{named!r} is not among the things that are kept")
        if isinstance(value, Enum):  # some versions of Python would name a function for it
            return kind, (value.value,)
        return NotImplemented


class _Reader(pickle.Unpickler):
    def __init__(self, source: io.BytesIO, named: Named) -> None:
        super().__init__(source)
        self._named = named

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the library has it
        found = self._named.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is not among the things that are kept")
        return found

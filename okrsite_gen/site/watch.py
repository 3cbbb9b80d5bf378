"""What pages look at while they are laid out, so that a later build can tell whether they would look the same.

Pages are laid out from mappings: objectives by key, what is computed of them, where things stand. A watched mapping is
the same mapping, and notes which keys were asked for, whether they are there or not, and whether somebody went through
all of it. Objects in it say nothing of each other: they name keys, and whoever follows one asks a mapping again.
"""

from __future__ import annotations

import hashlib
import marshal
import zlib
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, Generic, TypeVar, cast

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.site.written import SIZE, Written, digest

Key = TypeVar("Key")
Item = TypeVar("Item")
Made = TypeVar("Made")

Looked = tuple[tuple[str, tuple[Any, ...]], ...]
"""Name of a mapping → the keys that were looked up in it; `ALL` alone where all of it was gone through."""
ALL = ...
"""Stands for a whole mapping. Like all keys, it can be kept by a cache of plain values."""

Packed = bytes
"""The same in few bytes, for whoever remembers it of many pages and rarely looks into it."""

_QUICKLY = 1
"""How hard to pack: names and keys that begin alike shrink to a quarter all the same."""


def pack(looked: Looked) -> Packed:
    """Return what was looked at in few bytes."""
    return zlib.compress(marshal.dumps(looked), _QUICKLY)


def unpack(packed: Packed) -> Looked:
    """Return what `pack` was given. Raises ValueError, EOFError TypeError or zlib.error for other bytes."""
    return cast("Looked", marshal.loads(zlib.decompress(packed)))  # noqa: S302 - out of our own, sealed memory


class Watch:
    """Watched mappings by name, and digests of what they hold."""

    def __init__(self, written: Written | None = None) -> None:
        """Watch nothing yet; `written` knows how some entities and insights are written out."""
        self._watched: dict[str, _Watched[Any, Any]] = {}
        self._written = written or Written()

    def mapping(self, name: str, inner: Mapping[Key, Item]) -> Mapping[Key, Item]:
        """Return a mapping that notes what is looked up in it. Each has a name of its own."""
        watched = _Watched(inner)
        self._watched[name] = watched
        return watched

    def sequence(self, name: str, inner: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return a tuple that notes when anybody looks into it."""
        watched: _Watched[str, tuple[Item, ...]] = _Watched({"": inner})
        self._watched[name] = watched
        return _WatchedTuple.of(inner, watched)

    def during(self, make: Callable[[], Made]) -> tuple[Made, Looked]:
        """Make something, and return what was looked at for that. Whoever is making something around it looks too."""
        before = {name: watched.begin() for name, watched in self._watched.items() if watched.seen}
        made = make()
        looked = tuple(
            (name, (ALL,) if ALL in watched.seen else tuple(watched.seen))
            for name, watched in self._watched.items()
            if watched.seen
        )
        for name, seen in before.items():
            self._watched[name].seen |= seen
        return made, looked

    def forget(self) -> None:
        """Begin anew: nothing was looked at."""
        for watched in self._watched.values():
            if watched.seen:
                watched.seen = set()

    def look(self, looked: Looked) -> None:
        """Look at what somebody else has looked at."""
        for name, keys in looked:
            self._watched[name].seen.update(keys)

    def digest(self, looked: Looked) -> bytes:
        """Return what stands for all that was looked at, as it is now; nothing where it is not known here."""
        parts = []
        for name, keys in looked:
            watched = self._watched.get(name)
            if watched is None:
                return b""
            found = watched.digests
            for key in keys:
                known = found.get(key)
                if known is None:
                    known = found[key] = digest(self.text(name, key))
                parts.append(known)
        return hashlib.blake2b(b"".join(parts), digest_size=SIZE).digest()

    def digest_of(self, packed: Packed) -> bytes:
        """Return the same for what is packed; nothing where it cannot be made out."""
        try:
            return self.digest(unpack(packed))
        except (EOFError, TypeError, ValueError, zlib.error):
            return b""

    def text(self, name: str, key: object) -> str:
        """Return what a mapping has under a key, written out; nothing where that is not there."""
        inner = self._watched[name].inner
        if key is ALL:
            return "".join(f"{each!r}:{self._text(item)};" for each, item in inner.items())
        return f"={self._text(inner[key])}" if key in inner else ""

    def _text(self, value: object) -> str:
        """Return a text that is the same for equal values only. What stands in many of them is written out once."""
        if isinstance(value, tuple):
            return f"({','.join(map(self._text, value))})"
        if isinstance(value, UpdateEdge):
            return f"{self._text(value.check_in)}{value.update.place!r}"
        return self._written.of(value) if isinstance(value, _OFTEN) else repr(value)


_OFTEN = (CheckIn, KeyResult, KeyResultInsight, Objective, ObjectiveInsight)
"""What several mappings hold, or what is known by whoever made it."""


class _Watched(Mapping[Key, Item]):
    """A mapping that notes what is looked up in it."""

    __slots__ = ("digests", "inner", "seen")

    def __init__(self, inner: Mapping[Key, Item]) -> None:
        self.inner = inner
        self.seen: set[Any] = set()
        self.digests: dict[object, bytes] = {}

    def begin(self) -> set[Any]:
        """Return what was seen, and begin anew."""
        seen, self.seen = self.seen, set()
        return seen

    def __getitem__(self, key: Key) -> Item:
        self.seen.add(key)
        return self.inner[key]

    def get(self, key: Key, default: Any = None) -> Any:  # noqa: ANN401 - whatever is asked for
        self.seen.add(key)
        return self.inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self.seen.add(key)
        return key in self.inner

    def __iter__(self) -> Iterator[Key]:
        self.seen.add(ALL)
        return iter(self.inner)

    def __len__(self) -> int:
        self.seen.add(ALL)
        return len(self.inner)

    def keys(self) -> KeysView[Key]:
        self.seen.add(ALL)
        return self.inner.keys()

    def values(self) -> ValuesView[Item]:
        self.seen.add(ALL)
        return self.inner.values()

    def items(self) -> ItemsView[Key, Item]:
        self.seen.add(ALL)
        return self.inner.items()


class _WatchedTuple(tuple[Item, ...]):
    """A tuple that notes when anybody looks into it, in whatever way."""

    watched: _Watched[str, Any]

    @classmethod
    def of(cls, inner: tuple[Item, ...], watched: _Watched[str, Any]) -> _WatchedTuple[Item]:
        made = cls(inner)
        made.watched = watched
        return made


def _looking(name: str) -> Callable[..., Any]:
    plain = getattr(tuple, name)

    def look(self: _WatchedTuple[Any], *arguments: object) -> Any:  # noqa: ANN401 - as of any tuple
        self.watched.seen.add(ALL)
        return plain(self, *arguments)

    return look


def _added_to(self: _WatchedTuple[Any], other: tuple[Any, ...]) -> tuple[Any, ...]:
    self.watched.seen.add(ALL)
    return (*other, *self)


for _name in ("__iter__", "__len__", "__getitem__", "__contains__", "__add__", "__mul__", "__rmul__", "__repr__",
              "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__hash__", "index", "count"):  # fmt: skip
    setattr(_WatchedTuple, _name, _looking(_name))
setattr(_WatchedTuple, "__radd__", _added_to)  # noqa: B010 - a tuple before it would be added to without a look


class Memo(Generic[Key, Item]):
    """What is made once and shown on several pages. Whoever is shown it looks at all that it was made of."""

    def __init__(self, watch: Watch | None = None) -> None:
        self._watch = watch
        self._made: dict[Key, tuple[Item, Looked]] = {}

    def made(self, key: Key, make: Callable[[], Item]) -> Item:
        """Return what belongs to a key, made if nobody has asked for it before."""
        known = self._made.get(key)
        if known is None:
            known = self._made[key] = self._watch.during(make) if self._watch else (make(), ())
        elif self._watch:
            self._watch.look(known[1])
        return known[0]

    def clear(self) -> None:
        """Forget what was made, which costs no more than making it again."""
        self._made.clear()

"""Mappings that are made when somebody first looks into them: most builds ask for few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Item = TypeVar("Item")


class Lazily(Mapping[Key, Item]):
    """What `make` returns, made when it is first looked into."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[Key, Item]]) -> None:
        self._make = make
        self._made: Mapping[Key, Item] | None = None

    def _whole(self) -> Mapping[Key, Item]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: Key) -> Item:
        return self._whole()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._whole()

    def __iter__(self) -> Iterator[Key]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())


class EachLazily(Mapping[Key, Item]):
    """For each key of another mapping what `make` returns for it, made once for those that are asked for."""

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Mapping[Key, object], make: Callable[[Key], Item]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[Key, Item] = {}

    def __getitem__(self, key: Key) -> Item:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

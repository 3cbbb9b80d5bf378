"""What stands for things that many mappings hold, each written out once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter

from okrsite_gen.model.objectives import Objective

SIZE = 12
"""Bytes of a digest."""


class Written:
    """Digests of things, by where these are kept in memory."""

    def __init__(self) -> None:
        self._digests: dict[int, str] = {}
        self._held: list[object] = []
        """So that nothing else is ever kept where one of them is."""

    def __reduce__(self) -> tuple[Callable[[], Written], tuple[()]]:
        return Written, ()  # in another process they are kept elsewhere

    def of(self, thing: object) -> str:
        """Return a text that is the same for equal things only."""
        known = self._digests.get(id(thing))
        if known is None:
            known = self._digests[id(thing)] = digest(self._whole(thing)).hex()
            self._held.append(thing)
        return known

    def know(self, thing: object, text: str) -> None:
        """Learn what `of` would return."""
        self._digests[id(thing)] = text
        self._held.append(thing)

    def _whole(self, thing: object) -> str:
        if isinstance(thing, Objective):
            return f"{_rest_of(thing)!r}({','.join(map(self.of, thing.key_results))})"
        return repr(thing)


_rest_of = attrgetter(*(each.name for each in fields(Objective) if each.name != "key_results"))
"""Returns all of an objective but its key results, which are written out by themselves."""


def digest(text: str) -> bytes:
    """Return what stands for a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()

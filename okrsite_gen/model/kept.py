"""What pure functions made, kept for a process that asks for nearly the same again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


class Kept:
    """Gives back what was made before, as long as it would be made of the very same things.

    Texts and bytes are the same where they say the same; everything else only where it is the same object. Two equal
    objects may still be told apart, as 1.0 and 1.00 are, so equality would not do.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, Hashable], tuple[tuple[object, ...], Any]] = {}

    def made(self, what: str, key: Hashable, of: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what `make` makes of `of`, made now if it was not made before; `what` and `key` name it.

        `make` depends on `of` alone, and nobody changes what it returns.
        """
        name = (what, key)
        known = self._made.get(name)
        if known is not None and _are_same(known[0], of):
            return cast("Made", known[1])
        made = make()
        self._made[name] = (of, made)
        return made

    def same(self, what: str, key: Hashable, of: tuple[object, ...], made: Made) -> Made:
        """Return what was made before where it equals `made`, and was made of the same things; else `made`.

        So whoever asks what follows from it finds the same object. `of` must hold all that equal objects may differ in.
        """
        name = (what, key)
        known = self._made.get(name)
        if known is not None and _are_same(known[0], of) and known[1] == made:
            return cast("Made", known[1])
        self._made[name] = (of, made)
        return made

    def find(self, what: str, key: Hashable, of: tuple[object, ...]) -> object | None:
        """Return what was made of the same things; None where nothing was."""
        known = self._made.get((what, key))
        return known[1] if known is not None and _are_same(known[0], of) else None


class Nothing(Kept):
    """Keeps nothing, which is right for whoever asks once."""

    def made(self, what: str, key: Hashable, of: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what is made now."""
        return make()

    def same(self, what: str, key: Hashable, of: tuple[object, ...], made: Made) -> Made:
        """Return what was made."""
        return made

    def find(self, what: str, key: Hashable, of: tuple[object, ...]) -> object | None:
        """Return nothing."""
        return None


NOTHING_KEPT: Kept = Nothing()


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if len(one) != len(other):
        return False
    for here, there in zip(one, other, strict=True):
        if here is not there and not (isinstance(here, str | bytes) and type(here) is type(there) and here == there):
            return False
    return True

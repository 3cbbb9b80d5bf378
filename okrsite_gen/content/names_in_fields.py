"""What the fields of an objective's file call things, also where nobody can use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrsite_gen.content.schema.key_result import KeyResultFront
from okrsite_gen.content.schema.objective import ObjectiveFront
from okrsite_gen.content.shape.base import comparable
from okrsite_gen.model.names import fold, fold_title
from okrsite_gen.model.nearest import nearest

_FIELDS = tuple(sorted({*ObjectiveFront.field_names(), *KeyResultFront.field_names()}))
_ALSO_CALLED = {**KeyResultFront.also_called, **ObjectiveFront.also_called}


def names_in(front: object) -> tuple[str, ...]:
    """Return the ids, titles and former names that fields hold at any depth, folded; they may be wrong in any way.

    Fields count by what they are probably meant to be: `tilte` is a title, and `krs` holds key results.
    """
    return tuple(dict.fromkeys(filter(None, _names_in(front))))


def _names_in(value: object, within: str = "") -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _names_in(inner, within)
    for written, inner in value.items() if isinstance(value, dict) else ():
        told = inner if isinstance(inner, list) else [inner]
        words = [each for each in told if isinstance(each, str)]
        name = _field_meant(str(written))
        if name in {"id", "title", "key_results"}:
            yield from map(fold_title, words)
        elif name == "aliases":
            yield from former_of(words)
        elif not name and within == "key_results" and isinstance(inner, dict):
            yield fold_title(str(written))
        yield from _names_in(inner, name)


def _field_meant(written: str) -> str:
    """Return the field of objectives or key results that is meant, as far as anybody can tell; empty for none."""
    form = comparable(written)
    if form in _FIELDS:
        return form
    return _ALSO_CALLED.get(form) or nearest(form, _FIELDS)


def former_of(aliases: Iterable[str]) -> Iterator[str]:
    """Yield the names that something had before: the last words of its old addresses, or its old ids."""
    for alias in aliases:
        yield fold(alias.strip("/#").rpartition("/")[2].rpartition("#")[2])

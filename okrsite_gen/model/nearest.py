"""Guessing which known name somebody meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

NEAR = 0.65
"""From which likeness on two names may be one (`ulr` and `url` are 0.67 alike)."""

LONGEST_GUESSED = 60
"""Longer names are no slips of anything."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that `name` is most likely a slip of; empty if none is near."""
    if len(name) > LONGEST_GUESSED:
        return ""
    by_form = {_form(one): one for one in known}
    form = _form(name)
    if form in by_form:
        return by_form[form]
    close = difflib.get_close_matches(form, by_form, n=1, cutoff=NEAR)
    return by_form[close[0]] if close else ""


SHORTEST_SLIP = 4
"""Characters that a name must have, so that one with a slip in it is still told apart from all others."""


def certain(name: str, known: Iterable[str]) -> str:
    """Return the known name that `name` is a slip of beyond doubt; empty if there is none, or more than one.

    A slip is one letter too many, too few, wrong, or changed with its neighbour; case, `-` and `_` do not count.
    """
    meant = slips_of(name, known)
    return meant[0] if len(meant) == 1 else ""


def slips_of(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names that `name` is, or else those of which it is a slip; see `certain`."""
    form, forms = _form(name), [(one, _form(one)) for one in known]
    meant = [one for one, its_form in forms if form == its_form]
    if not meant and len(form) >= SHORTEST_SLIP:
        meant = [one for one, its_form in forms if _is_slip(form, its_form)]
    return meant


def _is_slip(written: str, meant: str) -> bool:
    shorter, longer = sorted((written, meant), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    first = next((at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), None)
    if first is None or len(longer) > len(shorter):
        at = len(shorter) if first is None else first
        return shorter[at:] == longer[at + 1 :]
    rest, other = shorter[first:], longer[first:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


def _form(name: str) -> str:
    return "".join(character for character in name.lower() if character not in "-_ ")

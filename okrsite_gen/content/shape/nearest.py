"""Guessing which known name somebody meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

NEAR = 0.65
"""From which likeness on two names may be one (`ulr` and `url` are 0.67 alike)."""

LONGEST_GUESSED = 40
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


def _form(name: str) -> str:
    return "".join(character for character in name.lower() if character not in "-_ ")

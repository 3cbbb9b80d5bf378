"""Guessing which name of a theme somebody meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.6
"""From which likeness on one name may be a slip of another: `pages/taem.html` of `pages/team.html`."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like `name`; empty if none is near."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=NEAR)), "")

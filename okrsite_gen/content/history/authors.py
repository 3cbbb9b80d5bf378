"""How the author of a commit appears."""

from __future__ import annotations

FULL, INITIALS, NONE = "full", "initials", "none"

_MOST = 3
"""Initials of one name at most."""


def author_as(how: str, name: str) -> str:
    """Return a name in full, as the initials of its first three words (`Maria Rossi` is MR), or not at all."""
    if how == FULL:
        return name
    if how == NONE:
        return ""
    first = (part[0] for part in name.split() if part[0].isalpha())
    return "".join(letter.upper() for letter in first)[:_MOST]

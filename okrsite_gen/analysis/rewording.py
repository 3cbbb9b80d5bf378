"""Whether a title says something else than before, or merely the same in other letters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_LINK = re.compile(r"\]\([^)]*\)|\[\[[^|\]]*\|")
"""Where a link leads, which is not what it says."""
_WORD = re.compile(r"\w+")
_WITHOUT_SPACES = "\u2e80"
"""From here on come letters of writings without spaces between words: there what looks like a word is a phrase."""
_SLIP = 0.8
"""From this likeness on one word is another spelling of the other."""


def reworded(before: str, after: str, *, figures: bool = True) -> bool:
    """Return whether words were added, removed or replaced; slips of the pen, capitals and marks are none of that.

    Without `figures` those are left aside: where a target was changed, the title that names it follows.
    """
    old, new = (_words(each, figures=figures) for each in (before, after))
    if old == new:
        return False
    return len(old) != len(new) or not all(map(_alike, old, new))


def _words(title: str, *, figures: bool) -> list[str]:
    words = _WORD.findall(_LINK.sub(" ", title).casefold())
    return words if figures else [word for word in words if not any(letter.isdigit() for letter in word)]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if any(letter.isdigit() or letter >= _WITHOUT_SPACES for letter in one + other) or min(len(one), len(other)) < 4:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _SLIP

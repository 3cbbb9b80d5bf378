"""Whether a title says something else than before, or merely the same in other letters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_LINK = re.compile(r"\]\([^)]*\)|\[\[[^|\]]*\|")
"""Where a link leads, which is not what it says."""
_WORD = re.compile(r"\w+")
_WITHOUT_SPACES = "\u2e80"
"""From here on come letters of writings without spaces between words: there what looks like a word is a phrase."""
_FOLLOWING = 2
"""Words that name the figures from which and to which a title leads."""
_SLIP = 0.8
"""From this likeness on one word is another spelling of the other."""


def reworded(before: str, after: str, *, with_figures: bool = False) -> bool:
    """Return whether words were added, removed or replaced; slips of the pen, capitals and marks are none of that.

    Nor is it, where figures of the key result were changed `with_figures` in its title, that a title follows them: in
    digits, or in a word or two, such as from twelve to fourteen.
    """
    old, new = (_words(each, figures=not with_figures) for each in (before, after))
    if len(old) != len(new):
        return True
    return sum(not _alike(*pair) for pair in zip(old, new, strict=True)) > (_FOLLOWING if with_figures else 0)


def _words(title: str, *, figures: bool) -> list[str]:
    words = _WORD.findall(_LINK.sub(" ", title).casefold())
    return words if figures else [word for word in words if not any(letter.isdigit() for letter in word)]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if any(letter.isdigit() or letter >= _WITHOUT_SPACES for letter in one + other) or min(len(one), len(other)) < 4:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > _SLIP

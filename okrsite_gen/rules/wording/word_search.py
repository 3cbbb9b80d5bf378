"""Finding whole words of a list in a text."""

from __future__ import annotations

import re
from functools import lru_cache


def first_of(words: tuple[str, ...], text: str) -> str:
    """Return the first of some words or phrases in a text, as it is written there; empty if none is in it.

    Words are compared without regard to case, and only as a whole. `*` at the end of a word stands for any ending.
    """
    found = _pattern(words).search(text) if words else None
    return found.group() if found else ""


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    each = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)

"""Finding whole words of a list in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrsite_gen.rules.rule import Option

if TYPE_CHECKING:
    from okrsite_gen.rules.rule import Rule
    from okrsite_gen.rules.scene import Scene

OWN_WORDS = {
    "also": Option((), "Words of your own that count too, with a comma between them. `*` stands for any ending."),
    "except": Option((), "Words of the list that do not count, as they stand in it."),
}
"""Options of a rule whose words a company may add to."""


def words_of(rule: Rule, scene: Scene, *lists: str) -> tuple[str, ...]:
    """Return the words of some lists of the site's language, with what configuration adds and leaves out."""
    also, without = scene.list(rule, "also"), scene.list(rule, "except")
    listed = tuple(word for name in lists for word in scene.vocabulary.words(name))
    if not also and not without:
        return listed
    left_out = {word.lower() for word in without}
    return (*(word for word in listed if word not in left_out), *also)


def first_of(words: tuple[str, ...], text: str) -> str:
    """Return the first of some words or phrases in a text, as it is written there; empty if none is in it.

    Words are compared without regard to case, and only as a whole. `*` at the end of a word stands for any ending.
    """
    found = _pattern(words).search(text) if words else None
    return found.group() if found else ""


def beginning(words: tuple[str, ...], text: str) -> str:
    """Return the longest of some words or phrases with which a text begins, as it is written there."""
    found = _pattern(words).match(text) if words else None
    return found.group() if found else ""


def ending(words: tuple[str, ...], text: str) -> str:
    """Return the word or phrase with which a text ends, a full stop aside, as it is written there."""
    found = _pattern(words, last=True).search(text) if words else None
    return found.group(1) if found else ""


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...], *, last: bool = False) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    each = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<!\w)({each})(?!\w)" + (r"\W*$" if last else ""), re.IGNORECASE)

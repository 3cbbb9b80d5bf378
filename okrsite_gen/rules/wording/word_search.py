"""Finding whole words of a list in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrsite_gen.rules.rule import Option

if TYPE_CHECKING:
    from okrsite_gen.rules.rule import Rule
    from okrsite_gen.rules.scene import Scene
    from okrsite_gen.rules.vocabulary import Vocabulary

OWN_WORDS = {
    "also": Option((), "Words of your own that count too, with a comma between them. `*` stands for any ending."),
    "except": Option((), "Words of the list that do not count, as they stand in it."),
}
"""Options of a rule whose words a company may add to."""


def words_of(rule: Rule, scene: Scene, *lists: str) -> tuple[str, ...]:
    """Return the words of some lists of the site's language, with what configuration adds and leaves out."""
    listed = scene.vocabulary.words(lists[0]) if len(lists) == 1 else together(scene.vocabulary, *lists)
    if rule.code.id not in scene.settings.rule_options:
        return listed
    also, left_out = scene.list(rule, "also"), scene.list(rule, "except")
    return (*without(listed, tuple(word.lower() for word in left_out)), *also)


def together(vocabulary: Vocabulary, *lists: str) -> tuple[str, ...]:
    """Return the words of several lists as one."""
    return _joined(tuple(vocabulary.words(name) for name in lists))


@lru_cache(maxsize=64)
def without(words: tuple[str, ...], left_out: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a list that are not in another."""
    return tuple(word for word in words if word not in left_out)


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
def _joined(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(word for words in lists for word in words)


@lru_cache(maxsize=128)
def _pattern(words: tuple[str, ...], *, last: bool = False) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    each = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest_first)
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(rf"(?<!\w)(?=[{first}])({each})(?!\w)" + (r"\W*$" if last else ""), re.IGNORECASE)

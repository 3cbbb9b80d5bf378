"""What the words of a heading may be: names, in whatever marks and letters, or dates and other ordinary words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Container, Iterator

from okrsite_gen.model.names import fold_title

_ADDRESS = re.compile(r"(?<!!)\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"[^\w\s-]+|(?<!\w)[_-]+|[_-]+(?!\w)")
_WORD = re.compile(r"[\w-]+")
_COUNTING = frozenset({"kr", "krs", "o", "okr", "okrs", "objective"})
"""Words that people write before a name, as they do numbers."""
_LIKE_AN_ID = re.compile(r"[_#/\d]")
_WITHOUT_BLANKS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
)
"""Letters of scripts that put no blank between words: a number in a sentence makes no name of it."""
_YEAR = r"(?:(?:fy|fj)?'?\d{2}|(?:fy|fj)?\d{4})"
_PART_OF_YEAR = r"(?:[qt][1-4]|[hs][12]|(?:kw|cw|w|s)[0-5]?\d)"
_ORDINARY = re.compile(
    rf"(?:{_YEAR}[-./]?)?{_PART_OF_YEAR}(?:[-./]?{_YEAR})?|fy\d{{2}}(?:\d{{2}})?"
    r"|\d+(?:st|nd|rd|th)|v\d+(?:\.\d+)*|p\d{2}(?:\.?\d)?"
)
"""Quarters, halves, weeks and years of business, days, versions and percentiles."""


def plain(heading: str) -> str:
    """Return a heading as its readers see it, but for marks: its letters in their plain form, links without address."""
    words = _ADDRESS.sub(r"\1", html.unescape(heading) if "&" in heading else heading)
    if words.isascii():
        return words
    normal = unicodedata.normalize("NFKC", words)
    return "".join(each for each in normal if unicodedata.category(each) != "Cf")


def parts_of(heading: str) -> Iterator[str]:
    """Yield what stands between the marks of a heading, folded as titles are; numbers before a name are left out."""
    words = plain(heading)
    yield fold_title(words)
    for part in _MARKS.split(words):
        yield fold_title(part)
        named = [word for word in fold_title(part).split() if word not in _COUNTING and not word.isdecimal()]
        if len(named) == 1:
            yield named[0]


def small_words_of(heading: str) -> Iterator[str]:
    """Yield the words of a heading that no capital letter begins, as ids are written."""
    return (word for word in _WORD.findall(plain(heading)) if word == word.lower())


def is_like_a_name(heading: str, name: str, teams: Container[str]) -> bool:
    """Whether a heading is written as names are and headings seldom: one word that no capital begins, or with signs.

    `teams` are those that there are: `Wins/Losses` names nothing where no team is called `wins`.
    """
    if " " in name or not any(map(str.isalpha, name)) or _ORDINARY.fullmatch(name):
        return False
    words = plain(heading).strip("`*[]():#. \t")
    several = [each for each in words.split("/") if each]
    if len(several) > 1 and several[0].lower() not in teams:
        return any(is_like_a_name(each, each.lower(), teams) for each in several)
    if _WITHOUT_BLANKS.search(name):
        return any(each in name for each in "_#/")
    return words[:1].islower() or _LIKE_AN_ID.search(name) is not None

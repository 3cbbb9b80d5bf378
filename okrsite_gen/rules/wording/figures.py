"""Whether a title holds a figure that something is measured by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrsite_gen.rules.wording.word_search import first_of

if TYPE_CHECKING:
    from okrsite_gen.rules.scene import Scene

_MONTH = r"(?:jan|feb|mar|mär|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|déc|fév|avr|juin|juil|août)\w*\.?"
_NO_FIGURE = re.compile(
    rf"""https?://\S+ | \#\d+ | \b[A-Z]{{2,}}-\d+ | \bP\d\b
    | \b(?:Q[1-4]|H[12]|T[1-4])(?:[ -]?(?:FY)?\d{{2,4}})? | \bFY ?\d{{2,4}}(?:-?Q\d)?
    | \b(?:19|20)\d\d\b(?:-\d\d(?:-\d\d)?)? | \b{_MONTH}\s\d{{1,2}}\b | \b\d{{1,2}}\.?\s{_MONTH}\b
    | \bv\d[\d.]* | \bversion\s\d[\d.]* | \b\d+\.\d+\.\d+\b | \b(?:ISO|SOC|SOX|Type|Tier|Node|Python|Java)\s?\d+\b
    | \b\d+(?:st|nd|rd|th)\b | \b24/7\b | [A-Za-z]+\d\w*""",
    re.VERBOSE | re.IGNORECASE,
)
_HIDDEN = re.compile(r"(?<![\w.])(?:[$€£]?N\d*%?|[Xx]\s?%)(?!\w)")
"""A letter in place of a figure, open or kept back."""
_COMPOUND = re.compile(r"\w+-\w+")
_DIGIT = re.compile(r"\d")


def figures_of(plain: str) -> str:
    """Return a title without the digits that measure nothing: days, quarters, versions, numbers of tickets."""
    return _NO_FIGURE.sub(" ", plain)


def has_figure(plain: str, scene: Scene) -> bool:
    """Return whether a title holds a figure, in digits or letters, or the letter that stands for one kept back."""
    if _HIDDEN.search(plain) or _DIGIT.search(figures_of(plain)):
        return True
    return bool(first_of(scene.vocabulary.words("counts"), _COMPOUND.sub(" ", plain)))

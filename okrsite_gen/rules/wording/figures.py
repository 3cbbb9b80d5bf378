"""Whether a title holds a figure that something is measured by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrsite_gen.rules.number_names import unnamed
from okrsite_gen.rules.wording.word_search import first_of

if TYPE_CHECKING:
    from okrsite_gen.rules.scene import Scene

_HIDDEN = re.compile(r"(?<![\w.])(?:[$€£]?N\d*%?|XX+|[Xx]\s?%)(?!\w)")
"""A letter in place of a figure, open or kept back."""
_COMPOUND = re.compile(r"\w+-\w+")
_DIGIT = re.compile(r"\d")


def has_figure(plain: str, scene: Scene) -> bool:
    """Return whether a title holds a figure, in digits or letters, or the letter that stands for one kept back."""
    if _HIDDEN.search(plain) or _DIGIT.search(unnamed(plain)):
        return True
    return bool(first_of(scene.vocabulary.words("counts"), _COMPOUND.sub(" ", plain)))

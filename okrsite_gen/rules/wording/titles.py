"""What a title says, apart from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrsite_gen.model.objectives import KeyResult, Objective
    from okrsite_gen.rules.scene import Scene

_LABEL = r"\[(?!\$?[Nn]\d*\])[^\]]{1,60}\]"
"""Words in brackets. A letter alone in them stands for a figure that is kept back."""
_BEFORE = re.compile(rf"^(?:{_LABEL}\s*|\(?P\d\)?\s*[:–-]?\s+|[^\w\s\"'“„«(\[<>≤≥$€£~+#@-]\s*)+")
_BEHIND = re.compile(rf"(?:\s*{_LABEL}|\s*\(\[?#\d+\]?\))+$")
_NOT_A_WORD = re.compile(r"[^\w%<>+]+")


@lru_cache(maxsize=1024)
def said(plain: str) -> str:
    """Return a title without the labels before and behind it: `[P0] Store logs [INFRA]` says `Store logs`."""
    return _BEHIND.sub("", _BEFORE.sub("", plain.strip())).strip()


def comparable(plain: str) -> str:
    """Return the words of a title in the form in which two titles are compared: labels, case and marks aside."""
    return _NOT_A_WORD.sub(" ", said(plain).casefold()).strip()


def titled(scene: Scene) -> Iterator[Objective | KeyResult]:
    """Yield everything current that has a title: each objective, and behind it its key results."""
    for objective in scene.current_objectives():
        yield objective
        yield from scene.current_key_results(objective)

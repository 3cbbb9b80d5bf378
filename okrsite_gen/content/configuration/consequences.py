"""Which findings about `okrsite.yml` only follow from a mistake in its form above them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from okrsite_gen.content.codes_reading import INDENTATION, SYNTAX, TAB, UNQUOTED
from okrsite_gen.content.locate import locate
from okrsite_gen.content.text import decode
from okrsite_gen.model.diagnostics import Diagnostic

FORM = frozenset(code.id for code in (SYNTAX, UNQUOTED, TAB, INDENTATION))
"""Codes of mistakes after which the rest of their setting can only be guessed."""


def without_consequences(
    data: bytes, problems: Sequence[Diagnostic], findings: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return the `problems` of the form of a configuration file, and the `findings` about what it says.

    Left out is what follows a mistake in form within the same topmost setting, since its advice would rest on a guess:
    lines that are indented otherwise than that guess, and settings that it put elsewhere.
    """
    if all(problem.code not in FORM for problem in problems):
        return (*problems, *findings)
    starts = tuple(_settings(decode(data, "").text))
    first: dict[int, int] = {}
    for problem in problems:
        if problem.code in FORM:
            block = bisect_right(starts, problem.place.line)
            first[block] = min(first.get(block, problem.place.line), problem.place.line)

    def follows(one: Diagnostic, *, at_once: bool) -> bool:
        begun = first.get(bisect_right(starts, one.place.line))
        return begun is not None and (one.place.line > begun or (at_once and one.place.line == begun))

    kept = [one for one in problems if one.code != INDENTATION.id or not follows(one, at_once=False)]
    told = locate(findings, lambda _: data)
    return (*kept, *(one for one in told if not follows(one, at_once=True)))


def _settings(text: str) -> Iterator[int]:
    """Yield the lines, from 1, on which topmost settings begin."""
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1].isalpha():
            yield number

"""A condition taken apart: `progress < 0.5 and owner = maria` → its words, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrsite_gen.errors import OkrsiteError

LONGEST = 2000
"""Characters of a condition that somebody may still mean."""

_WORD = re.compile(
    r"""\s*(?:
    (?P<sign><=|>=|!=|==|[=<>~(),])
    |"(?P<double>[^"]*)"|'(?P<single>[^']*)'
    |(?P<bare>[^\s()=<>!~,"']+)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a condition."""

    text: str
    place: int
    """Where it begins in the condition, from 1."""
    sort: str
    """`sign`, `quoted` or `bare`; `end` after the last."""

    def means(self, *words: str) -> bool:
        """Return whether it is one of these words of the language, whatever the case of its letters."""
        return self.sort == "bare" and self.text.lower() in words


class ConditionError(OkrsiteError):
    """A condition that cannot be understood, with the place of what is wrong."""

    def __init__(self, condition: str, place: int, message: str, hint: str = "") -> None:
        """Show the condition with a mark below the place, which counts from 1."""
        shown = condition.replace("\n", " ").replace("\t", " ")
        begin = max(0, place - 50)
        text = shown[begin : begin + 100]
        super().__init__(
            f"--where, character {place}: {message}\n  {text}\n  {' ' * (place - 1 - begin)}^",
            hint,
        )


def words_of(condition: str) -> tuple[Word, ...]:
    """Return the words of a condition and its end. Raises `ConditionError` for what no word begins with."""
    if len(condition) > LONGEST:
        raise ConditionError(condition, LONGEST, f"a condition has at most {LONGEST:,} characters.")
    found: list[Word] = []
    place, end = 0, len(condition.rstrip())
    while place < end:
        word = _WORD.match(condition, place)
        if word is None or word.lastgroup is None:
            raise _odd(condition, place)
        sort = word.lastgroup if word.lastgroup in {"sign", "bare"} else "quoted"
        before = 1 if sort == "quoted" else 0
        found.append(Word(word[word.lastgroup], word.start(word.lastgroup) + 1 - before, sort))
        place = word.end()
    return (*found, Word("", end + 1, "end"))


def _odd(condition: str, place: int) -> ConditionError:
    place += len(condition[place:]) - len(condition[place:].lstrip())
    if condition[place] in "\"'":
        return ConditionError(condition, place + 1, "this quote is never closed.", "Write the same quote at the end.")
    hint = "Write `!=` for “is not”." if condition[place] == "!" else ""
    return ConditionError(condition, place + 1, f"`{condition[place]}` means nothing here.", hint)

"""Texts on which a regular expression could take for ever, made from the expression itself.

Where something in it may be repeated, one text repeats what that matches many times, behind whatever has to come first,
and ends with a sign that fits nowhere. Searching begins anew at each place, so the repeated part is tried without its
beginning too, and the beginning again and again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as signs
    from re import _parser as parser
else:
    import sre_constants as signs
    import sre_parse as parser

MOST = 6
"""Ways in which one part of an expression is matched that are tried."""
ENDS = ("\x01", "!", "a\n\x01")
"""Signs after the repeated part with which most expressions do not match any more."""
_BY_CATEGORY = {
    "CATEGORY_DIGIT": "7",
    "CATEGORY_NOT_DIGIT": "x",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "x",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": "-",
}
_OFTEN = 8
"""How often something may be repeated at least, so that repeating it is worth trying."""


def attacks(pattern: re.Pattern[str], *, length: int) -> Iterator[str]:
    """Yield texts of about `length` characters, each once."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, body in _repeats(list(tree), ""):
        for pump in dict.fromkeys(islice(_samples(body), MOST)):
            if not pump:
                continue
            for start, piece in (
                (before, pump),
                ("", pump),
                ("", before + pump),
                (before, pump + " "),
                ("", pump + "\n"),
            ):
                for end in ENDS:
                    text = start + piece * (length // len(piece)) + end
                    if text not in seen:
                        seen.add(text)
                        yield text


def _repeats(nodes: list[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    """Yield what has to come before each repeated part of an expression, and the part."""
    for operation, value in nodes:
        if operation in _REPEATS:
            _, most, inner = value
            if most >= _OFTEN:
                yield before, list(inner)
            yield from _repeats(list(inner), before)
        elif operation is signs.BRANCH:
            for each in value[1]:
                yield from _repeats(list(each), before)
        elif operation is signs.SUBPATTERN:
            yield from _repeats(list(value[-1]), before)
        elif operation in {signs.ASSERT, signs.ASSERT_NOT}:
            yield from _repeats(list(value[1]), before)
        elif operation is _ATOMIC:
            yield from _repeats(list(value), before)
        before += next(_samples([(operation, value)]), "")


_REPEATS = {signs.MAX_REPEAT, signs.MIN_REPEAT, getattr(signs, "POSSESSIVE_REPEAT", None)}
_ATOMIC = getattr(signs, "ATOMIC_GROUP", object())


def _samples(nodes: list[Any]) -> Iterator[str]:
    """Yield texts that a sequence matches: one for each way through its first choices, shortest repeats first."""
    if not nodes:
        yield ""
        return
    for first in islice(_ways(*nodes[0]), MOST):
        for rest in islice(_samples(nodes[1:]), 2):
            yield first + rest


def _ways(operation: Any, value: Any) -> Iterator[str]:  # noqa: C901 - a line for each kind of part
    if operation is signs.LITERAL:
        yield chr(value)
    elif operation is signs.NOT_LITERAL:
        yield "x" if chr(value) != "x" else "y"
    elif operation is signs.ANY:
        yield from ("x", " ")
    elif operation is signs.IN:
        yield from _members(value)
    elif operation in _REPEATS:
        least, most, inner = value
        for times in dict.fromkeys((least, max(least, min(1, most)))):
            yield from (each * times for each in islice(_samples(list(inner)), MOST))
    elif operation is signs.BRANCH:
        for each in value[1]:
            yield from islice(_samples(list(each)), 2)
    elif operation is signs.SUBPATTERN:
        yield from _samples(list(value[-1]))
    elif operation is _ATOMIC:
        yield from _samples(list(value))
    else:
        yield ""


def _members(value: list[Any]) -> Iterator[str]:
    if value[0][0] is signs.NEGATE:
        yield from (sign for sign in ("x", " ", "7", "-", "\n") if not re.fullmatch(_class(value[1:]), sign))
        return
    for operation, what in value:
        if operation is signs.LITERAL:
            yield chr(what)
        elif operation is signs.RANGE:
            yield chr(what[0])
        elif operation is signs.CATEGORY:
            yield _BY_CATEGORY[str(what)]


def _class(members: list[Any]) -> str:
    """Return a class of signs as it is written."""
    made = []
    for operation, what in members:
        if operation is signs.LITERAL:
            made.append(re.escape(chr(what)))
        elif operation is signs.RANGE:
            made.append(f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}")
        elif operation is signs.CATEGORY:
            made.append({"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[str(what).rpartition("_")[2]])
    return f"[{''.join(made)}]"

"""Patterns and types for the JSON Schema of fields. They say in one expression what the functions that read decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from okrsite_gen.content.units import CURRENCY_SIGNS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCALAR = ["string", "number", "boolean"]
"""Types in which YAML may hold what stands in a file as one text."""

TEXT: Mapping[str, Any] = {"type": SCALAR}
"""Any words, also none."""

IN_ADDRESSES = ["string", "integer", "boolean"]
"""Types in which YAML may hold what becomes a part of addresses; a decimal point cannot."""

WORDS: Mapping[str, Any] = {"type": SCALAR, "pattern": r"\S"}
"""Words that may not be empty."""

NOTHING_WRITTEN: Mapping[str, Any] = {"type": "string", "pattern": r"^\s*$"}

DAY = r"^\s*(?:19|2[01])[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\s*$"

_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19"
_RELATION = r"^\s*(?:<=|>=|=<|=>|[<>≤≥~≈])?\s*"
AMOUNT = (
    rf"{_RELATION}[-+−–]?\s*"
    rf"(?:[A-Z]{{0,3}}[{CURRENCY_SIGNS}]|[A-Z]{{3}}(?=[\s{_DIGIT}]))?\s*[-−–]?[.,]?[{_DIGIT}]"
)
FIGURE = rf"{AMOUNT}|^\s*[Ww][Ii][Tt][Hh][Hh][Ee][Ll][Dd]\s*$"
"""How a figure begins; what may follow, a parser of its own decides."""

_PERCENT = r"(?:[%٪％]|[Pp](?:[Ee][Rr]|[Cc][Tt]|[Rr][Oo]|[Oo][Uu][Rr]))"
PART = rf"(?=.*[{_DIGIT}]){_RELATION}\+?\s*(?:0*[01]?(?:[.,][{_DIGIT}]*)?\s*$|[{_DIGIT}][{_DIGIT}.,'’\s]*{_PERCENT})"
"""How a share of a whole begins: a fraction, or a percentage."""

_PUNCTUATION = r"\s!-,./:-@\[-^`{-~"
"""ASCII without letters, digits, `-` and `_`, to stand within brackets."""
_DEVICES = r"(?:[Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|(?:[Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9¹²³])"
_ID = rf"(?!{_DEVICES}\s*$)[^{_PUNCTUATION}]{{1,64}}"
ID = rf"^\s*{_ID}\s*$"
_ADDRESS = r"/(?!/)(?![^#]*/\.\.(?:/|\s*$|#))[^\s?<>\"|*:\\]*"
ADDRESS = rf"^\s*{_ADDRESS}\s*$"
ID_OR_ADDRESS = rf"^\s*(?:{_ADDRESS}|#?{_ID})\s*$"
LINK = r"^\s*(?:(?:[Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S*|(?![A-Za-z][A-Za-z0-9+.-]*:|//|\\)\S*)\s*$"
CODE = r"^\s*[A-Za-z]{2,5}[0-9]{3}\s*$"
WHOLE = r"^\s*[-+]?[0-9]{1,9}\s*$"
WEIGHT = r"^\s*\+?(?=[0-9.,]*[1-9])[0-9]{1,9}(?:[.,][0-9]{1,9})?\s*$"


def spelled(word: str) -> str:
    """Return a pattern for a word in any case, with `-`, `_` or blanks between its parts."""
    parts = re.split(r"[-_ ]+", word)
    return r"[-_\s]+".join("".join(_either_case(letter) for letter in part) for part in parts)


def _either_case(letter: str) -> str:
    if letter.lower() == letter.upper():
        return re.escape(letter)
    return f"[{letter.upper()}{letter.lower()}]"


def any_of_words(words: Iterable[str]) -> str:
    """Return a pattern for one of a few words, however they are spelled."""
    return rf"^[-_\s]*(?:{'|'.join(map(spelled, words))})[-_\s]*$"


def number_or_text(number: Mapping[str, Any], pattern: str) -> dict[str, Any]:
    """Return the schema of a number that may also stand in quotes, in the form of `pattern`."""
    return {"anyOf": [dict(number), {"type": "string", "pattern": pattern}]}

"""Fields that hold plain numbers: flags, confidence, scores, weights, order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import ValidationInfo

from okrsite_gen.content.codes_fields import NOT_A_CONFIDENCE, NOT_A_FLAG, NOT_A_NUMBER
from okrsite_gen.content.figures import Complaint, read_fraction
from okrsite_gen.content.shape import patterns
from okrsite_gen.content.shape.conventions import conventions_in
from okrsite_gen.content.shape.patterns import WEIGHT, WHOLE, any_of_words, number_or_text
from okrsite_gen.content.shape.problems import Problem, one_text, quote, refusal
from okrsite_gen.content.shape.reads import Reads, ReadsInContext

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_FLAG_WORDS = {
    **dict.fromkeys(("on", "y", "1", "done", "x", "ja", "oui", "si", "sí"), "true"),
    **dict.fromkeys(("off", "n", "0", "not", "open", "nein", "non"), "false"),
}
_WHOLE = re.compile(r"[-+]?[0-9]{1,9}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_CONFIDENCES = {str(number): number for number in range(11)}
_CONFIDENCE_FORMS = (
    (re.compile(r"(?P<ten>0?[.,][0-9])[0-9]{0,3}|(?P<one>1[.,]0{1,4})"), "fraction"),
    (re.compile(r"(?P<percent>[0-9]{1,3})(?:[.,][0-9]{1,4})? ?%"), "percent"),
    (re.compile(r"(?P<of>[0-9]{1,2}) ?/ ?10"), "of ten"),
)

_TENTHS = re.compile(r"0?[.,](?P<tenth>[1-9])0{0,3}|(?P<percent>[1-9])0 ?%|(?P<of>[0-9]{1,2}) ?/ ?10")


def read_flag(raw: object) -> bool:
    """Return true or false; `yes` and `no` mean the same, in any case."""
    words = one_text(raw).strip().lower()
    flag = _FLAGS.get(words)
    if flag is None:
        meant = _FLAG_WORDS.get(words)
        hint = f"Write `{meant}`." if meant else "Write `true` or `false`."
        raise refusal(Problem(NOT_A_FLAG, "is neither true nor false", hint=hint, right=meant or ""))
    return flag


def read_confidence(raw: object) -> int:
    """Return a confidence, 0 to 10."""
    words = one_text(raw).strip()
    confidence = _CONFIDENCES.get(words)
    if confidence is None:
        reason = "Confidence is a whole number from 0 (no chance) to 10 (certain)."
        right = _same_confidence(words)
        raise refusal(Problem(NOT_A_CONFIDENCE, "is not a confidence", reason, _confidence_hint(words), right=right))
    return confidence


def _confidence_hint(words: str) -> str:
    for form, kind in _CONFIDENCE_FORMS:
        found = form.fullmatch(words)
        if not found:
            continue
        if kind == "fraction":
            meant = 10 if found["one"] else int(found["ten"][-1])
        else:
            meant = round(int(found["percent"]) / 10) if kind == "percent" else int(found["of"])
        if meant <= 10:
            return f"Write `{meant}`, which is {quote(words)} on the scale from 0 to 10."
    if found := re.fullmatch(r"([0-9])[.,][0-9]{1,4}", words):
        return f"Write `{found[1]}` or `{int(found[1]) + 1}`."
    return "Write a number such as `7`; 4 or 5 says that it is at risk, 3 or less that it is off track."


def _same_confidence(words: str) -> str:
    """Return the same confidence on the scale from 0 to 10, where nothing is rounded and nothing else can be meant."""
    found = _TENTHS.fullmatch(words)
    meant = int(found["tenth"] or found["percent"] or found["of"]) if found else 11
    return str(meant) if meant <= 10 else ""


def read_whole(raw: object) -> int:
    """Return a whole number of at most nine digits."""
    words = one_text(raw).strip()
    if not _WHOLE.fullmatch(words):
        raise refusal(Problem(NOT_A_NUMBER, "is not a whole number", hint="Write a number such as `10`."))
    return int(words)


@lru_cache(maxsize=256)
def _number(words: str) -> Decimal:
    """Return a number; one object for each, since hardly two key results have a weight that no other has."""
    return Decimal(words)


def read_weight(raw: object, info: ValidationInfo) -> Decimal:
    """Return a weight, more than 0."""
    words = one_text(raw).strip()
    comma = conventions_in(info.context).decimal_comma
    if not _DECIMAL.fullmatch(words) or ("," in words and not comma) or ("." in words and comma):
        raise refusal(
            Problem(
                NOT_A_NUMBER,
                "is not a weight",
                "The progress of the objective is a mean by weight.",
                "Write a number above 0, such as `2`; 1 is usual.",
            )
        )
    weight = _number(words.replace(",", "."))
    if weight <= 0:
        reason = "A weight says how much something counts; it is more than 0."
        hint = "To take something out of the mean, give it `state: dropped`."
        raise refusal(Problem(NOT_A_NUMBER, "is not a weight", reason, hint))
    return weight


def read_stated_fraction(raw: object, info: ValidationInfo) -> Decimal:
    """Return stated progress as a fraction (0.4 for `40%`)."""
    words = one_text(raw)
    fraction = read_fraction(words, decimal_comma=conventions_in(info.context).decimal_comma)
    if isinstance(fraction, Complaint):
        raise refusal(Problem(fraction.code, fraction.message, fraction.reason, fraction.hint, whole=True))
    return fraction


def read_score(raw: object, info: ValidationInfo) -> Decimal:
    """Return a score between 0 and 1."""
    words = one_text(raw)
    score = read_fraction(words, decimal_comma=conventions_in(info.context).decimal_comma)
    if isinstance(score, Complaint) or score > 1:
        reason = "A score is a number from 0 (nothing) to 1 (all of it)."
        raise refusal(Problem(NOT_A_NUMBER, "is not a score", reason, _score_hint(words.strip())))
    return score


def _score_hint(words: str) -> str:
    found = re.fullmatch(r"(10|[1-9])(?: ?/ ?10)?", words)
    if found:
        return f"Write `{Decimal(found[1]) / 10}` if {quote(words)} was meant out of 10."
    comma = re.fullmatch(r"([01]),([0-9]{1,3})", words)
    return f"Write `{comma[1]}.{comma[2]}`." if comma else "Write a number such as `0.7`."


FLAG: Mapping[str, Any] = {"anyOf": [{"type": "boolean"}, {"type": "string", "pattern": any_of_words(_FLAGS)}]}
PART: Mapping[str, Any] = number_or_text({"type": "number", "minimum": 0, "maximum": 1}, patterns.PART)
_FROM_0_TO_10 = number_or_text({"type": "integer", "minimum": 0, "maximum": 10}, r"^\s*(?:[0-9]|10)\s*$")

Flag = Annotated[bool, Reads(read_flag, FLAG)]
Confidence = Annotated[int, Reads(read_confidence, _FROM_0_TO_10)]
Whole = Annotated[int, Reads(read_whole, number_or_text({"type": "integer"}, WHOLE))]
Weight = Annotated[
    Decimal, ReadsInContext(read_weight, number_or_text({"type": "number", "exclusiveMinimum": 0}, WEIGHT))
]
Fraction = Annotated[Decimal, ReadsInContext(read_stated_fraction, PART)]
"""Progress as a fraction: `40%` and `0.4` are the same."""
Score = Annotated[Decimal, ReadsInContext(read_score, PART)]

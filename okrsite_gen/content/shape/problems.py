"""What can be wrong with one field, worded for its author, and how that travels through pydantic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pydantic_core import PydanticCustomError

from okrsite_gen.content.codes_fields import EMPTY, READ_AS_FIELD, WRONG_SHAPE
from okrsite_gen.model.codes import Code

PROBLEM = "okrsite_problem"
"""Type of the pydantic errors that carry a `Problem` in their context."""


class Cost(Enum):
    """What is left out of a file when the problem is passed over."""

    FIELD = "field"
    """The field alone (and what it belongs to, where the field is required there)."""
    RECORD = "record"
    """The whole entry around the field: without the field it might be shown to the wrong readers."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field."""

    code: Code
    predicate: str
    """Goes on from the author's words ("is not a date"), or a whole sentence where `whole` is set."""
    reason: str = ""
    hint: str = ""
    """What to write instead; `{key}` stands for the name of the field and is filled in later."""
    cost: Cost = Cost.FIELD
    meant: tuple[str, ...] = ()
    """Names of which the field's own name may be a slip; the nearest, if any is near, becomes the hint."""
    instead: str = ""
    """For an unknown field: the known one that was probably meant."""
    right: str = ""
    """What to write instead of the author's own words, or for an unknown field of its name, where that is certain."""
    whole: bool = False
    """Whether `predicate` already names the author's words."""
    keyed: bool = False
    """Whether the name of the entry is wrong rather than what stands under it."""


def refusal(problem: Problem) -> PydanticCustomError:
    """Return the exception that makes pydantic record `problem` for the field being read."""
    return PydanticCustomError(PROBLEM, "a problem in content", {"problem": problem})


def quote(text: str, limit: int = 60) -> str:
    """Return the author's characters in backticks, on one line and no longer than `limit`."""
    shown = " ".join(text[: 4 * limit].split())
    if len(shown) > limit or len(text) > 4 * limit:
        shown = shown[: limit - 1].rstrip() + "…"
    return f"`{shown}`"


def one_text(raw: object) -> str:
    """Return the author's characters, or refuse what is not one text."""
    if isinstance(raw, str):
        return raw
    raise refusal(not_one_text(raw))


def not_one_text(raw: object) -> Problem:
    """Word what stands where one text is expected."""
    if isinstance(raw, list):
        return Problem(WRONG_SHAPE, "is a list where one entry is expected", hint="Write a single value: `{key}: …`.")
    if isinstance(raw, dict):
        sentence = sentence_read_as_field(raw)
        return sentence or Problem(
            WRONG_SHAPE,
            "has fields of its own where plain words are expected",
            "Indented lines, or a colon followed by a space, make fields of what was written.",
            "Put the words on one line, in quotes if they hold a colon.",
        )
    return Problem(EMPTY, "is empty", hint="Write something there, or delete the line.")


def sentence_read_as_field(raw: dict[str, object]) -> Problem | None:
    """Recognise words such as `Grow revenue: by 10%`, which YAML reads as a field and its value."""
    if len(raw) != 1:
        return None
    key, value = next(iter(raw.items()))
    if " " not in key.strip() or not (value is None or isinstance(value, str)):
        return None
    sentence = f"{key}: {value or ''}".strip().replace('"', '\\"')
    return Problem(
        READ_AS_FIELD,
        f"was read as a field {quote(key)} with a value, not as a sentence",
        "A colon followed by a space separates a field from its value.",
        f'Put the sentence in quotes: `"{" ".join(sentence.split())[:200]}"`.',
    )


def problem_in(error: PydanticCustomError) -> Problem:
    """Return the problem that a `refusal` carries."""
    problem = (error.context or {}).get("problem")
    if not isinstance(problem, Problem):
        raise error
    return problem

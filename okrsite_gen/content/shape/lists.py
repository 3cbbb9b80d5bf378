"""Fields that hold several entries, and the single values that authors write instead."""

from __future__ import annotations

from okrsite_gen.content.codes_fields import WRONG_SHAPE
from okrsite_gen.content.shape.patterns import NOTHING_WRITTEN, SCALAR
from okrsite_gen.content.shape.problems import Problem, refusal, sentence_read_as_field
from okrsite_gen.content.shape.reads import Prepares


def as_list(raw: object) -> object:
    """Take a single text as a list of one."""
    if isinstance(raw, str):
        return [raw] if raw.strip() else []
    if isinstance(raw, dict):
        hint = "Begin each entry on a line of its own with `- `."
        raise refusal(sentence_read_as_field(raw) or Problem(WRONG_SHAPE, "is not a list", hint=hint))
    return raw


def as_names(raw: object) -> object:
    """Take a single name as a list of one; names with a comma between them want brackets."""
    if isinstance(raw, str) and "," in raw:
        names = ", ".join(name.strip() for name in raw.split(",") if name.strip())
        reason = "Without brackets it is one name with a comma in it."
        raise refusal(Problem(WRONG_SHAPE, "is one text, not a list", reason, f"Write `{{key}}: [{names[:200]}]`."))
    return as_list(raw)


def as_entries(raw: object) -> object:
    """Take a single text, or a single group of fields, as a list of one."""
    return [raw] if isinstance(raw, dict) else as_list(raw)


def as_mapping(raw: object) -> object:
    """Insist on a mapping."""
    if isinstance(raw, dict):
        return raw
    if isinstance(raw, list):
        hint = "Leave out the dashes: each name on a line of its own, followed by a colon."
        raise refusal(Problem(WRONG_SHAPE, "is a list where names with values are expected", hint=hint))
    hint = "Write a name and a colon on an indented line of its own, with what belongs to it behind or below."
    raise refusal(Problem(WRONG_SHAPE, "is one text where names with values are expected", hint=hint))


ONE_OR_MORE = Prepares(as_list, alone="text")
"""A list of texts, or of records that may be written as texts; a single text needs no dash."""

NAMES = Prepares(as_names, {"type": SCALAR, "pattern": "^[^,]*$"})
"""A list of names that may be written as a single one."""

ENTRIES = Prepares(as_entries, alone="entry")
"""A list of records, each of which may be written as a text; a single one needs no dash."""

RECORDS = Prepares(as_list, NOTHING_WRITTEN)
"""A list of records."""

MAPPING = Prepares(as_mapping)
"""Names with values."""

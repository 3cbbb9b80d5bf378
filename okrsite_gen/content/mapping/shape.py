"""The shape of a mapping file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from okrsite_gen.content.codes_fields import UNKNOWN_WORD, WRONG_SHAPE
from okrsite_gen.content.mapping.pages import PagesShape
from okrsite_gen.content.shape.base import Front, Path, Shape, called, within
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Flag
from okrsite_gen.content.shape.patterns import TEXT
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import Reads
from okrsite_gen.content.shape.texts import Entry, Line, Text
from okrsite_gen.content.shape.words import DecimalWord, Words, in_form, said
from okrsite_gen.model.nearest import nearest
from okrsite_gen.model.table_mapping import FIELDS

_ALONE = {"objective": "objective.title", "key_result": "key_result.title", "kr": "key_result.title"}
_ALSO = {
    "name": "title",
    "notes": "note",
    "comment": "note",
    "period": "cycle",
    "quarter": "cycle",
    "due": "end_date",
    "starts": "start_date",
    "value": "current",
    "min": "minimum",
    "max": "maximum",
    "type": "kind",
    "departments": "team",
    "rest": "keep",
}


def read_field(raw: object) -> str:
    """Return a field with what it is of (`objective.title`, `owner`)."""
    word = in_form(one_text(raw).strip()).replace("-", "_")
    word = _ALONE.get(word, word)
    about, _, name = word.rpartition(".")
    name = _ALSO.get(name, name)
    if name in FIELDS and about in {"", "objective", "key_result"}:
        return f"{about}.{name}" if about else name
    near = nearest(name, FIELDS)
    hint = f"Did you mean `{near}`? " if near else ""
    listed = ", ".join(f"`{one}`" for one in FIELDS)
    reason = "A column is read as one of a few fields; `objective.` or `key_result.` before it says of what."
    raise refusal(Problem(UNKNOWN_WORD, "is no field that a column can hold", reason, f"{hint}There are {listed}."))


FieldWord = Annotated[str, Reads(read_field, TEXT)]
RowsWord = Annotated[
    str,
    Words(
        {"objectives": "objective", "key-results": "key_result", "mixed": ""},
        said(objectives="objective o goals", key_results="key-result kr krs", mixed="both any"),
    ),
]
DatesWord = Annotated[
    bool,
    Words(
        {"day-first": True, "month-first": False},
        said(day_first="european dd/mm/yyyy dmy", month_first="american us mm/dd/yyyy mdy"),
    ),
]


class ColumnShape(Shape):
    """What one column holds: the name of a field, or more about it."""

    sentence = "field"
    also_called = called(field="as means is", split="separator separators", values="words map", unit="units")
    field: FieldWord
    """The field, such as `owner`; `objective.owner` where a row tells of both an objective and a key result."""
    split: Text = ""
    """The characters between entries of a cell that holds several, such as `;`."""
    values: Annotated[dict[str, Text], MAPPING] = Field(default={})
    """What stands in the cells → what it means."""
    unit: Line = ""
    """The unit of its bare numbers."""
    fraction: Flag = False
    """`true` where 0.4 means 40%."""
    of: Annotated[int, Field(ge=2, le=1000)] | None = None
    """The number that stands for full confidence, such as 5 where people say 1 to 5."""


class MappingFront(Front):
    """A mapping file."""

    also_called = called(name="format", columns="fields column", recognise="recognize detect", levels="hierarchy")
    not_here: ClassVar[Mapping[str, str]] = {"kinds": "Write `values:` below the column that is `kind`."}
    name: Line = "mapping"
    """What the format is called in reports."""
    title: Line = ""
    """What people call it."""
    recognise: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Columns by which a table of this format is known."""
    sheet: Line = ""
    """The sheet of a workbook to read. Left out: all that have a column of titles."""
    rows: RowsWord = ""
    """What a row is where no column says so: `objectives`, `key-results`, or `mixed`."""
    dates: DatesWord | None = None
    """How `3/4/2026` is meant: `day-first` or `month-first`."""
    decimal: DecimalWord | None = None
    """What stands before decimals: `comma` or `point`."""
    levels: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Columns of titles, the outermost first, where the column says how deep something is."""
    columns: Annotated[dict[str, ColumnShape], MAPPING] = Field(default={})
    """Name of a column → what it holds. `{n}` in a name stands for a number."""
    markdown: PagesShape | None = None
    """How pages in Markdown are read."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Insist on a column of titles, and on what pages need."""
        if self.markdown is not None:
            yield from within(("markdown",), self.markdown.findings())
            if not self.columns and not self.levels:
                return
        titles = any(column.field.endswith("title") for column in self.columns.values())
        if not titles and not self.levels and not any(path[:1] == ("columns",) for path in self.left_out):
            reason = "Everything needs a title, so not one row could be read."
            hint = "Write `title`, or `objective` and `key_result`, behind the column in which titles stand."
            yield ("columns",), Problem(WRONG_SHAPE, "No column holds titles", reason, hint, whole=True)

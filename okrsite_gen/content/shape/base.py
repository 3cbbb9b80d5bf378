"""The base of everything that is validated: documents' front matter, their parts, the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, PrivateAttr, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from okrsite_gen.content.codes_fields import WRONG_SHAPE
from okrsite_gen.content.shape.problems import Problem, refusal, sentence_read_as_field

Path = tuple[str | int, ...]
"""Keys and positions that lead through front matter."""

SYNTHETIC = "\0"
"""Begins the names of fields that only validation knows; no file can hold it."""

ALWAYS_SAID = frozenset({"audience", "figures"})
"""Fields that hide something: left empty they are an error, since nobody may guess for whom a thing is."""


class Shape(BaseModel):
    """A group of fields as a file holds it. Nothing but the fields declared may stand there.

    Input is what YAML holds before anybody interprets it: text as written, None for nothing, lists, mappings.
    A field with None counts as not given.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    also_called: ClassVar[Mapping[str, str]] = {}
    """Names that people write instead → the field meant. Compared without regard to case, `-`, `_` and spaces."""
    not_here: ClassVar[Mapping[str, str]] = {}
    """Names of what has its place elsewhere → what to do about it."""
    if_yes: ClassVar[Mapping[str, str]] = {}
    """Names after which people write `true` or `yes` → what to write instead."""
    others_are: ClassVar[type[Shape] | None] = None
    """What stands under any other name, for a group of fields whose further names authors choose."""
    may_say_nothing: ClassVar[bool] = False
    """Whether nothing at all may stand in place of the group."""
    sentence: ClassVar[str] = ""
    """The field meant when a plain text stands in place of the group."""
    documented_by: ClassVar[type | None] = None
    """Whose docstrings say what the fields mean, where they are not below the fields themselves."""

    @model_validator(mode="before")
    @classmethod
    def only_what_is_given(cls, raw: object) -> object:
        """Leave out fields without a value; read a sentence as the field that it stands for."""
        if isinstance(raw, dict):
            if None in raw.values():
                return {name: value for name, value in raw.items() if value is not None or cls.keeps_empty(name)}
            if len(raw) == 1 and cls.sentence:
                cls._refuse_unquoted_sentence(raw)
            return raw
        if isinstance(raw, str) and cls.sentence:
            return {cls.sentence: raw}
        if raw is None and cls.may_say_nothing:
            return {}
        raise refusal(cls.misread(raw))

    @classmethod
    def keeps_empty(cls, name: str) -> bool:
        """Whether a field that was left empty is worth a word: when it is unknown, or hides something."""
        return name in ALWAYS_SAID or name not in cls.field_names()

    @classmethod
    def misread(cls, raw: object) -> Problem:
        """Word what stands where this group of fields is expected."""
        hint = "Write each field on an indented line of its own, as `name: value`."
        if isinstance(raw, list):
            return Problem(WRONG_SHAPE, "is a list where fields with values are expected", hint=hint)
        if raw is None:
            return Problem(WRONG_SHAPE, "is an empty entry", hint="Write something there, or delete the line.")
        return Problem(WRONG_SHAPE, "is one text where fields with values are expected", hint=hint)

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields as authors write them."""
        names = (info.alias or name for name, info in cls.model_fields.items())
        return tuple(name for name in names if not name.startswith(SYNTHETIC))

    @classmethod
    def _refuse_unquoted_sentence(cls, raw: dict[str, object]) -> None:
        name = next(iter(raw))
        problem = None if name in cls.model_fields else sentence_read_as_field(raw)
        if problem:
            raise refusal(problem)

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Yield what is wrong between the fields, with the path to each from here."""
        yield from ()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the group as its authors may write it, for editors and other programs."""
        from okrsite_gen.content.shape.json_schema import shape_schema

        described = handler(schema)
        shape_schema(cls, handler.resolve_ref_schema(described))
        return described


class Front(Shape):
    """The whole of one file's fields."""

    _gone: tuple[Path, ...] = PrivateAttr(default=())

    def remember(self, gone: tuple[Path, ...]) -> None:
        """Keep the paths of the fields and list entries that were left out."""
        self._gone = gone

    @property
    def left_out(self) -> tuple[Path, ...]:
        """Paths, in the file, of the fields and list entries that could not be used."""
        return self._gone

    def written_at(self, *path: str | int) -> Path:
        """Return where in the file something stands that this holds at `path`.

        They differ only behind list entries that could not be used and were left out.
        """
        return shifted(path, self._gone)


def shifted(path: Path, gone: tuple[Path, ...]) -> Path:
    """Return `path` with its positions counted as before the entries at the paths `gone` were left out."""
    written: Path = ()
    for element in path:
        if isinstance(element, int):
            for position in sorted(_positions(written, gone)):
                if position <= element:
                    element += 1  # noqa: PLW2901
        written = (*written, element)
    return written


def _positions(prefix: Path, gone: tuple[Path, ...]) -> Iterator[int]:
    for path in gone:
        if len(path) == len(prefix) + 1 and path[:-1] == prefix and isinstance(path[-1], int):
            yield path[-1]


def given(shape: Shape) -> dict[str, Any]:
    """Return the fields that the file says something about."""
    return {name: getattr(shape, name) for name in shape.model_fields_set if name in type(shape).model_fields}


def within(path: Path, findings: Iterable[tuple[Path, Problem]]) -> Iterator[tuple[Path, Problem]]:
    """Yield findings from further inside with their whole path."""
    for inner, problem in findings:
        yield (*path, *inner), problem


def called(**names: str) -> dict[str, str]:
    """Return a table of other names: `called(due="deadline by")` says that both mean `due`."""
    return {other: name for name, others in names.items() for other in others.split()}


def comparable(name: str) -> str:
    """Return `name` as field names are compared: lower case, words joined by `_`."""
    return re.sub(r"[-_ ]+", "_", name.strip().lower())

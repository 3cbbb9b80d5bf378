"""Small groups of fields that stand inside others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from okrsite_gen.content.codes_fields import DOUBLE_ID, UNCLEAR_PROVIDER
from okrsite_gen.content.shape.base import Path, Shape, called
from okrsite_gen.content.shape.dates import DAY_SCHEMA, Day
from okrsite_gen.content.shape.figures import FigureField
from okrsite_gen.content.shape.lists import as_mapping
from okrsite_gen.content.shape.numbers import Flag, Weight
from okrsite_gen.content.shape.problems import Problem, quote
from okrsite_gen.content.shape.texts import Entry, Id, Line, Link, Text, Title
from okrsite_gen.content.shape.vocabulary import AlignmentWord, NeedWord, WorkWord
from okrsite_gen.model.kinds import Alignment, Need, Work
from okrsite_gen.model.values import Figure


class InitiativeFront(Shape):
    """Work meant to move the numbers."""

    sentence = "title"
    also_called = called(
        title="name initiative task project text",
        url="link href ticket issue evidence",
        state="status progress done",
    )
    title: Title
    """What is done. Inline Markdown."""
    url: Link = ""
    """Where it is tracked."""
    state: WorkWord = Work.PLANNED
    """How far it is."""


class MilestoneFront(Shape):
    """One step of a key result that counts steps."""

    sentence = "title"
    also_called = called(
        id="slug key",
        title="name milestone step text",
        done="state status complete completed reached",
        due="deadline due_date date by end",
    )
    id: Id = ""
    """Its name for check-ins."""
    title: Title
    """What is reached then. Inline Markdown."""
    done: Flag = False
    """Whether it is reached."""
    weight: Weight = Decimal(1)
    """How much it counts among the milestones."""
    due: Day | None = None
    """The day it should be reached."""


class LevelsFront(Shape):
    """What counts as commit, target and stretch."""

    also_called = called(
        commit="committed minimum min low bronze",
        target="goal aim expected silver",
        stretch="aspirational maximum max high moonshot gold",
    )
    commit: Text = ""
    """What we promise. Worth 0.3."""
    target: Text = ""
    """What we aim for. Worth 0.7."""
    stretch: Text = ""
    """What would be great. Worth 1."""


class SupportFront(Shape):
    """A line of alignment upwards."""

    sentence = "ref"
    also_called = called(
        ref="objective parent reference to target id key_result",
        status="state",
    )
    ref: Entry
    """What is supported: `team/objective`, with `#key-result` if one is meant."""
    status: AlignmentWord = Alignment.AGREED
    """`proposed` until the other side agrees."""


class DependencyFront(Shape):
    """Something needed from elsewhere: from an objective (`ref`) or from a team."""

    sentence = "ref"
    also_called = called(
        ref="objective on reference to target id key_result",
        team="from provider by_team",
        note="reason why description comment what title",
        status="state",
        needed_by="due deadline by until due_date date",
    )
    ref: Line = ""
    """The objective that this waits for: `team/objective`, with `#key-result` if one is meant."""
    team: Line = ""
    """The team that this waits for, where there is no objective to point at."""
    note: Text = ""
    """What is needed."""
    status: NeedWord = Need.REQUESTED
    """How things stand. The team that was asked may answer in its plan, and its word wins."""
    needed_by: Day | None = None
    """The day it is needed."""

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Insist on exactly one provider."""
        reason = "It must be plain whom this waits for."
        if self.ref and self.team:
            hint = (
                f"Delete the line `team:`, and write the team into the reference if it is missing: {self._full_ref()}."
            )
            words = f"A dependency names both the objective {quote(self.ref)} and the team {quote(self.team)}"
            yield ("team",), Problem(UNCLEAR_PROVIDER, words, reason, hint, whole=True)
        elif not self.ref and not self.team:
            hint = "Write `ref: team/objective`, or `team: name` where there is no objective to point at."
            yield (), Problem(UNCLEAR_PROVIDER, "A dependency does not say from whom", reason, hint, whole=True)

    def _full_ref(self) -> str:
        return quote(self.ref if "/" in self.ref else f"{self.team}/{self.ref}")


@dataclass(frozen=True, eq=False)
class ByDay:
    """Annotation: figures by day are written as a mapping and held as pairs in the order of their days."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate the mapping, then sort it."""
        mapping = core_schema.no_info_before_validator_function(
            as_mapping, handler.generate_schema(dict[Day, FigureField])
        )
        return core_schema.no_info_after_validator_function(_by_day, mapping)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the mapping; versions of pydantic differ in what they say of its keys."""
        described = handler(schema)
        (figure,) = described.get("patternProperties", {"": described.get("additionalProperties")}).values()
        return {"type": "object", "propertyNames": dict(DAY_SCHEMA), "additionalProperties": figure}


def _by_day(points: dict[date, Figure]) -> tuple[tuple[date, Figure], ...]:
    return tuple(sorted(points.items(), key=_day_of))


def _day_of(point: tuple[date, Figure]) -> date:
    return point[0]


Planned = Annotated[tuple[tuple[date, Figure], ...], ByDay()]
"""Points of an explicit path, by date."""


def double_ids(field: str, ids: Sequence[str]) -> Iterator[tuple[Path, Problem]]:
    """Yield a finding for each entry of `field` whose id an earlier one has, without regard to case."""
    keys = [written.lower() for written in ids if written]
    if len(set(keys)) == len(keys):
        return
    first: dict[str, int] = {}
    for position, written in enumerate(ids):
        key = written.lower()
        if key and key in first:
            words = f"is the id of entry {first[key] + 1} of `{field}` already"
            reason = "A reference to it could mean either."
            yield (field, position, "id"), Problem(DOUBLE_ID, words, reason, "Give one of them another id.")
        else:
            first[key] = position

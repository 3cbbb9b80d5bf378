"""A check-in's front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from okrsite_gen.content.codes_fields import EMPTY_UPDATE
from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import FROM_FOLDERS
from okrsite_gen.content.schema.updates import ObjectiveUpdateFront, UpdateFront, Word
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import SYNTHETIC, Path, called
from okrsite_gen.content.shape.lists import MAPPING
from okrsite_gen.content.shape.problems import Problem
from okrsite_gen.content.shape.texts import Line

FLAT = f"{SYNTHETIC}updates"
"""Where updates under flat keys (`"activation#rate":`) are moved before validation: they are about key results."""

_IN_BODY = "Write it below the front matter, under a heading such as `## Wins`, `## Blockers`, `## Asks` or `## Next`."


@dataclass(frozen=True, slots=True)
class UpdateEntry:
    """One update of a check-in, with what it is about as its author wrote it."""

    written: str
    """A reference: `activation`, `platform/uptime`, `activation#rate`."""
    path: Path
    """Where it stands in the front matter."""
    update: Word
    """An `UpdateFront` about a key result, an `ObjectiveUpdateFront` about an objective."""


class CheckInFront(ContentFront):
    """What a team reports: updates by objective and key result."""

    also_called = called(
        author="by owner from reporter written_by",
        updates="update objectives okrs key_results krs progress",
        audience=AUDIENCE_NAMES,
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **FROM_FOLDERS,
        "date": "Delete the line: the file's name is the date.",
        "day": "Delete the line: the file's name is the date.",
        **dict.fromkeys(("wins", "blockers", "asks", "next", "risks", "notes", "note", "summary"), _IN_BODY),
    }
    author: Line = ""
    """Who writes it: a handle, or a name in plain words."""
    audience: Audience = ""
    """Who may see this check-in."""
    updates: Annotated[dict[str, ObjectiveUpdateFront], MAPPING] = Field(default_factory=dict)
    """What moved: the objective, below it the key result, below that `value`, `confidence` and so on."""
    flat_updates: Annotated[dict[str, UpdateFront], MAPPING] = Field(default_factory=dict, alias=FLAT)

    @model_validator(mode="before")
    @classmethod
    def flat_keys_apart(cls, raw: object) -> object:
        """Tell updates about key results, under flat keys, from those about objectives."""
        if not isinstance(raw, dict) or not isinstance(updates := raw.get("updates"), dict):
            return raw
        flat = {key: value for key, value in updates.items() if "#" in key}
        if not flat:
            return raw
        return {**raw, "updates": {key: value for key, value in updates.items() if "#" not in key}, FLAT: flat}

    def entries(self) -> Iterator[UpdateEntry]:
        """Yield every update that says something; under each objective its own words first."""
        for objective, update in self.updates.items():
            if update.says_something:
                yield UpdateEntry(objective, ("updates", objective), update)
            for key_result, word in update.key_results.items():
                if word.model_fields_set:
                    written = f"{objective}#{key_result.removeprefix('#')}"
                    yield UpdateEntry(written, ("updates", objective, key_result), word)
        for written, word in self.flat_updates.items():
            if word.model_fields_set:
                yield UpdateEntry(written, ("updates", written), word)

    def findings(self) -> Iterator[tuple[Path, Problem]]:
        """Report that nothing is said at all. Beside an update that says something, empty ones count as not written."""
        empty = () if any(self.entries()) else tuple(self._empty())
        if len(empty) > 1:
            yield ("updates",), _UNTOUCHED
        else:
            yield from ((path, _EMPTY) for path in empty)

    def _empty(self) -> Iterator[Path]:
        for objective, update in self.updates.items():
            if not update.model_fields_set:
                yield "updates", objective
            for key_result, word in update.key_results.items():
                if not word.model_fields_set:
                    yield "updates", objective, key_result
        for written, word in self.flat_updates.items():
            if not word.model_fields_set:
                yield FLAT, written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe both forms of keys in the one field that authors see."""
        described = super().__get_pydantic_json_schema__(schema, handler)
        own = handler.resolve_ref_schema(described)
        properties: dict[str, Any] = own["properties"]
        flat = properties.pop(FLAT)
        properties["updates"]["patternProperties"] = {"#": flat["additionalProperties"]}
        return described


_EMPTY = Problem(
    EMPTY_UPDATE,
    "says nothing",
    "It does not count as a word about it.",
    "Write what moved; `unchanged: all` if you looked and nothing did; or delete the line.",
)
_UNTOUCHED = Problem(
    EMPTY_UPDATE,
    "say nothing yet",
    "Nobody can tell whether somebody looked, so a check-in that says nothing does not count as one.",
    "Write what moved; `unchanged: all` below an objective if you looked and nothing did; or delete the file.",
)

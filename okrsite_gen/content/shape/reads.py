"""The annotation that says by which function a field is read from the author's characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, eq=False)
class Reads:
    """`Annotated[date, Reads(read_date, {...})]`: a field whose value one function makes, and its JSON Schema."""

    read: Callable[[Any], object]
    """Takes what stands in the file; raises `refusal(Problem)`."""
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let the function alone decide."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema for editors and other programs, which see YAML's own types."""
        return dict(self.schema)


@dataclass(frozen=True, eq=False)
class ReadsInContext:
    """Like `Reads`, for a function that also needs the conventions or the fields read before."""

    read: Callable[[Any, ValidationInfo], object]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let the function alone decide."""
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema for editors and other programs, which see YAML's own types."""
        return dict(self.schema)


@dataclass(frozen=True, eq=False)
class Prepares:
    """Runs before a list or mapping is validated: brings what authors write into the form that it expects."""

    prepare: Callable[[Any], object]
    also: Mapping[str, Any] | None = None
    """JSON Schema of the other form that is accepted, if there is one."""
    alone: str = ""
    """What may stand in place of a list: the `text` of a single entry, a whole `entry`, or nothing else."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate what the function returns."""
        return core_schema.no_info_before_validator_function(self.prepare, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Accept the other form beside the list or mapping."""
        from okrsite_gen.content.shape.json_schema import choices_of

        choices = choices_of(handler(schema), self.alone, handler) + ([dict(self.also)] if self.also else [])
        return {"anyOf": choices} if len(choices) > 1 else choices[0]

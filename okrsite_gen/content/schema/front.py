"""What the front matter of every content file may say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from okrsite_gen.content.shape.base import Front
from okrsite_gen.content.shape.finding_codes import FindingCode
from okrsite_gen.content.shape.lists import MAPPING
from okrsite_gen.content.shape.texts import Entry


class ContentFront(Front):
    """The fields of one content file, whatever its kind."""

    allow: Annotated[dict[FindingCode, Entry], MAPPING] = Field(default_factory=dict)
    """Code of a finding → why it is right all the same in this file, so that nobody is told of it."""

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return the names of the fields as authors write them, those that every kind has last."""
        own = super().field_names()
        return (*(name for name in own if name not in ContentFront.model_fields), *ContentFront.model_fields)

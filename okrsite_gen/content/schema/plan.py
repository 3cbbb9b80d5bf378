"""Front matter of a team's plan and retrospective of a cycle."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import FROM_FOLDERS, IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import called
from okrsite_gen.content.shape.lists import MAPPING, ONE_OR_MORE
from okrsite_gen.content.shape.texts import Entry
from okrsite_gen.content.shape.vocabulary import NeedWord

_NO_TITLE = dict.fromkeys(("title", "name"), "Delete the line: its team and cycle are title enough.")


class PlanFront(ContentFront):
    """What a team decided against, and what it promises to others."""

    also_called = called(
        not_doing="not_doing_list wont_do out_of_scope stopping",
        commitments="commitment promises commits",
        audience=AUDIENCE_NAMES,
    )
    not_here: ClassVar[Mapping[str, str]] = {**FROM_FOLDERS, **IN_THE_BODY, **_NO_TITLE}
    not_doing: Annotated[tuple[Entry, ...], ONE_OR_MORE] = ()
    """Inline Markdown, one entry each."""
    commitments: Annotated[dict[str, NeedWord], MAPPING] = Field(default_factory=dict)
    """The objective that asks (or its key result given to this team), as written → this team's answer."""
    audience: Audience = ""
    """Who may see this plan."""


class RetrospectiveFront(ContentFront):
    """What a team learned stands in the text below; only its audience is a field."""

    also_called = called(audience=AUDIENCE_NAMES)
    not_here: ClassVar[Mapping[str, str]] = {
        **FROM_FOLDERS,
        **IN_THE_BODY,
        **_NO_TITLE,
        **dict.fromkeys(
            ("keep", "change", "learned", "learnings", "start", "stop", "continue"),
            "Write it below the front matter, under a heading: `## Keep`, `## Change` or `## Learned`.",
        ),
    }
    audience: Audience = ""
    """Who may see this retrospective."""

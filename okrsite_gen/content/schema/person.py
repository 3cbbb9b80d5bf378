"""A person's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import called
from okrsite_gen.content.shape.texts import Line, Link


class PersonFront(ContentFront):
    """Somebody who owns things."""

    also_called = called(
        name="title full_name",
        team="teams department",
        role="job position function job_title",
        picture="photo image avatar portrait",
        audience=AUDIENCE_NAMES,
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **IN_THE_BODY,
        **dict.fromkeys(("id", "slug", "handle", "key"), "Delete the line: the file's name is the handle."),
        **dict.fromkeys(("score", "rating", "performance"), "People are not scored here."),
    }
    name: Line = ""
    """What readers see. Left out: the file's name."""
    team: Line = ""
    """The team that they belong to."""
    role: Line = ""
    """What they do."""
    picture: Link = ""
    """A file of the content's `assets` folder."""
    audience: Audience = ""
    """Who may see this person's page."""

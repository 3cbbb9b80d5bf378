"""A free page's front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from okrsite_gen.content.schema.front import ContentFront
from okrsite_gen.content.schema.objective import IN_THE_BODY
from okrsite_gen.content.shape.audiences import AUDIENCE_NAMES, Audience
from okrsite_gen.content.shape.base import called
from okrsite_gen.content.shape.lists import ONE_OR_MORE
from okrsite_gen.content.shape.numbers import Whole
from okrsite_gen.content.shape.texts import Alias, Line


class PageFront(ContentFront):
    """A page that is none of the others ("How we do OKRs")."""

    also_called = called(
        title="name headline",
        order="position weight sort rank nav_order",
        audience=AUDIENCE_NAMES,
        aliases="redirect_from alias old_urls",
    )
    not_here: ClassVar[Mapping[str, str]] = {
        **IN_THE_BODY,
        **dict.fromkeys(("id", "slug", "key", "permalink", "url"), "Delete the line: the file's path is its address."),
        **dict.fromkeys(("layout", "template"), "Delete the line: the theme decides how pages look."),
        **dict.fromkeys(("date", "created", "updated"), "Delete the line: git knows."),
    }
    title: Line = ""
    """Inline Markdown."""
    order: Whole | None = None
    """Its place in the list of pages: lower numbers come first."""
    aliases: Annotated[tuple[Alias, ...], ONE_OR_MORE] = ()
    """Old addresses that must keep working."""
    audience: Audience = ""
    """Who may see this page."""

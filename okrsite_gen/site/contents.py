"""What stands where on a long page: the headings of an author's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from okrsite_gen.site.messages import bare

FEWEST = 3
"""Headings from which a text gets a table of contents."""

_HEADING = re.compile(r"<h([2-6])[^>]*?\sid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text."""

    anchor: str
    """Its id, as it stands in the page."""
    words: str
    """Its words without markup."""


def headings(html: object) -> tuple[Heading, ...]:
    """Return the topmost headings of a text's HTML that can be linked to; none where they are few.

    `html` is what the filter `prose` makes of a text, so that every tag in it is well-formed.
    """
    found = [(int(level), anchor, words) for level, anchor, words in _HEADING.findall(str(html))]
    top = min((level for level, _, _ in found), default=0)
    chosen = tuple(Heading(anchor, bare(Markup(words))) for level, anchor, words in found if level == top)  # noqa: S704
    return chosen if len(chosen) >= FEWEST else ()

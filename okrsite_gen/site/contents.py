"""What stands where on a long page: the headings of an author's text."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    address: str = ""
    """Where it stands, with its id, if that is not the page whose text it belongs to."""


def headings(html: object) -> tuple[Heading, ...]:
    """Return the topmost headings of a text's HTML that can be linked to; none where they are few.

    `html` is what the filter `prose` makes of a text, so that every tag in it is well-formed.
    """
    found = _HEADING.findall(str(html))
    return topmost((int(level), Heading(anchor, bare(Markup(words)))) for level, anchor, words in found)  # noqa: S704


def topmost(found: Iterable[tuple[int, Heading]]) -> tuple[Heading, ...]:
    """Return those (level, heading) that are topmost; none where they are few."""
    known = tuple(found)
    top = min((level for level, _ in known), default=0)
    chosen = tuple(heading for level, heading in known if level == top)
    return chosen if len(chosen) >= FEWEST else ()

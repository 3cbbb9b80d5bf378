"""Links inside authors' Markdown: what was written, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

ROOT = "\x02"
"""Stands for the site's root in rendered HTML (`\\x02/teams/x/`) until a page makes its links relative.

A control character that no content can hold, since reading refuses it.
"""


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link as it stands in Markdown, before anyone knows where it leads."""

    kind: str
    """`reference` for `[[…]]`, `person` for `[[@…]]`, `file` for a relative link, `image` for a relative picture."""
    target: str
    """What is linked: the reference, the handle without `@`, or the path as written (fragment included)."""
    words: str = ""
    """The author's own words for it; empty when the target's title is wanted."""
    line: int = 0
    """Line within the Markdown text, from 1."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a written link leads."""

    address: str
    """Site address (`/teams/x/`), with fragment; empty when there is nothing there that may be shown."""
    title: str = ""
    """Plain text of the target's title, shown where the author gave no words."""
    note: str = ""
    """Plain text shown after the link, such as "47 %, at risk"."""
    status: str = ""
    """Value of the target's status, for its mark; empty if it has none."""
    progress: Decimal | None = None
    """Progress of the target, 0–1: a page words it together with the status where `note` is empty."""


LinkMap = Mapping[tuple[str, str], LinkTarget]
"""(kind, target as written) → where it leads. A link that is not in it is shown as its words."""

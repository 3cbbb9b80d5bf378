"""What a build remembers of each group of pages, so that the next one need not even lay it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from okrsite_gen.site.page_summary import PageSummary
from okrsite_gen.site.watch import Looked


@dataclass(frozen=True, slots=True)
class Remembered:
    """A group as it was when it was last laid out."""

    looked: Looked
    """What was looked at for that."""
    digest: bytes
    """Stands for all that was seen there."""
    pages: tuple[PageSummary, ...]
    """Those that were laid out, also those that are left out of the site."""
    paths: tuple[str, ...]
    """Where its files stand below the output."""
    left_out: tuple[str, ...]
    """Addresses of pages that are left out of the site."""

    def to_plain(self) -> tuple[Any, ...]:
        """Return the same as plain values."""
        return (self.looked, self.digest, tuple(map(_plain_page, self.pages)), self.paths, self.left_out)


def groups_from_plain(plain: object) -> Mapping[str, Remembered]:
    """Return name → group, from what `to_plain` made of each; nothing where that is unreadable."""
    try:
        rows = cast("Mapping[str, tuple[Any, ...]]", plain)
        return {
            name: Remembered(looked, digest, tuple(map(_page, pages)), paths, left_out)
            for name, (looked, digest, pages, paths, left_out) in rows.items()
        }
    except (AttributeError, TypeError, ValueError):
        return {}


def left_out(groups: Mapping[str, Remembered]) -> frozenset[tuple[str, str]]:
    """Return (name of a group, address) of all pages that were left out of the site."""
    return frozenset((name, address) for name, group in groups.items() for address in group.left_out)


def _plain_page(page: PageSummary) -> tuple[Any, ...]:
    changed = page.changed.toordinal() if page.changed else 0
    return (page.address, page.template, page.media, page.title, page.listed, changed)


def _page(row: tuple[Any, ...]) -> PageSummary:
    address, template, media, title, listed, changed = row
    return PageSummary(address, template, media, title, listed, date.fromordinal(changed) if changed else None)

"""What a build remembers of each group of pages, so that the next one need not even lay it out."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from okrsite_gen.content.remembered import finding_from_plain, finding_to_plain
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.site.page_summary import PageSummary
from okrsite_gen.site.watch import Packed


@dataclass(frozen=True, slots=True)
class Remembered:
    """A group as it was when it was last laid out."""

    looked: Packed
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


@dataclass(frozen=True, slots=True)
class RememberedSite:
    """All groups of a site, and what they have in common."""

    constants: str = ""
    """Stands for all that every group depends on."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where entries of the navigation lead."""
    groups: Mapping[str, Remembered] = field(default_factory=dict)
    drawn_by: str = ""
    """Stands for the program and the theme."""
    news: tuple[Diagnostic, ...] = ()
    """What drawing has ever brought to light with these; pages that stay are not drawn again, and tell nothing."""

    def to_plain(self) -> bytes:
        """Return the same in bytes, of which a build that finds nothing changed need not know what they say."""
        groups = {name: group.to_plain() for name, group in self.groups.items()}
        news = list(map(finding_to_plain, self.news))
        return marshal.dumps((self.constants, dict(self.moved), groups, self.drawn_by, news))

    def if_made_of(self, constants: str, drawn_by: str) -> RememberedSite:
        """Return the same, without what depends on something else."""
        news = self.news if drawn_by == self.drawn_by else ()
        if constants == self.constants:
            return replace(self, drawn_by=drawn_by, news=news)
        return RememberedSite(constants, drawn_by=drawn_by, news=news)

    @classmethod
    def from_plain(cls, plain: object) -> RememberedSite:
        """Return what `to_plain` described; nothing for anything else."""
        try:
            constants, moved, rows, drawn_by, told = cast(
                "tuple[str, Mapping[str, str], Mapping[str, tuple[Any, ...]], str, list[tuple[Any, ...]]]",
                marshal.loads(cast("bytes", plain)),  # noqa: S302 - out of our own, sealed memory
            )
            news = tuple(map(finding_from_plain, told))
            groups = {
                name: Remembered(looked, digest, tuple(map(_page, pages)), paths, left_out)
                for name, (looked, digest, pages, paths, left_out) in rows.items()
            }
        except (AttributeError, EOFError, TypeError, ValueError):
            return cls()
        return cls(constants, moved, groups, drawn_by, news)


def left_out(groups: Mapping[str, Remembered]) -> frozenset[tuple[str, str]]:
    """Return (name of a group, address) of all pages that were left out of the site."""
    return frozenset((name, address) for name, group in groups.items() for address in group.left_out)


def _plain_page(page: PageSummary) -> tuple[Any, ...]:
    changed = page.changed.toordinal() if page.changed else 0
    return (page.address, page.template, page.media, page.title, page.listed, changed)


def _page(row: tuple[Any, ...]) -> PageSummary:
    address, template, media, title, listed, changed = row
    return PageSummary(address, template, media, title, listed, date.fromordinal(changed) if changed else None)

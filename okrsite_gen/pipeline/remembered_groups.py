"""What a build remembers of each group of pages, so that the next one need not even lay it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class RememberedSite:
    """All groups of a site, and what they have in common."""

    constants: str = ""
    """Stands for all that every group depends on."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where entries of the navigation lead."""
    groups: Mapping[str, Remembered] = field(default_factory=dict)

    def to_plain(self) -> object:
        """Return the same as plain values."""
        return (self.constants, dict(self.moved), {name: group.to_plain() for name, group in self.groups.items()})

    def if_made_of(self, constants: str) -> RememberedSite:
        """Return the same, or nothing where it depends on something else."""
        return self if constants == self.constants else RememberedSite(constants)

    @classmethod
    def from_plain(cls, plain: object) -> RememberedSite:
        """Return what `to_plain` described; nothing for anything else."""
        try:
            constants, moved, rows = cast("tuple[str, Mapping[str, str], Mapping[str, tuple[Any, ...]]]", plain)
            groups = {
                name: Remembered(looked, digest, tuple(map(_page, pages)), paths, left_out)
                for name, (looked, digest, pages, paths, left_out) in rows.items()
            }
        except (AttributeError, TypeError, ValueError):
            return cls()
        return cls(constants, moved, groups)


def left_out(groups: Mapping[str, Remembered]) -> frozenset[tuple[str, str]]:
    """Return (name of a group, address) of all pages that were left out of the site."""
    return frozenset((name, address) for name, group in groups.items() for address in group.left_out)


def _plain_page(page: PageSummary) -> tuple[Any, ...]:
    changed = page.changed.toordinal() if page.changed else 0
    return (page.address, page.template, page.media, page.title, page.listed, changed)


def _page(row: tuple[Any, ...]) -> PageSummary:
    address, template, media, title, listed, changed = row
    return PageSummary(address, template, media, title, listed, date.fromordinal(changed) if changed else None)

"""What a digest says, before it is worded and before anybody knows where it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.prose import Prose

NO_TEXT = Prose("")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told."""

    title: Words
    """What it is about."""
    address: str = ""
    """Site address, or a web address; empty where there is none."""
    facts: tuple[Words, ...] = ()
    """What stands behind its title, a few words each."""
    parts: tuple[Words, ...] = ()
    """What belongs to it, a line each."""
    text: Prose = NO_TEXT
    """What people wrote about it."""
    short_address: str = ""
    """What serves instead where a long address would be in the way; empty where `address` is short."""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one sort."""

    heading: Words
    items: tuple[Item, ...]
    left_out: int = 0
    """How many more there are that are not among `items`."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A whole digest."""

    title: Words
    address: str
    """Site address of the page that has all of it."""
    summary: tuple[Words, ...]
    """The whole in figures, a few words each; a sentence where there is nothing to tell."""
    sections: tuple[Section, ...] = ()
    note: Words = ""
    """What has to be said below it."""


def with_note(digest: Digest, findings: Iterable[Diagnostic]) -> Digest:
    """Return a digest that says, where files had errors, that something may be missing."""
    broken = {finding.place.file for finding in findings if finding.severity is Severity.ERROR}
    return replace(digest, note=message("digest.broken", count=len(broken))) if broken else digest

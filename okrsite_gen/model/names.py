"""Ids, addresses and references: how entities are named and how one names another."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from okrsite_gen.model.flat import flat

_DEVICE = re.compile(r"\s*(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
_DIGITS = re.compile(r"([0-9]{1,18})")


def is_device(name: str) -> bool:
    """Return whether Windows takes the name of a file, with whatever ending and in whatever folder, for a device."""
    return _DEVICE.match(name) is not None


def fold(text: str) -> str:
    """Return the form in which ids are compared and used as addresses: NFC, lower case."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()


def natural(name: str) -> tuple[tuple[str | int, ...], str]:
    """Return the key that sorts names as people count: `o2` before `o10`, in each part of a path."""
    parts = _DIGITS.split(name)
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), name


def fold_title(title: str) -> str:
    """Return the form in which two titles are compared: folded, with one blank between words."""
    return " ".join(fold(title).split())


@flat
@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the sources.

    `path` leads through the front matter (`("key_results", 0, "target")`); line and column, counted from 1,
    are filled in only when somebody is going to read them (0 means not looked up yet).
    """

    file: str
    """Path of the source file relative to the project folder, with forward slashes."""
    path: tuple[str | int, ...] = ()
    """Keys and positions inside the front matter; empty for the file as a whole."""
    line: int = 0
    column: int = 0
    length: int = 0
    """How many characters the thing spans on its line; 0 when unknown."""
    words: str = ""
    """The part of the value that is meant, as it is written there; empty for all of it."""

    def at(self, *path: str | int) -> Place:
        """Return the place of something further inside this one."""
        return Place(self.file, (*self.path, *path))

    def about(self, words: str) -> Place:
        """Return the place of some words of what stands here."""
        return replace(self, words=words)


@flat
@dataclass(frozen=True, slots=True)
class Reference:
    """One entity naming another.

    `objective` is the key (`fold`ed id) of the objective meant, or None where nothing that this build may show
    has that name: a target that does not exist and one that is hidden look exactly alike.
    """

    written: str
    """The author's characters."""
    objective: str | None = None
    """Key of the objective found: `team/cycle/slug` in comparable form."""
    key_result: str | None = None
    """Key of the key result found within that objective, when the reference names one."""

    @property
    def found(self) -> bool:
        """Whether the reference leads to something that may be shown."""
        return self.objective is not None


@flat
@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for something: a person by handle, or a role in plain words."""

    text: str
    """What to show: the handle without `@`, or the words as written."""
    handle: str = ""
    """Folded handle when a person is meant; empty for a role or plain text."""

"""Files that somebody could write now, with the text to begin from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is not there yet."""

    folder: str
    """Where it belongs, relative to the project folder, with forward slashes."""
    name: str
    """What it would be called (`2026-11-27.md`)."""
    text: str
    """What stands in it until somebody fills it in."""


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that a team could write now, and what for."""

    purpose: str
    """`closing`, `retrospective`, `carry-over` or `objective`."""
    cycle: str
    """Id of the cycle in which it is written, as written; that cycle may have no file yet."""
    file: NewFile
    title: str = ""
    """Title of the objective that is carried over: inline Markdown; empty for other purposes."""


@dataclass(frozen=True, slots=True)
class TeamForms:
    """What a team could write next."""

    next_check_in: NewFile | None = None
    """None where it has nothing to report."""
    others: tuple[OfferedFile, ...] = ()

"""What the site says of its content."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.diagnostics import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFinding:
    """One finding, worded for the person who wrote the content; in English, as `okrsite check` tells it."""

    code: str
    """What kind of finding it is; `okrsite explain` tells more of it."""
    severity: Severity
    """How much it matters."""
    file: str
    """The file, from the project folder."""
    line: int | None = None
    """Line, from 1; missing where it is about the file as a whole."""
    column: int | None = None
    """Column, from 1."""
    message: str
    """What is wrong."""
    reason: str = ""
    """Why it matters."""
    hint: str = ""
    """What to write instead."""
    team: str = ""
    """Id of the team whose folder the file stands in."""
    address: str = ""
    """Address of the page that the file makes."""

"""What stands in for files that cannot be read at present: their last readable versions, and the lines to mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.site.edition import Edition


@dataclass(frozen=True, slots=True)
class Restored:
    """A former version that stands in for a file which cannot be read."""

    kind: str
    """Whose file it is: `objective`, `check-in` or `team`."""
    day: date
    """When that version was written."""
    file: str
    """The file."""
    line: int
    """Its first line with an error, from 1; 0 where none is known."""
    address: str
    """Where it can be edited, else where that line can be read; empty where configuration does not tell."""


def restored(edition: Edition, kind: str, file: str) -> Restored | None:
    """Return what stands in for the file of an objective, a check-in or a team; None where that could be read."""
    day = edition.org.restored.get(file)
    if day is None:
        return None
    errors = (each for each in edition.diagnostics if each.place.file == file and each.severity is Severity.ERROR)
    line = min((each.place.line for each in errors if each.place.line), default=0)
    return Restored(kind, day, file, line, edition.frames.edit(file) or edition.frames.line(file, line))

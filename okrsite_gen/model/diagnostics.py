"""Problems in content, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from okrsite_gen.model.names import Place


class Severity(str, Enum):
    """How much a finding matters. Only errors keep content from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """Characters of one line that become others, so that a finding is mended.

    Only what is certain is one: nothing that could change a meaning unnoticed, or show somebody what was hidden.
    """

    wrong: str
    """What stands in the file where the finding begins; quotes of YAML around it do not count."""
    right: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about content, worded for the person who wrote it."""

    code: str
    """Family letters and three digits (`YAML001`); never reused."""
    severity: Severity
    place: Place
    message: str
    """What is wrong, in one sentence that quotes the author's words."""
    reason: str = ""
    """Why it matters or what follows from it."""
    hint: str = ""
    """What to write instead."""
    line_text: str = ""
    """The source line, filled in together with the place's line and column."""
    strict: bool = field(default=False, kw_only=True)
    """Whether `--strict` makes an error of it though it is a warning by itself."""
    fix: Fix | None = field(default=None, kw_only=True)
    """How it is mended, where that is certain."""


_WEIGHTS = tuple(Severity)


def weight(diagnostic: Diagnostic) -> tuple[int, bool]:
    """Return the key by which few of many findings are chosen: errors first, and causes before what follows from them.

    What is an error only by `--strict` is often the echo of another: one key that cannot be read, and all that refers
    to it leads nowhere.
    """
    return (_WEIGHTS.index(diagnostic.severity), diagnostic.strict)


def order(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Return the key by which findings are listed: by file, line, column, code."""
    place = diagnostic.place
    return (place.file, place.line, place.column, diagnostic.code, diagnostic.message)

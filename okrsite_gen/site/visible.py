"""Which findings pages may show: none where parts are hidden, and none that names people who may not appear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import BrokenFile
from okrsite_gen.site.edition import Edition

OF_PEOPLE = frozenset({"owner", "contributors", "author", "lead", "champion", "champions", "members", "sponsor"})
"""Fields that name people."""

_HANDLE = re.compile(r"(?<![\w.@/])@\w")
_PEOPLE_FILE = re.compile(r"(?:^|/)people/[^/]+$", re.IGNORECASE)


def shown_findings(edition: Edition) -> Iterator[Diagnostic]:
    """Yield the findings that a page may show."""
    if edition.org.hides:
        return
    named = edition.settings.owners == "person"
    for finding in edition.diagnostics:
        if named:
            yield finding
        elif not _names_somebody(finding):
            yield replace(finding, line_text="") if _HANDLE.search(finding.line_text) else finding


def shown_broken(edition: Edition) -> Iterator[BrokenFile]:
    """Yield the unreadable files whose names a page may show."""
    if edition.org.hides:
        return
    for broken in edition.org.broken:
        if broken.kind != "person" or edition.settings.owners == "person":
            yield broken


def _names_somebody(finding: Diagnostic) -> bool:
    return bool(
        _PEOPLE_FILE.search(finding.place.file)
        or OF_PEOPLE.intersection(finding.place.path)
        or _HANDLE.search(f"{finding.message}\n{finding.reason}\n{finding.hint}")
    )

"""Findings as open data: those that the site's quality pages show."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import order
from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data.findings import OpenFinding
from okrsite_gen.site.open_data.teller import Teller, address


def open_findings(tell: Teller) -> Iterator[OpenFinding]:
    """Yield findings by file and line."""
    edition = tell.edition
    for finding in sorted(edition.diagnostics, key=order):
        place = finding.place
        yield OpenFinding(
            code=finding.code,
            severity=finding.severity,
            file=place.file,
            line=place.line or None,
            column=place.column or None,
            message=finding.message,
            reason=finding.reason,
            hint=finding.hint,
            team=_team(tell, place.file),
            address=address(edition.linker.file_address(place.file)),
        )


def _team(tell: Teller, file: str) -> str:
    """Return the id of the team in whose folder a file stands; empty for others."""
    for folder in tell.edition.settings.content:
        inside = file.removeprefix(f"{folder}/teams/")
        if inside != file:
            key = fold(inside.partition("/")[0])
            return tell.team(key) if key in tell.edition.org.teams else ""
    return ""

"""Findings as open data: those that the site's quality pages show."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import order
from okrsite_gen.model.open_data.findings import OpenFinding
from okrsite_gen.site.open_data.teller import Teller, address
from okrsite_gen.site.views.findings import team_of
from okrsite_gen.site.visible import shown_findings


def open_findings(tell: Teller) -> Iterator[OpenFinding]:
    """Yield findings by file and line."""
    edition = tell.edition
    for finding in sorted(shown_findings(edition), key=order):
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
            team=tell.team(team_of(edition, place.file)),
            address=address(edition.linker.file_address(place.file)),
        )

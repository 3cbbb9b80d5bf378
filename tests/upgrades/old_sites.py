"""Sites of released versions, and what building one tells."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build

UPGRADES = Path(__file__).parent
DAY = "2026-11-30"


def built(site: Path) -> BuildReport:
    """Build a site as its version's users did."""
    reading = Request(site, datetime(2026, 11, 30, 12, tzinfo=timezone.utc), as_of=date.fromisoformat(DAY))
    request = BuildRequest(reading, output=site / "site", audience="company", drafts=True)
    return build(request, lambda stage, done, total: None)


def told(report: BuildReport) -> list[str]:
    """Return severity, code and file of each error and warning."""
    found = (each for each in report.findings if each.severity is not Severity.INFO)
    return sorted(f"{each.severity.value} {each.code} {each.place.file}" for each in found)

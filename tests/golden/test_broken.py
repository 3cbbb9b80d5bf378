"""Content that must fail, with the exact words that its authors get.

Each folder below `broken/` holds a project: `content/`, perhaps `okrsite.yml`, perhaps `today.txt` with the day on
which it is read; and `expected.txt` with every finding about it, by file and line.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from content_reading import read_content

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.locate import locate
from okrsite_gen.model.diagnostics import Diagnostic, order
from okrsite_gen.pipeline.explain import every_finding

CASES = Path(__file__).parent / "broken"


def findings_of(project: Path) -> list[Diagnostic]:
    """Return every finding about a project, in the order in which a command prints them."""
    data = {path.relative_to(project).as_posix(): path.read_bytes() for path in project.rglob("*") if path.is_file()}
    settings, findings = read_configuration(data.get("okrsite.yml"), "okrsite.yml")
    today = data.get("today.txt")
    _, found = read_content(project, settings, date.fromisoformat(today.decode().strip()) if today else None)
    return sorted(locate([*findings, *found], data.get), key=order)


def printed(finding: Diagnostic) -> str:
    """Return a finding as `expected.txt` holds it."""
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}"
    lines = [f"{where} {finding.severity.value} {finding.code}", f"  {finding.message}"]
    lines += [f"  why: {finding.reason}"] if finding.reason else []
    lines += [f"  fix: {finding.hint}"] if finding.hint else []
    lines += [f"  | {finding.line_text}"] if finding.line_text else []
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_authors_get_exactly_these_words(case):
    found = "\n\n".join(printed(finding) for finding in findings_of(CASES / case))
    assert f"{found}\n" == (CASES / case / "expected.txt").read_text(encoding="utf-8")


def test_only_findings_that_say_so_are_mended():
    mended = {code for code, explained in every_finding().items() if explained.code.mended}
    fixed = {each.code for case in CASES.iterdir() for each in findings_of(case) if each.fix}
    assert fixed <= mended
    assert {"YAML002", "YAML012", "YAML017", "FLD001", "FLD009"} <= fixed

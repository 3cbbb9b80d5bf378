"""The published list of codes is complete and true: whoever words them can rely on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden_arithmetic import DAY, cases, general, read_org, read_settings

from okrsite_gen.analysis import analyse
from okrsite_gen.model.insights import Pace

DOCUMENT = Path(__file__).parents[3] / "docs" / "explanation" / "arithmetic.md"


def table(heading: str, code_column: int) -> dict[str, list[str]]:
    """Return code → the cells after it, of the table below a heading."""
    below = DOCUMENT.read_text(encoding="utf-8").partition(f"### {heading}")[2].partition("\n###")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in below.splitlines() if line.startswith("|")
    ]
    return {
        match[1]: row[code_column + 1 :] for row in rows if (match := re.fullmatch(r"`([\w-]+)`", row[code_column]))
    }


def names(cell: str) -> list[str]:
    return [name.strip() for name in re.sub(r"\(.*?\)", "", cell).split(",") if name.strip()]


@pytest.fixture(scope="module")
def seen():
    """Collect what the golden cases bring to light: kind of code → code → names of its parameters."""
    found = {"reasons": {}, "formulas": {}, "pace": {}, "unmeasured": {}}
    for case in (general(written) for _, written in cases()):
        insights = analyse(read_org(case), DAY(case["as_of"]), read_settings(case))
        reasons = [reason for items in insights.attention.values() for item in items for reason in item.reasons]
        reasons += [each.told for moved in insights.goalposts.values() for each in moved]
        for insight in [*insights.key_results.values(), *insights.objectives.values()]:
            reasons += insight.status.reasons
            found["formulas"].setdefault(insight.formula.code, set()).update(dict(insight.formula.inputs))
            if insight.pace.reason and insight.pace.verdict in (Pace.NOT_JUDGED, Pace.TOO_EARLY):
                found["pace"][insight.pace.reason] = set()
        for insight in insights.key_results.values():
            if insight.unmeasured_because:
                found["unmeasured"][insight.unmeasured_because] = set()
        for reason in reasons:
            found["reasons"].setdefault(reason.code, set()).update(dict(reason.parameters))
    return found


def test_every_reason_and_its_parameters_are_documented(seen):
    documented = table("Reasons", 1)

    assert {code: set(names(cells[0])) for code, cells in documented.items()} == seen["reasons"]


def test_every_formula_and_its_inputs_are_documented(seen):
    documented = table("Formulas", 0)

    assert {code: set(names(cells[0])) for code, cells in documented.items()} == seen["formulas"]


def test_every_reason_not_to_judge_pace_is_documented(seen):
    assert set(table("Why pace is not judged", 1)) == set(seen["pace"])


def test_every_reason_not_to_measure_is_documented(seen):
    documented = set(table("Why progress cannot be measured", 0))

    assert documented >= set(seen["unmeasured"])
    assert documented - set(seen["unmeasured"]) <= {"no-band"}, "only what reading never lets through may be missing"

"""What an import makes of weights, progress, confidence, days and states: a field, or a note; nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from importing import bring, run, table, texts, written

from okrsite_gen.model.incoming import (
    Incoming,
    IncomingCycle,
    IncomingKeyResult,
    IncomingObjective,
    IncomingUpdate,
    Spot,
)
from okrsite_gen.model.kinds import Said
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.moving.known import Known
from okrsite_gen.pipeline.moving.plan import Wish, plan


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("weights", "told"), [(("100", "50"), True), (("1", "2"), True), (("50", "50"), True), (("100", "100"), False)]
)
def test_weights_are_left_out_only_where_all_of_an_objective_have_the_usual_one(root, weights, told):
    rows = "".join(f"Grow,Part {at},{weight}\n" for at, weight in enumerate(weights))
    made = written(root, "Objective,Key result,Weight\n" + rows, "--cycle", "2026-Q1")
    assert [f"weight: {weight}\n" in made for weight in weights] == [told, told]


SPOT = Spot("export.csv", 2)
OBJECTIVE = IncomingObjective("1", "Grow", SPOT, cycle="q", starts=date(2026, 9, 1), status=Said.OFF_TRACK)
RESULT = IncomingKeyResult("2", "Calls", SPOT, confidence=11, status=Said.AT_RISK)
UPDATE = IncomingUpdate(date(2026, 11, 3), SPOT, confidence=12, status=Said.ON_TRACK)


def planned(objective: IncomingObjective) -> str:
    cycle = IncomingCycle("q", "2026-Q4")
    found = plan(Incoming("x", cycles=(cycle,), objectives=(objective,)), Known(), Settings(), Wish(team="sales"))
    return "\n".join(text for _, text in found.files.values())


def test_what_does_not_fit_a_field_stands_in_a_note():
    result = replace(RESULT, updates=(UPDATE,))
    told = planned(replace(OBJECTIVE, key_results=(result,), updates=(UPDATE,)))
    for note in ("Starts: 2026-09-01", "Status: off track", "Confidence: 11", "Status: at risk", "Confidence: 12"):
        assert f"- {note}" in told


def test_a_status_that_the_last_check_in_tells_is_not_told_twice():
    assert "- Status" not in planned(replace(OBJECTIVE, updates=(replace(UPDATE, status=Said.OFF_TRACK),)))


def test_progress_below_zero_is_kept_as_it_stands(root):
    made = written(root, "Objective,Progress\nGrow,-20%\n", "--cycle", "2026-Q1")
    assert "- Progress: -20%" in made
    assert "0%\n---" not in made


def test_what_names_no_cycle_stays_in_the_cycle_into_which_it_went(root):
    name = table(root, "Objective,Progress\nGrow,20%\n")
    run(root, name, "--write", "--cycle", "2026-Q1")
    before = texts(root / "content")
    run(root, name, "--write")
    assert texts(root / "content") == before


def test_a_file_whose_name_differs_in_case_is_renewed_where_it_stands(root):
    bring(root, "1,Grow,,,Sales,2026-Q4,,\n")
    folder = root / "content/teams/sales/2026-Q4"
    (folder / "grow.md").rename(folder / "Grow.md")
    found = bring(root, "1,Grow,,,Sales,2026-Q4,,Now with words\n")
    assert found["written"] == ["teams/sales/2026-Q4/Grow.md"]
    assert [file.name for file in folder.glob("*.md")] == ["Grow.md"]

"""Tables that a mapping reads: what belongs together, and what a cell means."""

from __future__ import annotations

import pytest

from okrsite_gen.exchange.mapped.propose import proposal
from okrsite_gen.exchange.mapped.read import read_mapped
from okrsite_gen.exchange.tables.read import peek
from okrsite_gen.model.incoming import Incoming, IncomingFile
from okrsite_gen.pipeline.moving.formats import presets


def guessed(text: str) -> Incoming:
    files = [IncomingFile("t.csv", text.encode())]
    mapping = proposal(peek(files[0])[0])
    assert mapping is not None
    return read_mapped(files, mapping)


def preset(name: str, text: str) -> Incoming:
    mapping = next(each for each in presets() if each.name == name)
    return read_mapped([IncomingFile("t.csv", text.encode())], mapping)


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("Team", "Sales", "Ops"), ("Cycle", "Q3 2026", "Q4 2026")],
)
def test_objectives_of_one_title_stay_apart_where_their_team_or_cycle_differs(head, first, second):
    rows = f"{head},Objective,Key Result\n{first},Grow,a\n{second},Grow,b\n{second},Grow,c\n,Grow,d\n"
    found = guessed(rows).objectives
    homes = [(each.team or each.cycle, [result.title for result in each.key_results]) for each in found]
    assert homes == [(first, ["a"]), (second, ["b", "c", "d"])]


CULTURE_AMP = "email,name,visibility,due_at,status,completion,key_result_1_title,key_result_1_completion\n"


@pytest.mark.parametrize(
    ("cell", "progress", "told"), [("0.5", "50%", 0), ("1", "100%", 0), ("50", "50%", 1), ("40%", "40%", 0)]
)
def test_completion_is_a_part_of_one_or_told_to_be_a_percentage(cell, progress, told):
    found = preset("culture-amp", f"{CULTURE_AMP}ida@x.example,Grow,public,2026-12-31,ongoing,{cell},Sow,{cell}\n")
    (objective,) = found.objectives
    assert objective.key_results[0].progress == progress
    assert dict(objective.rest)["Progress"].replace(".0", "") == progress
    assert len([guess for guess in found.guesses if guess.kind == "percent"]) == 2 * told


PEOPLEBOX = "Row ID,Parent Row IDs,Action,Goal Title,Owner Emails,Goal Cycle,Goal Type\n"


def test_a_row_that_asks_to_be_deleted_is_left_out_and_told():
    rows = "1,,Update,Grow,,Q4 2026,Objective\n2,1,Delete,Sow,,Q4 2026,Key Result\n3,1,,Reap,,Q4 2026,Key Result\n"
    found = preset("peoplebox", PEOPLEBOX + rows)
    (objective,) = found.objectives
    assert [result.title for result in objective.key_results] == ["Reap"]
    assert ("Action", "Update") in objective.rest
    (told,) = found.not_understood
    assert (told.spot.row, told.why) == (3, "`Action` says `Delete`, so the row was left out.")
    assert "Sow" in told.text


def test_a_period_of_a_key_result_that_is_not_its_objectives_is_kept_and_told():
    rows = "1,,,Grow,,Q4 2026,Objective\n2,1,,Sow,,Q1 2027,Key Result\n3,1,,Reap,,Q4 2026,Key Result\n"
    found = preset("peoplebox", PEOPLEBOX + rows)
    sow, reap = found.objectives[0].key_results
    assert ("Cycle", "Q1 2027") in sow.rest
    assert "Cycle" not in dict(reap.rest)
    (told,) = [guess for guess in found.guesses if guess.kind == "period of a key result"]
    assert (told.spot.row, "`Q1 2027`" in told.what, "`Q4 2026`" in told.what) == (3, True, True)

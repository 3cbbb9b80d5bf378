"""What a tracker shows to few people does not get onto a site unasked."""

from __future__ import annotations

import json

import pytest

from okrsite_gen.exchange.issues import read
from okrsite_gen.model.incoming import Incoming, IncomingFile

HEADS = "Title,Issue ID,URL,State,Labels,Confidential,Locked,Time Estimate,Created At (UTC),Author,Author Username"
OPEN = "Grow,1,https://x.example/-/issues/1,Open,objective,No,Yes,3h,2026-01-02,Ida,ida1"
SECRET = "Buy Rivals Ltd,2,https://x.example/-/issues/2,Open,objective,{},No,0,2026-01-02,Ida,ida1"


def table(*rows: str) -> list[IncomingFile]:
    return [IncomingFile("i.csv", "\n".join((HEADS, *rows)).encode())]


def titles(incoming: Incoming) -> list[str]:
    return [objective.title for objective in incoming.objectives]


@pytest.mark.parametrize("cell", ["Yes", "true", "1", "strictly"])
def test_a_confidential_issue_of_a_table_is_left_out_and_told_without_its_title(cell):
    found = read.read_table(table(OPEN, SECRET.format(cell)))
    assert titles(found) == ["Grow"]
    (told,) = found.not_understood
    assert (told.spot.row, told.text) == (3, "#2")
    assert "--with-confidential" in told.why
    assert "Rivals" not in repr(found)


def test_whoever_asks_for_confidential_issues_gets_them():
    assert titles(read.read_whole_table(table(OPEN, SECRET.format("Yes")))) == ["Grow", "Buy Rivals Ltd"]


def test_what_a_tracker_tells_beside_okrs_is_kept_or_told():
    found = read.read_table(table(OPEN, SECRET.format("No")))
    rest = dict(found.objectives[0].rest)
    assert (rest["Locked"], rest["Time Estimate"], rest["Author"]) == ("Yes", "3h", "Ida")
    assert {"Locked", "Time Estimate"}.isdisjoint(dict(found.objectives[1].rest))
    (told,) = [guess.what for guess in found.guesses if guess.kind == "columns"]
    assert "`Created At (UTC)`, `Author Username`" in told


def records() -> list[IncomingFile]:
    internal = {"body": "They will say no", "created_at": "2026-03-01", "internal": True}
    secret = {"title": "Buy Rivals Ltd", "iid": 2, "confidential": True, "labels": ["objective"]}
    below = {"title": "Sign", "iid": 3, "labels": ["key result"], "parent": {"iid": 2, "title": "Buy Rivals Ltd"}}
    shown = {"title": "Grow", "iid": 1, "confidential": False, "labels": ["objective"], "notes": [internal]}
    spent = {"time_stats": {"total_time_spent": 7200, "human_total_time_spent": "2h"}}
    return [IncomingFile("i.json", json.dumps([shown | spent, secret, below]).encode())]


def test_confidential_issues_and_internal_comments_of_json_are_left_out_and_told():
    found = read.read_json(records())
    assert "Rivals" not in repr(found)
    assert "They will" not in repr(found)
    assert [told.text for told in found.not_understood] == ["#1", "#2"]
    assert dict(found.objectives[0].rest)["Time spent"] == "2h"
    assert "They will say no" in repr(read.read_whole_json(records()))
    assert "Buy Rivals Ltd" in titles(read.read_whole_json(records()))

"""Cells of Viva Goals that hold more than one thing."""

from __future__ import annotations

from okrsite_gen.exchange.viva.cells import check_ins_in, parents_in
from okrsite_gen.exchange.viva.records import Parent
from okrsite_gen.model.incoming import Spot

SPOT = Spot("export.csv", 2, "Checkins")


def test_several_parents_come_with_weight_and_id():
    cell = "Grow (EMEA), fast(weight: 50%, Id: 2503050), Sell(Id: 7); Plain title"
    assert parents_in(cell) == (
        Parent("Grow (EMEA), fast", "2503050", "50"),
        Parent("Sell", "7"),
        Parent("Plain title"),
    )


def test_a_title_with_brackets_is_one_parent():
    assert parents_in("Sell more (a lot)") == (Parent("Sell more (a lot)"),)


def test_notes_of_check_ins_may_hold_semicolons_and_words_that_look_like_fields():
    cell = (
        "Checkin Date: 2025-10-20; User: Bo; Note: slow; Status: unclear, he said; ok; Metric Name: ARR; "
        "Status: On Track; Current Value: 30%; Activity Date: 2025-10-20 10:00 UTC; "
        "Checkin Date: 2025-10-27; User: Ann; Note: ; Status: Behind; Current Value: 31%;"
    )
    said, unread = check_ins_in(cell, SPOT)
    assert unread == ()
    assert [(one.user, one.note, one.status, one.value) for one in said] == [
        ("Bo", "slow; Status: unclear, he said; ok", "On Track", "30%"),
        ("Ann", "", "Behind", "31%"),
    ]


def test_a_cell_that_holds_no_check_in_is_told_with_its_text():
    said, unread = check_ins_in("see the wiki", SPOT)
    assert said == ()
    assert [(one.spot, one.text) for one in unread] == [(SPOT, "see the wiki")]

"""What stands around a title on a page: progress, score, owner, signs, a line through it, and how it ended."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from okrsite_gen.exchange.handbook.marks import Marked, read_marks
from okrsite_gen.exchange.handbook.told_figures import from_to, start_in
from okrsite_gen.model.kinds import KeyResultState, Said

EMPTY = asdict(Marked(""))


def told(text: str) -> dict[str, object]:
    """Return what is told of a title, field by field, but for the title as it was written."""
    found = asdict(read_marks(text)).items()
    return {name: value for name, value in found if value != EMPTY[name] and name != "written"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sell 40 trees => 70%", {"title": "Sell 40 trees", "progress": "70%", "result": "70%"}),
        ("**Sell trees** ==> Done, in May", {"title": "Sell trees", "done": True, "result": "Done, in May"}),
        ("Sell trees => Not done.", {"title": "Sell trees", "done": False, "result": "Not done."}),
        ("Sell trees: 70% achieved", {"title": "Sell trees", "progress": "70%"}),
        ("Sell trees – 12,5 % erreicht", {"title": "Sell trees", "progress": "12.5%"}),
        ("Sell trees. 35% complete", {"title": "Sell trees", "progress": "35%"}),
        ("Sell trees [0.7]", {"title": "Sell trees", "score": "0.7"}),
        ("Sell trees (1.0)", {"title": "Sell trees", "score": "1.0"}),
        ("Sell trees, score: .4", {"title": "Sell trees", "score": "0.4"}),
        ("Sell trees (@ida, @bo) ✅", {"title": "Sell trees", "owner": "@ida, @bo", "done": True}),
        ("Sell trees [@ida](https://x.example/ida)", {"title": "Sell trees", "owner": "@ida"}),
        ("Sell trees (Owner: Ida Berg)", {"title": "Sell trees", "owner": "Ida Berg"}),
        ("🟡 Sell trees", {"title": "Sell trees", "status": Said.AT_RISK}),
        ("Sell trees :red_circle:", {"title": "Sell trees", "status": Said.OFF_TRACK}),
        ("~~Sell trees~~", {"title": "Sell trees", "state": KeyResultState.DROPPED}),
        ("~~Sell trees~~ Done: 3.19", {"title": "Sell trees", "done": True, "result": "Done: 3.19"}),
        ("~~Sell trees~~ no land", {"title": "Sell trees", "state": KeyResultState.DROPPED, "result": "no land"}),
        ("Sell trees (postponed)", {"title": "Sell trees", "state": KeyResultState.DEFERRED, "result": "postponed"}),
        ("🎯 Sell trees", {"title": "Sell trees"}),
        ("Sell trees — 6/12", {"title": "Sell trees", "progress": "50%", "result": "6/12"}),
        ("Sell trees: 8/10 (80%)", {"title": "Sell trees", "progress": "80%", "result": "8/10 (80%)"}),
        ("Sell trees - @ida", {"title": "Sell trees", "owner": "@ida"}),
        ("Sell from 4% to 1% (=> 50%)", {"title": "Sell from 4% to 1%", "progress": "50%", "result": "50%"}),
        (
            "Sell trees [-> done in May] @ida",
            {"title": "Sell trees", "owner": "@ida", "done": True, "result": "done in May"},
        ),
        ("Sell trees (→ leased)", {"title": "Sell trees", "result": "leased"}),
        ("Sell trees [x]", {"title": "Sell trees", "done": True}),
        ("🎉 Sell trees ✅ 🎉", {"title": "🎉 Sell trees 🎉", "done": True}),
    ],
)
def test_a_mark_is_taken_off_and_told(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "title",
    [
        "90% of trees live",
        "90% of letters answered the same day (today: 62%)",
        "Trees per hectare above 95%",
        "Raise the share from 20% to 35%",
        "Improve the stage 2 -> 3 rate",
        "Coverage (of old trees) at 80%",
        "Plant [oaks](https://x.example/oaks)",
        "Release 3.0",
        "Cut costs by 10%",
        "✅",
        "Sell trees 🎉",
        "🎉",
        "Move (A => B) over",
        "Read [→ the plan](https://x.example/plan)",
        "[x]",
    ],
)
def test_words_that_are_no_mark_stay_in_the_title(title):
    assert told(title) == {"title": title}


@pytest.mark.parametrize(
    ("title", "figures"),
    [
        ("Cut waiting from 9 days to 4 days", ("9 days", "4 days")),
        ("Von 8 % auf 5 %", ("8%", "5%")),
        ("Grow from 4k to 8k users", ("4k", "8k")),
        ("Grow from $1,200 to $5,000", ("$1,200", "$5,000")),
        ("from 20 to 60 a month", ("20", "60")),
        ("from 5% to 9 days", None),
        ("from 3 to 5 in May", ("3", "5")),
        ("Latency: 9 ms → 4 ms", ("9 ms", "4 ms")),
        ("Sell 3 to 5 trees", None),
        ("from 3 kinds to 12 kinds", ("3 kinds", "12 kinds")),
        ("from 5 to 5", None),
        ("from here to there", None),
    ],
)
def test_a_start_and_a_target_are_read_out_of_a_title(title, figures):
    assert from_to(title) == figures


@pytest.mark.parametrize(
    ("title", "target", "start"),
    [
        ("Answers fall from 9 hours", "2 hours", "9 hours"),
        ("Answers fall from 9 hours", "1 hour", "9 hours"),
        ("Answers fall from 9 hours", "2", "9"),
        ("From $4,000, as it was", "$9,000", "$4,000"),
        ("Failures fall from 4% of all to a quarter", "1%", "4%"),
        ("Answers fall from 9 hours", "2 days", ""),
        ("Hear from 30 customers", "30 customers", ""),
        ("Hear from 30 customers", "40 calls", ""),
        ("Hear from 30 customers", "40", ""),
        ("Grow from 4", "9 million", ""),
        ("Up from 2025", "4000", ""),
        ("Answers fall", "2 hours", ""),
        ("From 9 hours", "less", ""),
    ],
)
def test_a_start_is_read_out_of_a_title_in_the_unit_of_its_target(title, target, start):
    assert start_in(title, target) == start

"""Every sort of difference has words, and an entry in the list of topics."""

from __future__ import annotations

import pytest

from okrsite_gen.analysis.changes.sorts import TOPICS
from okrsite_gen.cli.diff import TOPICS as OFFERED
from okrsite_gen.model.changes import LESS_ASKED, Delta, Sort, Subject, Topic
from okrsite_gen.model.outline import Mark
from okrsite_gen.pipeline.delta_words import counted, mark, phrase
from okrsite_gen.pipeline.outline import LONGEST, around_difference


@pytest.mark.parametrize("sort", Sort)
def test_each_sort_is_worded_and_counted(sort):
    delta = Delta(sort, TOPICS[sort], Subject("objective", "payments/2026-q4/one"), "target", "audit")
    assert "{" not in phrase(delta)
    assert counted(sort, "objective", 1).startswith("1 ")
    assert counted(sort, "objective", 1200).startswith("1,200 ")


def test_the_command_offers_every_topic_in_its_order():
    assert tuple(topic.value for topic in Topic) == OFFERED


def test_whatever_expects_a_reason_stands_out():
    subject = Subject("key-result", "payments/2026-q4/one#rate")
    assert {mark(Delta(sort, TOPICS[sort], subject)) for sort in LESS_ASKED} == {Mark.LESS}


def test_of_long_texts_the_place_where_they_differ_is_shown():
    same = "word " * LONGEST
    before, after = around_difference(f"{same}Mondays", f"{same}Tuesdays")
    assert before == "… word word word word Mondays"
    assert after == "… word word word word Tuesdays"


def test_a_long_text_that_was_continued_shows_its_new_end():
    same = "word " * LONGEST
    assert around_difference(same, f"{same}more")[1] == "… word word word word more"

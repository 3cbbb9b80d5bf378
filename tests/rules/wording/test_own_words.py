"""Companies add words and take some away."""

from __future__ import annotations

import pytest
from coaching import findings_in

FILE = "content/teams/example/2026-Q4/one.md"


def found(options, title, folder):
    front = f"title: Nobody waits\nkey_results:\n  - {title}\n"
    files = {"okrsite.yml": f"rules:\n  WRD001:\n    {options}\n", FILE: f"---\n{front}---\n"}
    return [each.message.split("`")[1] for each in findings_in(files, folder) if each.code == "WRD001"]


@pytest.mark.parametrize("title", ["Reports go next-level", "Synergies everywhere", "Find synergy at work"])
def test_words_of_its_own_are_found_as_well(title, tmp_path):
    assert found("also: next-level, synerg*", title, tmp_path)


def test_those_of_the_list_still_are(tmp_path):
    assert found("also: next-level", "Better reports", tmp_path) == ["Better"]


def test_a_word_that_it_takes_away_is_not(tmp_path):
    assert found("except: better", "Better reports", tmp_path) == []

"""Quick fixes are offered where the hint says plainly what to write in the place of what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrsite_gen.lsp.fixes import Change, change_for
from okrsite_gen.model.diagnostics import Diagnostic, Fix, Severity
from okrsite_gen.model.names import Place


def finding(line: str, words: str, hint: str) -> Diagnostic:
    place = Place("a.md", (), 3, line.index(words) + 1, len(words)) if words else Place("a.md", (), 3)
    return Diagnostic("FLD001", Severity.ERROR, place, "wrong", "", hint, line)


@pytest.mark.parametrize(
    ("line", "words", "hint", "written"),
    [
        ("suports: a", "suports", "Did you mean `supports`?", "supports"),
        ("state: actve", "actve", "Did you mean `active`? It is one of `draft`, `active`.", "active"),
        ("due: 20.11.2026", "20.11.2026", "Write `2026-11-20`.", "2026-11-20"),
        ("due: '20.11.2026'", "'20.11.2026'", "Write `2026-11-20`.", "'2026-11-20'"),
        ("confidence: 0.7", "0.7", "Write `7`, which is `0.7` on the scale from 0 to 10.", "7"),
        ("note: a", "a", "Write `2026-11-20` or `2026-11-02`, whichever is meant.", ""),
        ("closed: yes", "closed", "Write `state: closed`.", ""),
        ("ref: x", "x", "Write it in full: `team/cycle/objective`.", ""),
        ("ref: x", "x", "Correct the name, or delete the reference.", ""),
        ("ref: x", "", "Did you mean `y`?", ""),
    ],
)
def test_only_what_can_stand_in_the_same_place_is_written(line, words, hint, written):
    change = change_for(finding(line, words, hint))
    assert (change.text if change else "") == written
    assert not (change and change.certain)


@pytest.mark.parametrize(
    ("line", "at", "start"), [("  status: At_Risk", "At_Risk", 10), ("  status: 'At_Risk'", "'At_Risk'", 11)]
)
def test_what_is_certain_is_written_as_check_would(line, at, start):
    certain = replace(finding(line, at, "Whatever."), fix=Fix("At_Risk", "at-risk"))
    assert change_for(certain) == Change(start, start + 7, "at-risk", certain=True)


@pytest.mark.parametrize("wrong", ["y", "@mari"])
def test_nothing_is_written_where_other_characters_stand_or_more_of_them(wrong):
    assert change_for(replace(finding("owner: @maria", "@maria", ""), fix=Fix(wrong, '"@maria"'))) is None

"""Quick fixes are offered where the hint says plainly what to write in the place of what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrsite_gen.lsp.fixes import replacement
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
    assert replacement(finding(line, words, hint)) == written


@pytest.mark.parametrize(("wrong", "written"), [("@maria", '"@maria"'), ("@mari", ""), ("else", "")])
def test_what_is_certain_is_written_where_it_covers_the_words(wrong, written):
    found = finding("owner: @maria", "@maria", 'Write it as: owner: "@maria"')
    assert replacement(replace(found, fix=Fix(wrong, '"@maria"'))) == written

"""The search finds a mark however it is written or packed, and every field has one."""

from __future__ import annotations

import json

import pytest
from everything import published
from filling import KINDS, SCHEMAS, UNMARKED, Filling, every_field
from marked import HIDDEN, UPDATES, marked
from marks import LEVELS, Marks
from searching import found, in_other_forms

READERS = {"audience", "figures"}
"""Fields that say who may see something: they name a level, not a mark."""


@pytest.mark.parametrize("form", in_other_forms("x"))
@pytest.mark.parametrize("level", HIDDEN)
def test_a_planted_mark_is_found_in_every_form(form, level):
    planted = in_other_forms(Marks(level).word("title"))[form]
    assert found({"page.html": b"<p>\n" + planted if not form.startswith(("g", "z", "u")) else planted}, [level])


@pytest.mark.parametrize("level", LEVELS)
def test_planted_figures_and_days_are_found_however_they_are_grouped(level):
    marks = Marks(level)
    number, day = marks.number("target"), marks.day("due")
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f"), f"{number} days", f"up {number}."):
        assert found({"page.html": text.encode()}, [level]), text
    for text in (day.isoformat(), f"{day.day} May {day.year}.", f"DTSTART:{day:%Y%m%d}T090000Z"):
        assert found({"page.html": text.encode()}, [level]), text


def test_a_mark_in_a_file_name_is_found_and_other_levels_are_not():
    name = f"teams/{Marks('company').word('name')}/index.html"
    assert found({name: b""}, ["company"])
    assert not found({name: b""}, ["leadership", "draft", "figures"])


def test_what_everybody_may_see_is_no_hit(tmp_path):
    marks = Marks("public")
    (tmp_path / "page.html").write_text(
        f"{marks.word('a')} {marks.number('b')} {marks.day('c')} 2026", encoding="utf-8"
    )
    assert not found(published(tmp_path), [level for level in LEVELS if level != "public"])


@pytest.mark.parametrize("level", ["company", "leadership"])
def test_every_field_of_every_kind_of_file_is_marked_at_every_level(level):
    """A field that is new in the schema is marked by itself, or is missing here."""
    seen = marked().seen[level]
    inner = {name.rpartition(".")[0] for name in seen}
    fields = {name for name in every_field() if name.rpartition(".")[2] not in READERS}
    assert sorted(fields - set(seen) - inner - NOT_HIDDEN - CHOICES) == []


def test_fields_without_a_mark_can_hold_none():
    """Words from a list, flags, small numbers, and names of what exists; of which the latter are marks or public."""
    filling = Filling(Marks("company"))
    for kind in SCHEMAS:
        filling.of(kind)
    for kind in KINDS:
        filling.key_result(kind)
    filling.update(*(name for names in UPDATES.values() for name in names))
    unmarked = {name for name, mark in filling.seen.items() if mark == UNMARKED}
    assert {name.rpartition(".")[2] for name in unmarked} <= FEW_VALUES, json.dumps(sorted(unmarked))


NOT_HIDDEN = {name for name in every_field() if name.startswith("index.")}
"""The organisation's own words, which everybody reads here; `test_same_bytes` hides them."""
CHOICES = {"check-in.updates.closed_as", "check-in.updates.unchanged"}
"""Words from a list that would end what the others say."""
FEW_VALUES = {
    *("state", "status", "check_in", "order", "confidence", "weight", "better", "done", "reached", "baseline"),
    *("rollup", "indicator", "ambition", "closed_as", "score", "progress", "unchanged", "milestones", "commitments"),
}

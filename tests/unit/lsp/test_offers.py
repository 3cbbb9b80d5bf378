"""What an editor offers at a cursor, marked `|` in a file of the first site."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from okrsite_gen.lsp.cards import card
from okrsite_gen.lsp.cursor import cursor_at
from okrsite_gen.lsp.desk import Desk
from okrsite_gen.lsp.fields import meaning_of
from okrsite_gen.lsp.names import Names, meant_by, place_of
from okrsite_gen.lsp.offers import offers
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.init import FirstSite, init
from okrsite_gen.pipeline.look import kind_of, schema_for, scope_of
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

OBJECTIVE = "content/teams/kitchen/2026-Q4/ready-at-noon.md"
CHECK_IN = "content/teams/kitchen/2026-Q4/check-ins/2026-11-26.md"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    root = tmp_path_factory.mktemp("site").resolve()
    init(FirstSite(root, date(2026, 11, 29)))
    desk = Desk(root, lambda: datetime(2026, 11, 29, 12, tzinfo=timezone.utc))
    desk.look()
    return desk


def cursor_in(text: str, file: str = OBJECTIVE):
    before = text[: text.index("|")]
    lines = text.replace("|", "", 1).split("\n")
    whole = file == "okrsite.yml"
    return cursor_at(lines, before.count("\n"), len(before.rpartition("\n")[2]), whole_file=whole)


def offered(desk, text: str, file: str = OBJECTIVE):
    found, _ = offers(desk.seen, file, cursor_in(text, file))
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        ("state: |", ["draft", "proposed", "active", "closed"]),
        ("state: cl|", ["closed"]),
        ("owner: |", ["imani", "jule", "nora", "tomas"]),
        ("contributors: [imani, to|]", ["tomas"]),
        ("shared_with:\n  - |", ["company", "kitchen", "shop"]),
        ("supports: lunch|", ["company/2026/lunch-habit"]),
        ("supports:\n  - Lunch in a|", ["company/2026/lunch-habit"]),
        ("depends_on:\n  - ref: sat|", ["shop/saturday-stall"]),
        ("depends_on:\n  - ref: x\n    status: at|", ["at-risk"]),
        ("key_results:\n- id: a\n  better: |", ["up", "down"]),
        ("key_results:\n  - id: a\n    metric: |", ["jars-returned"]),
        ("key_results:\n  - id: a\n    done: |", ["true", "false"]),
    ],
)
def test_words_and_names_that_a_field_takes(desk, front, wanted):
    assert offered(desk, f"---\ntitle: x\n{front}\n---\n") == wanted


def test_fields_of_a_group_are_offered_once(desk):
    assert "title" not in offered(desk, "---\ntitle: x\n|\n---\n")
    assert {"id", "target"} <= set(offered(desk, "---\nkey_results:\n  - |\n---\n"))
    inside = offered(desk, "---\nkey_results:\n  - id: a\n    |\n    start: 1\n---\n")
    assert "target" in inside
    assert not {"id", "start"} & set(inside)


def test_key_results_are_offered_behind_the_sign_for_them(desk):
    behind = offered(desk, "---\ntitle: x\nsupports: company/2026/lunch-habit#|\n---\n")
    assert behind
    assert all(each.startswith("company/2026/lunch-habit#") for each in behind)
    assert offered(desk, "---\n---\nSee [[#lef|]]\n") == ["#leftovers"]


def test_links_in_the_text_offer_objectives_and_people(desk):
    assert offered(desk, "---\ntitle: x\n---\nThanks to [[@im|\n") == ["@imani"]
    assert "shop/regulars" in offered(desk, "---\ntitle: x\n---\nSee [[|]] and so on\n")
    assert cursor_in("---\ntitle: x\n---\nno link |here\n") is None
    assert cursor_in("---\ntitle: x\n---\n[[a]] behind|\n") is None


def test_a_check_in_offers_what_can_be_reported(desk):
    assert offered(desk, "---\nupdates:\n  |\n---\n", CHECK_IN)[0] == "ready-at-noon"
    below = offered(desk, "---\nupdates:\n  ready-at-noon:\n    |\n---\n", CHECK_IN)
    assert below[:3] == ["four-soups", "leftovers", "cold-room"]
    assert "confidence" in below
    assert "value" not in below
    assert "value" in offered(desk, "---\nupdates:\n  ready-at-noon:\n    leftovers:\n      |\n---\n", CHECK_IN)


def test_half_a_line_anywhere_disturbs_nothing(desk):
    lines = (desk.root / CHECK_IN).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        for column in range(0, len(line) + 1, 5):
            cut = [*lines[:number], line[:column], *lines[number + 1 :]]
            cursor = cursor_at(cut, number, column, whole_file=False)
            assert cursor is None or cut[number][cursor.start : cursor.end] == cursor.word
            if cursor and column % 3 == 0:
                offers(desk.seen, CHECK_IN, cursor)


def test_the_configuration_offers_keys_and_words(desk):
    assert offered(desk, "owners: |\n", "okrsite.yml") == ["person", "role", "none"]
    assert "pace_off" in offered(desk, "status:\n  thresholds:\n    |\n", "okrsite.yml")
    assert offered(desk, "default_audience: |\n", "okrsite.yml") == ["public", "company"]


def test_nothing_is_offered_where_nothing_is_known(desk):
    assert offered(desk, "hello: |\n", "okrsite.yml") == []
    assert offered(desk, "---\n|\n---\n", "notes/other.md") == []


def pointed_at(desk, text: str, file: str = OBJECTIVE):
    cursor, role = cursor_in(text, file), desk.seen.role(file)
    names = Names(desk.seen.org, scope_of(role))
    return names.find(meant_by(kind_of(file, role), cursor), cursor.word, cursor)


def test_an_objective_shows_its_title_and_how_it_goes(desk):
    objective = pointed_at(desk, "---\nsupports:\n  - ref: company/2026/lunch|-habit\n---\n")
    shown = card(objective, desk.seen.org, desk.seen.insights)
    assert "**Lunch in a jar becomes a habit" in shown
    assert "company · 2026" in shown
    assert re.search(r"[A-Z][a-z ]+, progress \d+ %, \d of \d measured$", shown)


def test_a_key_result_is_found_under_its_objective(desk):
    found = pointed_at(desk, "---\nupdates:\n  ready-at-noon:\n    left|overs:\n      value: 3\n---\n", CHECK_IN)
    assert found.id == "leftovers"
    assert desk.seen.found_at(place_of(found, desk.seen.org)).line > 1


def test_people_have_names_and_roles_and_no_figures(desk):
    person = pointed_at(desk, "---\nowner: ima|ni\n---\n")
    shown = card(person, desk.seen.org, desk.seen.insights)
    assert person.name in shown
    assert not any(sign.isdigit() or sign == "%" for sign in shown)


def test_a_slip_names_nothing(desk):
    assert pointed_at(desk, "---\nowner: nobo|dy\n---\n") is None
    assert pointed_at(desk, "---\nsupports: company/2026/lunch-habit#no|ne\n---\n") is None


def test_fields_have_a_meaning(desk):
    cursor = cursor_in("---\nkey_results:\n  - id: a\n    wei|ght: 2\n---\n")
    assert "counts in the mean" in meaning_of(schema_for("objective"), (*cursor.path, cursor.word))


def test_what_is_typed_counts_before_it_is_saved(desk):
    mine = Desk(desk.root, desk.moment)
    assert mine.look() == {}
    mine.open[OBJECTIVE] = "---\ntitle: x\nsuports: y\n---\n"
    assert "FLD001" in {finding.code for finding in mine.look()[OBJECTIVE]}
    del mine.open[OBJECTIVE]
    told = mine.look()
    assert told[OBJECTIVE] == ()
    assert not any(told.values())


def test_a_broken_configuration_is_told_and_the_last_names_stay_away(desk, tmp_path):
    mine = Desk(tmp_path.resolve(), desk.moment)
    assert mine.look() == {}
    assert "no content folder" in mine.trouble
    mine.open["okrsite.yml"] = "sit: {}\n"
    (finding,) = mine.look()["okrsite.yml"]
    assert finding.code == "CFG001"


def test_an_editor_hears_what_check_says_but_for_pages_and_theme(desk, tmp_path):
    broken = Path(shutil.copytree(Path(__file__).parents[2] / "golden/broken", tmp_path / "broken"))
    for case in ("fields-misread", "references-nowhere", "circles"):
        heard = {finding for told in Desk(broken / case, desk.moment).look().values() for finding in told}
        said = check(Request(broken / case, desk.moment(), use_cache=False), silent).findings
        assert heard == {finding for finding in said if not finding.code.startswith("SIT")}

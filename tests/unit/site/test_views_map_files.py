"""The data with which a script unfolds a cycle's map."""

from __future__ import annotations

import json
import re

from site_orgs import Q4, YEAR, metric_kr, objective, organisation, site, supports, team

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.site.views import map_files as files

TEAMS = (team("top"), team("one", parent="top"), team("two", parent="top"))
GROW = objective("top/2026/grow", metric_kr("top/2026/grow", "sales", "1", "9"))
OWN = objective("one/2026-q4/sell", supports=(supports("top/2026/grow#sales"),))
BELOW = objective("two/2026-q4/call", supports=(supports("one/2026-q4/sell"), supports("top/2026/grow")))
PROPOSED = objective("two/2026-q4/write", supports=(supports("one/2026-q4/sell", Alignment.PROPOSED),))
ALONE = objective("two/2026-q4/alone")


def parts_of(*objectives):
    """Return the arguments of each file's call, in the order of the files."""
    built = site(organisation(objectives, teams=TEAMS, cycles=(YEAR, Q4)))
    named = sorted(address for address in built.pages if "/2026-q4/alignment/map-" in address)
    return [
        json.loads(f"[{built.html(each).removeprefix('okrsiteMap(').removesuffix(');' + chr(10))}]") for each in named
    ]


def entries_of(*objectives):
    return [entry for part in parts_of(*objectives) for entry in part[1]]


def test_tops_come_first_then_what_stands_under_them_then_the_rest():
    entries = entries_of(GROW, OWN, BELOW, PROPOSED)
    assert [entry["key"] for entry in entries] == [each.key for each in (GROW, OWN, BELOW, PROPOSED)]
    assert [entry["under"] for entry in entries] == [-1, 0, 1, 1]
    assert [entry["below"] for entry in entries] == [[1], [2, 3], [], []]
    assert parts_of(GROW, OWN, BELOW)[0][2] == {"starts": [0], "tops": 1, "upper": 3, "open": [1]}


def test_every_parent_is_known_with_its_key_result_and_whether_it_is_agreed():
    grow, _, below, proposed = entries_of(GROW, OWN, BELOW, PROPOSED)
    assert [entry["above"] for entry in (below, proposed)] == [[[1, -1, 1], [0, -1, 1]], [[1, -1, 0]]]
    assert grow["also"] == [2]
    assert entries_of(GROW, OWN)[1]["above"] == [[0, 0, 1]]
    assert len(grow["ends"]) == 1


def test_what_no_line_joins_to_anything_is_not_on_the_map():
    assert "two/2026-q4/alone" not in {entry["key"] for entry in entries_of(GROW, OWN, ALONE)}


def test_a_map_opens_with_as_many_levels_as_fit_and_says_what_is_unfolded():
    facts = parts_of(GROW, OWN, BELOW, PROPOSED)[0][2]
    assert facts["open"] == [1]
    assert facts["upper"] == 4
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(80)]
    assert parts_of(GROW, OWN, *many)[0][2]["open"] == []


def test_a_box_counts_all_that_support_it_as_the_drawing_does():
    grow = entries_of(GROW, OWN, BELOW, PROPOSED)[0]
    assert "2 supporting" in grow["box"]


def test_a_box_holds_all_words_and_nothing_of_them_is_markup():
    sly = objective("one/2026-q4/sell", title="A < B & </text>", supports=(supports("top/2026/grow"),))
    box = entries_of(GROW, sly)[1]["box"]
    assert "A &lt; B &amp; &lt;/text&gt; " in box


def test_a_circle_is_opened_and_everything_has_a_place():
    one = objective("one/2026-q4/a", supports=(supports("one/2026-q4/b"),))
    two = objective("one/2026-q4/b", supports=(supports("one/2026-q4/a"),))
    three = objective("two/2026-q4/c", supports=(supports("one/2026-q4/a"),))
    entries = entries_of(one, two, three)
    assert len(entries) == 3
    assert sum(entry["under"] == -1 for entry in entries) == 1


def test_a_large_map_comes_in_several_files_that_together_hold_each_objective_once(monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 5_000)
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(40)]
    parts = parts_of(GROW, OWN, *many)
    assert len(parts) > 5
    assert parts[0][2]["starts"] == sorted(part[0] for part in parts)
    assert len({entry["key"] for part in parts for entry in part[1]}) == 42


def test_from_right_to_left_words_and_marks_of_a_box_stand_beyond_nought():
    arabic = Settings(site=SiteSettings(language="ar"))
    built = site(organisation((GROW, OWN), teams=TEAMS, cycles=(YEAR, Q4)), settings=arabic)
    box = json.loads(f"[{built.html('/cycles/2026-q4/alignment/map-1.js').removeprefix('okrsiteMap(')[:-3]}]")[1][0][
        "box"
    ]
    assert 'href="#map.not-started" x="-12"' in box
    assert {int(x) for x in re.findall(r'<tspan[^>]* x="(-?[0-9]+)"', box)} == {0, -12, -18}

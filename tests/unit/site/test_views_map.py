"""Maps of a cycle and of an objective."""

from __future__ import annotations

import re

import pytest
from site_orgs import Q4, YEAR, metric_kr, objective, organisation, site, supports, team

from okrsite_gen.model.kinds import Alignment
from okrsite_gen.model.settings import Settings, SiteSettings

TEAMS = (team("top"), team("one", parent="top"), team("two", parent="top"))
GROW = objective("top/2026/grow", metric_kr("top/2026/grow", "sales", "1", "9"))
OWN = objective("one/2026-q4/sell", supports=(supports("top/2026/grow#sales"),))
BELOW = objective("two/2026-q4/call", supports=(supports("one/2026-q4/sell"),))
PROPOSED = objective("two/2026-q4/write", supports=(supports("one/2026-q4/sell", Alignment.PROPOSED),))


def page(address, *objectives):
    return site(organisation(objectives, teams=TEAMS, cycles=(YEAR, Q4))).html(address)


def map_of(html):
    return html.partition('<svg class="map"')[2].partition("</section>")[0]


def lines_in(drawn, kind=""):
    """Return how many lines of a kind are drawn: each begins with a move of the pen."""
    paths = re.findall(r'<path class="map-line([^"]*)" d="([^"]*)"', drawn)
    return sum(path.count("M") for name, path in paths if kind in name)


def test_an_objective_shows_everything_above_it_and_what_supports_it():
    drawn = map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW))
    assert [word for word in ("Grow", "Sell", "Call") if word in drawn] == ["Grow", "Sell", "Call"]
    assert 'aria-current="page"' in drawn
    assert lines_in(drawn) == 2


def test_a_line_to_a_key_result_names_it():
    assert "Sales" in map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW))


def test_a_proposed_line_is_told_apart():
    assert lines_in(map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, PROPOSED)), "is-proposed") == 1
    assert lines_in(map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW)), "is-proposed") == 0


def test_there_is_no_map_where_the_line_of_sight_says_it_all():
    assert "part.map" not in page("/teams/two/2026-q4/call/", GROW, OWN, BELOW)


def test_a_second_way_up_is_drawn_on_the_map():
    both = objective("two/2026-q4/call", supports=(supports("one/2026-q4/sell"), supports("top/2026/grow")))
    drawn = map_of(page("/teams/two/2026-q4/call/", GROW, OWN, both))
    assert lines_in(drawn) == 3
    assert lines_in(drawn, "is-second") == 1


def test_a_cycle_opens_with_its_two_upper_levels_and_counts_what_is_below():
    drawn = map_of(page("/cycles/2026-q4/alignment/", GROW, OWN, BELOW, PROPOSED))
    assert "Grow" in drawn
    assert "Sell" in drawn
    assert "Call" not in drawn
    assert "2 supporting" in drawn


def test_a_cycle_without_any_line_has_no_map():
    assert "part.map" not in page("/cycles/2026-q4/alignment/", objective("one/2026-q4/sell"))


def test_many_supporters_are_folded_into_one_box_that_leads_to_the_outline():
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(21)]
    drawn = map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, *many))
    assert drawn.count('<text class="map-title"') == 15
    assert lines_in(drawn) == 14
    assert 'alignment/?map=one/2026-q4/sell#part.map"' in drawn
    assert "and 9 more" in drawn


def test_a_parent_of_many_shows_twelve_of_them_and_counts_the_others():
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(80)]
    html = page("/cycles/2026-q4/alignment/", OWN, *many)
    drawn = map_of(html)
    assert "and 68 more" in drawn
    assert "80 supporting, 12 shown" in drawn
    assert drawn.count('<text class="map-title"') == 14
    assert "objectives belong here" not in html


def test_a_map_of_many_says_how_many_have_no_room():
    tops = [objective(f"top/2026/t{n:02}") for n in range(40)]
    many = [objective(f"two/2026-q4/o{n:02}", supports=(supports(f"top/2026/t{n:02}"),)) for n in range(40)]
    html = page("/cycles/2026-q4/alignment/", *tops, *many)
    assert "20 more objectives belong here" in html
    assert map_of(html).count('<text class="map-title"') == 60


def test_key_results_stand_in_their_own_order_whoever_supports_them_first():
    grow = objective("top/2026/grow", *(metric_kr("top/2026/grow", name, "1", "9") for name in ("alpha", "beta")))
    first, second = (
        objective(f"one/2026-q4/{name}", supports=(supports(f"top/2026/grow#{end}"),))
        for name, end in (("a", "beta"), ("b", "alpha"))
    )
    drawn = map_of(page("/cycles/2026-q4/alignment/", grow, first, second))
    assert drawn.index("Alpha") < drawn.index("Beta")


def test_a_box_takes_few_elements():
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(12)]
    drawn = map_of(page("/cycles/2026-q4/alignment/", OWN, *many))
    assert len(re.findall(r"<[a-z]", drawn)) <= 13 * 6 + 6


def test_from_right_to_left_words_and_marks_stand_beyond_nought_and_lines_where_they_are():
    org = organisation((GROW, OWN, BELOW), teams=TEAMS, cycles=(YEAR, Q4))
    arabic = Settings(site=SiteSettings(language="ar"))
    mirrored = map_of(site(org, settings=arabic).html("/teams/one/2026-q4/sell/"))
    usual = map_of(site(org).html("/teams/one/2026-q4/sell/"))
    places = r'<(?:text|tspan)[^>]* x="(-?[0-9]+)"'
    assert max(re.findall(places, usual), key=int) != "0"
    assert re.findall(places, mirrored) == [str(-int(x)) for x in re.findall(places, usual)]
    marks = r'<use [^>]*x="(-?[0-9]+)"'
    assert re.findall(marks, mirrored) == [str(-int(x) - 12) for x in re.findall(marks, usual)]
    assert re.findall(r' d="([^"]*)"', mirrored) == re.findall(r' d="([^"]*)"', usual)


def test_from_right_to_left_all_lines_of_a_title_keep_the_direction_of_its_beginning():
    title = "نريد أن يبدأ كل فريق ربعه بأهداف واضحة مكتوبة في OKR واحد لا أكثر منه أبدا"
    own = objective("one/2026-q4/sell", title=title, supports=(supports("top/2026/grow#sales"),))
    arabic = Settings(site=SiteSettings(language="ar"))
    built = site(organisation((GROW, own, BELOW), teams=TEAMS, cycles=(YEAR, Q4)), settings=arabic)
    drawn = map_of(built.html("/teams/one/2026-q4/sell/"))
    texts = re.findall(r'<text class="map-title"(.*?)</text>', drawn, re.DOTALL)
    begins = [re.findall("[\u2066-\u2068]", text) for text in texts]
    assert begins[0] == ["\N{LEFT-TO-RIGHT ISOLATE}"]
    assert len(begins[1]) == texts[1].count(" y=") > 1
    assert set(begins[1]) == {"\N{RIGHT-TO-LEFT ISOLATE}"}


@pytest.mark.parametrize(
    ("language", "side"),
    [("en", "to the right of"), ("nl", "to the right of"), ("he", "to the left of"), ("fa", "to the left of")],
)
def test_the_key_says_on_which_side_support_stands_in_whatever_words_it_is_said(language, side):
    org = organisation((GROW, OWN, BELOW), teams=TEAMS, cycles=(YEAR, Q4))
    built = site(org, settings=Settings(site=SiteSettings(language=language)))
    assert f"stands {side} the one it supports" in built.html("/cycles/2026-q4/alignment/")

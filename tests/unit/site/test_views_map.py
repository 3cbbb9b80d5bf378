"""Maps of a cycle and of an objective."""

from __future__ import annotations

from site_orgs import Q4, YEAR, metric_kr, objective, organisation, site, supports, team

from okrsite_gen.model.kinds import Alignment

TEAMS = (team("top"), team("one", parent="top"), team("two", parent="top"))
GROW = objective("top/2026/grow", metric_kr("top/2026/grow", "sales", "1", "9"))
OWN = objective("one/2026-q4/sell", supports=(supports("top/2026/grow#sales"),))
BELOW = objective("two/2026-q4/call", supports=(supports("one/2026-q4/sell"),))
PROPOSED = objective("two/2026-q4/write", supports=(supports("one/2026-q4/sell", Alignment.PROPOSED),))


def page(address, *objectives):
    return site(organisation(objectives, teams=TEAMS, cycles=(YEAR, Q4))).html(address)


def map_of(html):
    return html.partition('<svg class="map"')[2].partition("</section>")[0]


def test_an_objective_shows_everything_above_it_and_what_supports_it():
    drawn = map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW))
    assert [word for word in ("Grow", "Sell", "Call") if word in drawn] == ["Grow", "Sell", "Call"]
    assert 'aria-current="page"' in drawn
    assert drawn.count("<path") == 2


def test_a_line_to_a_key_result_names_it():
    assert "Sales" in map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW))


def test_a_proposed_line_is_told_apart():
    assert 'class="is-proposed"' in map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, PROPOSED))
    assert "is-proposed" not in map_of(page("/teams/one/2026-q4/sell/", GROW, OWN, BELOW))


def test_there_is_no_map_where_the_line_of_sight_says_it_all():
    assert "part.map" not in page("/teams/two/2026-q4/call/", GROW, OWN, BELOW)


def test_a_second_way_up_is_drawn_on_the_map():
    both = objective("two/2026-q4/call", supports=(supports("one/2026-q4/sell"), supports("top/2026/grow")))
    drawn = map_of(page("/teams/two/2026-q4/call/", GROW, OWN, both))
    assert drawn.count("<path") == 3
    assert drawn.count("is-second") == 1


def test_a_cycle_opens_with_its_two_upper_levels_and_counts_what_is_below():
    drawn = map_of(page("/cycles/2026-q4/alignment/", GROW, OWN, BELOW, PROPOSED))
    assert "Grow" in drawn
    assert "Sell" in drawn
    assert "Call" not in drawn
    assert "2 more below" in drawn


def test_a_cycle_without_any_line_has_no_map():
    assert "part.map" not in page("/cycles/2026-q4/alignment/", objective("one/2026-q4/sell"))


def test_a_map_of_many_says_how_many_have_no_room():
    many = [objective(f"two/2026-q4/o{n:03}", supports=(supports("one/2026-q4/sell"),)) for n in range(80)]
    html = page("/teams/one/2026-q4/sell/", GROW, OWN, *many)
    assert "22 more objectives belong here" in html
    assert map_of(html).count('<text class="map-title"') == 60

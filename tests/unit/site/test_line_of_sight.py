"""The way from an objective up to the strategy."""

from __future__ import annotations

from site_orgs import objective, organisation, site, supports, team

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, Pillar
from okrsite_gen.site.line_of_sight import LinesOfSight

CHARTER = Charter(Place("content/index.md"), pillars=(Pillar("grow", "grow", "Grow"),))


def chain(length, **top):
    first = objective("t/c/o000", **top)
    return [first, *(objective(f"t/c/o{n:03}", supports=(supports(f"t/c/o{n - 1:03}"),)) for n in range(1, length))]


def lines(objectives):
    return LinesOfSight(organisation(objectives, charter=CHARTER))


def test_the_way_leads_through_the_first_support_to_the_nearest_pillar():
    found = lines(chain(3, pillar="grow")).line("t/c/o002")
    assert (found.above, found.skipped, found.pillar, found.lost) == (("t/c/o000", "t/c/o001"), 0, "grow", False)


def test_its_own_pillar_comes_first_and_one_that_does_not_exist_is_none():
    own = objective("t/c/x", supports=(supports("t/c/o000"),), pillar="grow")
    assert lines([*chain(1, pillar="gone"), own]).pillar("t/c/x") == "grow"
    assert lines(chain(2, pillar="gone")).pillar("t/c/o001") == ""


def test_a_first_support_that_leads_nowhere_gives_way_to_the_next_one_that_does_not():
    both = objective("t/c/x", supports=(supports("?gone"), supports("t/c/o000")))
    assert lines([*chain(1), both]).line("t/c/x").above == ("t/c/o000",)


def test_a_way_that_ends_at_something_not_shared_says_so():
    assert lines([objective("t/c/x", supports=(supports("?gone"),))]).line("t/c/x").lost


def test_of_a_long_way_the_top_and_the_nearest_are_named():
    found = lines(chain(3000)).line("t/c/o2999")
    assert found.above[0] == "t/c/o000"
    assert found.above[-1] == "t/c/o2998"
    assert (len(found.above), found.skipped) == (13, 2999 - 13)


def test_a_way_of_just_the_longest_length_skips_nothing():
    found = lines(chain(14)).line("t/c/o013")
    assert (len(found.above), found.skipped) == (13, 0)


def test_an_objective_that_leads_nowhere_is_not_drawn_below_the_mission():
    charter = Charter(Place("content/index.md"), mission="Move what cities need")
    alone = objective("squad/2026-q4/alone")
    top = objective("board/2026-q4/top")
    built = site(organisation([alone, top], teams=(team("board"), team("squad", parent="board")), charter=charter))
    ways = {key: built.pages[f"/teams/{key}/"].view.sight for key in (alone.key, top.key)}
    assert (ways[alone.key].nowhere, ways[alone.key].mission) == (True, None)
    assert not ways[top.key].nowhere
    assert ways[top.key].mission is not None

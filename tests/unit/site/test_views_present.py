"""Objectives for the wall, one a screen."""

from __future__ import annotations

import re

from site_orgs import metric_kr, objective, organisation, site, team, words

from okrsite_gen.site.views.present import ROWS


def goal(key, results=1, **fields):
    return objective(key, *(metric_kr(key, f"r{n}", "0%", "100%", n) for n in range(1, results + 1)), **fields)


TEAMS = (team("acme", "Acme"), team("growth", "Growth", parent="acme"))
ORG = organisation(
    [
        goal("growth/2026-q4/g"),
        goal("acme/2026-q4/a", title="Sell more"),
        goal("acme/2026-q4/b", shared_with=("growth",)),
    ],
    teams=TEAMS,
)


def screens(html):
    return re.findall(r'<section class="screen[^"]*" id="([^"]+)"', html)


def test_a_team_has_a_screen_for_each_objective_after_the_overview():
    page = site(ORG).main("/present/2026-q4/acme/")
    assert screens(page) == ["overview", "screen-1", "screen-2"]
    assert "Sell more" in page


def test_two_objectives_of_one_title_are_no_landmarks_of_one_name():
    page = site(organisation([goal("acme/2026-q4/a"), goal("acme/2026-q4/b")], teams=TEAMS[:1])).main(
        "/present/2026-q4/"
    )
    assert len(screens(page)) == 3
    assert not re.findall(r"<section[^>]* aria-label", page)


def test_the_screens_of_a_cycle_go_by_the_organisations_order_and_name_the_team():
    text = site(ORG).text("/present/2026-q4/")
    assert re.search(r"Sell more .*Growth", text)


def test_objectives_shared_with_a_team_are_shown_too():
    assert screens(site(ORG).main("/present/2026-q4/growth/")) == ["overview", "screen-1", "screen-2"]


def test_pages_of_cycle_and_team_lead_to_the_screens_and_nothing_does_where_there_is_none():
    pages = site(ORG)
    assert 'present/2026-q4/"' in pages.main("/cycles/2026-q4/")
    assert 'present/2026-q4/acme/"' in pages.main("/teams/acme/2026-q4/")
    assert "present/" not in site(organisation(teams=TEAMS)).main("/cycles/2026-q4/")


def test_many_objectives_go_on_on_further_pages_and_are_numbered_through():
    org = organisation([goal(f"acme/2026-q4/o{n:02}", results=ROWS // 3) for n in range(4)], teams=TEAMS[:1])
    pages = site(org)
    assert screens(pages.main("/present/2026-q4/acme/page-2/"))[1:] == ["screen-3", "screen-4"]
    assert 'rel="next"' in pages.main("/present/2026-q4/acme/")


def test_screens_tell_the_day_of_a_cycle_that_runs():
    assert "day 51 of 92" in words(site(ORG).html("/present/2026-q4/"))

"""Check-ins by team and week on the page of a cycle."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from site_orgs import Q4, check_in, hidden, metric_kr, objective, organisation, site, team, update

from okrsite_gen.model.kinds import Cadence
from okrsite_gen.site.views.heat import LONGEST, TEAMS

ADDRESS = "/cycles/2026-q4/"
NOW = date(2026, 11, 27)


def goal(team_key):
    key = f"{team_key}/2026-q4/goal"
    return objective(key, metric_kr(key, "rate", "0%", "100%"))


def said(team_key, *days):
    return [check_in(team_key, "2026-q4", day, update(f"{team_key}/2026-q4/goal#rate", "40%")) for day in days]


def made(*check_ins, teams=("growth",), **parts):
    return site(organisation([goal(each) for each in teams], check_ins, **parts), as_of=NOW)


def rows(built, address=ADDRESS):
    """Team → how many came, then what became of the check-in that was due in each week."""
    html = built.main(address).partition('id="part.check-ins"')[2].partition("</section>\n</div>")[0]
    found = {}
    for row in re.findall(r'<tr><th scope="row">.*?</tr>', html, re.DOTALL):
        name = re.sub(r"<[^>]+>", "", row.partition("</th>")[0])
        found[name] = re.findall(r"<td(?: class=\"[^\"]*\")?>([^<]*)</td>", row)
    return found


def test_each_week_says_in_words_what_became_of_its_check_in():
    built = made(*said("growth", "2026-10-09", "2026-10-16", "2026-10-26", "2026-11-06", "2026-11-20", "2026-11-27"))
    assert rows(built)["Growth"] == [
        "6 of 8", "", "in time", "in time", "late", "missed", "in time", "missed", "in time", "in time", "next",
        *["to come"] * 4,
    ]  # fmt: skip


def test_every_row_has_as_many_weeks_as_there_are_columns():
    monthly = team("growth", check_in=Cadence.MONTHLY)
    cycle = replace(Q4, check_in=None)
    built = made(
        *said("growth", "2026-10-09"), *said("legal", "2026-10-09"),
        teams=("growth", "legal"), cycles=(cycle,),
    )  # fmt: skip
    columns = built.view(ADDRESS).heat.weeks
    assert [week.number for week in columns] == list(range(40, 54))
    assert {len(row.cells) for row in built.view(ADDRESS).heat.rows} == {len(columns)}
    other = site(organisation([goal("growth")], said("growth", "2026-10-09"), teams=(monthly,)), as_of=NOW)
    signs = [
        column.number for column, cell in zip(columns, other.view(ADDRESS).heat.rows[0].cells, strict=True) if cell.beat
    ]
    assert signs == [41, 48, 52]


def test_weeks_of_which_something_can_be_told_lead_there_and_teams_to_their_check_ins():
    html = made(*said("growth", "2026-10-09", "2026-10-16")).main(ADDRESS)
    assert re.search(r'updates/2026-w42/"><span class="unseen">Week </span>42</a>', html)
    assert re.search(r'updates/2026-w40/"><span class="unseen">Week </span>40</a>', html)  # the cycle began
    assert "updates/2026-w50/" not in html
    assert 'href="../../teams/growth/2026-q4/check-ins/"' in html


def test_a_week_that_has_a_page_is_linked_although_no_check_in_was_due_in_it():
    built = made(*said("growth", "2026-10-16"))
    assert "/updates/2026-w40/" in built.pages
    assert built.view(ADDRESS).heat.weeks[0].address == "/updates/2026-w40/"


def test_where_check_ins_may_be_hidden_none_is_missed_and_no_share_is_told():
    org = organisation([goal("growth")], said("growth", "2026-10-09", "2026-11-20"))
    built = site(hidden(org), as_of=NOW)
    assert "missed" not in str(rows(built))
    assert rows(built)["Growth"][0] == "2"


def test_a_long_cycle_shows_the_weeks_around_the_day_and_says_so():
    year = replace(Q4, start=date(2026, 1, 1))
    built = made(*said("growth", "2026-10-09"), cycles=(year,))
    weeks = built.view(ADDRESS).heat.weeks
    assert len(weeks) == LONGEST
    assert weeks[0].first < NOW < weeks[-1].first
    assert "The weeks around today" in built.text(ADDRESS)


def test_many_teams_go_on_on_further_pages_and_every_link_leads_somewhere():
    names = [f"t{n:02}" for n in range(TEAMS + 6)]
    built = made(*(each for name in names for each in said(name, "2026-10-09")), teams=names)
    assert len(rows(built)) == TEAMS
    assert len(rows(built, f"{ADDRESS}page-2/")) == 6


def test_a_cycle_that_is_over_or_without_check_ins_has_none():
    assert made().view(ADDRESS).heat is None
    over = site(organisation([goal("growth")], said("growth", "2026-10-09")), as_of=date(2027, 3, 1))
    assert over.view(ADDRESS).heat is None

"""What the pages of teams, of teams in cycles and of check-ins say."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from site_orgs import (
    Q3,
    Q4,
    YEAR,
    check_in,
    figure,
    metric_kr,
    needs,
    objective,
    organisation,
    owner,
    plan,
    retrospective,
    site,
    team,
    update,
)

from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.kinds import Outcome, State
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import BrokenFile

OWN = "payments/2026-q4/activation"


def goal(key=OWN, *, current="40%", **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%", current=figure(current)), **fields)


def test_a_team_says_what_it_is_there_for_who_leads_it_and_where_to_ask():
    payments = team(
        "payments", "Payments", parent="company", lead=owner("Maria"), contact="#pay", body="Money moves.", kind="squad"
    )
    page = site(organisation([goal()], teams=(team("company", "Acme"), payments))).text("/teams/payments/")
    assert re.search(r"Payments Money moves\. .*Lead Maria Questions: #pay Part of Acme Kind of team squad", page)


def test_a_team_shows_its_objectives_of_every_cycle_that_runs_with_their_key_results():
    org = organisation([goal(), goal("payments/2026/year"), goal("payments/2026-q3/old")], cycles=(YEAR, Q3, Q4))
    page = site(org).text("/teams/payments/")
    assert page.index("Objectives, Q4 2026") < page.index("Objectives, The year 2026") < page.index("Other cycles")
    assert "from 0 % now 40 % target 100 %" in page
    assert not re.search(r"Other cycles.*Objectives, Q3", page)


def test_a_team_shows_what_is_shared_with_it_and_key_results_that_it_owns_elsewhere():
    other = objective(
        "growth/2026-q4/shop", metric_kr("growth/2026-q4/shop", "keys", "0%", "100%", team="payments"),
        shared_with=("payments",),
    )  # fmt: skip
    page = site(organisation([goal(), other])).text("/teams/payments/")
    assert re.search(r"Shared with other teams .*Shop Growth", page)
    assert re.search(r"Key results in other teams' objectives .*Status Keys .*Of “Shop”, Growth from 0 %", page)


def test_a_team_shows_what_it_needs_and_what_it_owes():
    asking = objective("growth/2026-q4/shop", depends_on=(needs(OWN, team="payments", note="Keys please"),))
    built = site(organisation([goal(), asking]))
    assert re.search(
        r"What this team needs Keys please Activation From Payments For Shop Requested", built.text("/teams/growth/")
    )
    assert re.search(
        r"What others need from it Keys please Growth For Shop Rests on our objective: Activation Requested",
        built.text("/teams/payments/"),
    )
    assert built.text("/teams/payments/").count("Keys please") == 1


def test_a_team_shows_its_latest_check_in_and_leads_to_all_of_them():
    check_ins = [
        check_in("payments", "2026-q4", "2026-11-06", update(f"{OWN}#rate", "30%")),
        check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "40%"), wins="- Live", author=owner("Li")),
    ]
    built = site(organisation([goal()], check_ins))
    assert re.search(
        r"Latest check-in All 2 .*Check-in of 13 Nov 2026 by Li .*Wins Live", built.text("/teams/payments/")
    )
    assert "All 2 check-ins of this cycle" in built.text("/teams/payments/")


def test_past_cycles_show_outcomes_and_what_was_learned():
    past = goal("payments/2026-q3/old", state=State.CLOSED, closed_as=Outcome.PARTLY)
    org = organisation(
        [goal(), past],
        cycles=(Q3, Q4),
        retrospectives=(retrospective("payments", "2026-q3", learned="Start earlier."),),
    )
    page = site(org).text("/teams/payments/")
    assert re.search(r"Other cycles .*Q3 2026 1 partly achieved.*Start earlier\.", page)


def test_a_team_of_300_objectives_goes_on_on_further_pages():
    built = site(organisation([goal(f"payments/2026-q4/o{n:03}") for n in range(300)]))
    last = max(int(found[1]) for page in built.pages if (found := re.fullmatch(r"/teams/payments/page-(\d+)/", page)))
    assert "O299" in built.text(f"/teams/payments/page-{last}/")
    assert "O000" not in built.text(f"/teams/payments/page-{last}/")


def test_a_team_that_has_gone_says_so():
    assert "Payments no longer exists." in site(organisation([], teams=(team("payments", closed=True),))).text(
        "/teams/payments/"
    )


def test_a_team_in_a_cycle_has_objectives_plan_check_ins_and_retrospective():
    org = organisation(
        [goal("payments/2026-q3/old", state=State.CLOSED, closed_as=Outcome.ACHIEVED), goal()],
        [check_in("payments", "2026-q3", "2026-08-07", update("payments/2026-q3/old#rate", "10%"))],
        cycles=(Q3, Q4),
        plans=(plan("payments", "2026-q3", "Fax *machines*", body="Context."),),
        retrospectives=(
            retrospective(
                "payments", "2026-q3", keep="Demos.", change="Meetings.",
                notes=(Section("Mood", "Fine."), Section("", "Before all.")),
            ),
        ),
    )  # fmt: skip
    page = site(org).text("/teams/payments/2026-q3/")
    assert "Q3 2026 is closed." in page
    for words in ("Context. Not doing Fax machines", "Keep Demos. Change Meetings. Mood Fine. Before all."):
        assert words in page
    assert "The one check-in of this cycle" in page
    assert "Later Q4 2026" in page
    assert "Earlier Q3 2026" in site(org).text("/teams/payments/2026-q4/")


def test_shared_objectives_stand_on_the_page_of_the_team_and_cycle():
    other = goal("growth/2026-q4/shop", shared_with=("payments",))
    built = site(organisation([other], teams=(team("payments"),)))
    assert re.search(r"Shared with other teams .*Shop Growth", built.text("/teams/payments/2026-q4/"))


def test_check_ins_stand_on_one_page_with_an_anchor_each_newest_first():
    check_ins = [
        check_in(
            "payments", "2026-q4", "2026-11-06", update(f"{OWN}#rate", "30%", confidence=7, note="Keys *went* out"),
            update(OWN, note="As a whole"), update("?secret/x", note="Something"),
            wins="- W", blockers="- B", asks="- A", next="- N",
            notes=(Section("Mood", "### Good\n\nYes."), Section("", "Before.")),
        ),
        check_in("payments", "2026-q4", "2026-11-13", update(OWN, unchanged=True)),
    ]  # fmt: skip
    built = site(organisation([goal()], check_ins))
    html, text = built.main("/teams/payments/2026-q4/check-ins/"), built.text("/teams/payments/2026-q4/check-ins/")
    assert html.index('id="2026-11-13"') < html.index('id="2026-11-06"')
    assert re.search(
        r"Activation Rate 30 % confidence 7 of 10 Keys went out As a whole "
        r".*Something Before\. Wins W Blockers B Asks A Next N Mood Good Yes\.", text
    )  # fmt: skip
    assert "looked at, unchanged" in text
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_new_figure_is_not_said_to_be_unchanged():
    word = update(f"{OWN}#rate", "30%", confidence=7, unchanged=True)
    built = site(organisation([goal()], [check_in("payments", "2026-q4", "2026-11-13", word)]))
    text = built.text("/teams/payments/2026-q4/check-ins/")
    assert "30 %" in text
    assert "unchanged" not in text


def test_a_check_in_that_cannot_be_read_keeps_its_address():
    broken = BrokenFile(
        Place("content/teams/payments/2026-Q4/check-ins/2026-11-13.md"), "check-in", "payments/2026-q4/2026-11-13"
    )
    built = site(organisation([], teams=(team("payments"),), broken=(broken,)))
    assert 'id="2026-11-13"' in built.main("/teams/payments/2026-q4/check-ins/")
    assert "/teams/payments/2026-q4/" in built.pages


def test_teams_stand_as_the_tree_that_they_are_in_the_organisations_order():
    teams = (
        team("acme", "Acme"),
        team("ship", "Shipping", parent="acme"),
        team("buy", "Buying", parent="acme", lead=owner("Li")),
        team("dock", "Dock", parent="ship"),
    )
    org = organisation([goal("dock/2026-q4/o")], [check_in("dock", "2026-q4", "2026-11-13")], teams=teams)
    built = site(org)
    text = built.text("/teams/")
    assert text.index("Acme") < text.index("Shipping") < text.index("Dock") < text.index("Buying")
    assert "Buying Li" in text
    assert re.search(r"Dock 1 stale 40 % of 1 1 of 1 13 Nov", text)
    (top,) = built.view("/teams/").branches
    assert [child.node.team.words for child in top.children] == ["Shipping", "Buying"]


def test_the_list_of_teams_goes_on_and_says_where_a_branch_belongs():
    teams = [team("acme", "Acme"), *(team(f"t{n:02}", parent="acme") for n in range(60))]
    page = site(organisation([], teams=teams)).text("/teams/page-2/")
    assert re.search(r"Page 2 of 2\. .*T55 part of Acme", page)


def test_the_day_that_a_page_shows_as_changed_is_that_of_its_newest_check_in():
    org = organisation([goal()], [check_in("payments", "2026-q4", "2026-11-13", update(OWN, note="x"))])
    built = site(org)
    for address in ("/teams/payments/", "/teams/payments/2026-q4/", f"/teams/{OWN}/"):
        assert built.view(address).frame.changed == date(2026, 11, 13), address


def test_key_results_of_which_nobody_said_a_confidence_have_no_column_for_it():
    silent = site(organisation([goal()])).main("/teams/payments/")
    said = [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "30%", confidence=7))]
    assert "<th" in silent
    assert ">Confidence</th>" not in silent
    assert ">Confidence</th>" in site(organisation([goal()], said)).main("/teams/payments/")


def test_how_many_key_results_an_objective_has_is_said_once():
    results = (metric_kr(OWN, name, "0%", "100%", current=figure("40%")) for name in ("a", "b", "c"))
    text = site(organisation([objective(OWN, *results)])).text("/teams/payments/")
    assert text.replace("All 3 key results", "").count("3 key results") == 1

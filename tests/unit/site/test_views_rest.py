"""What home, strategy and metrics say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from site_orgs import (
    AS_OF,
    Q3,
    Q4,
    YEAR,
    check_in,
    figure,
    goal,
    key_result,
    objective,
    organisation,
    owner,
    site,
    supports,
    team,
    update,
)

from okrsite_gen.model.kinds import Direction, Kind, Outcome, State
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import (
    Charter,
    Metric,
    MetricRow,
    Pillar,
)
from okrsite_gen.model.settings import Settings, SiteSettings

INDEX = Place("content/index.md")
PILLARS = (Pillar("grow", "grow", "Grow", "Faster."), Pillar("calm", "calm", "Calm"))
CHARTER = Charter(
    INDEX, "Pay like you *speak*", "Everywhere", PILLARS,
    owner("Ines"), (owner("Li"), owner("Noor")), body="## Welcome\n\nRead on.",
)  # fmt: skip


# Home


def test_home_tells_mission_cycle_and_the_organisations_objectives_of_the_cycles_around_today():
    org = organisation(
        [goal("acme/2026-q4/a"), goal("acme/2026/year"), goal("payments/2026-q4/p"), goal("acme/2026-q3/past")],
        cycles=(YEAR, Q3, Q4), teams=(team("acme", "Acme"), team("payments", parent="acme")), charter=CHARTER,
    )  # fmt: skip
    text = site(org, settings=Settings(site=SiteSettings(name="Acme goals"))).text("/")
    assert re.search(
        r"Our mission Pay like you speak 7 of 13 weeks of Q4 2026 are gone\. .*Everywhere .*Grow, Calm", text
    )
    assert re.search(r"55 %\s*of the time", text)
    assert re.search(r"objectives, Q4 2026 .* 40 %\s*plan 38 % A .*The year 2026 .* 40 % Year", text)
    assert not re.search(r"40 %\s*(plan 38 %)? P ", text)
    assert "Past" not in text
    assert "OKR champions: Li, Noor" in text
    assert "Built as of Friday, 20 November 2026." in text


def test_a_team_beside_the_company_is_not_the_whole_organisation():
    org = organisation(
        [goal("acme/2026-q4/a"), goal("bakery/2026-q4/bread", current="3%")],
        teams=(team("acme", "Acme", kind="company"), team("bakery")),
    )
    text = site(org).text("/")
    assert "The one objective of the whole organisation is on track." in text
    assert "Elsewhere one is off track." in text
    assert "Bread" not in text.partition("objectives, Q4 2026")[2].partition("Last seven days")[0]


def test_where_the_organisation_itself_has_no_objectives_home_speaks_of_those_of_the_teams():
    org = organisation(
        [goal("payments/2026-q4/p", current="4%")], teams=(team("acme", "Acme"), team("payments", parent="acme"))
    )
    assert "One objective of the teams is off track." in site(org).text("/")


def test_home_says_of_other_objectives_the_worst_that_there_is():
    teams = (team("acme", "Acme"), team("payments", parent="acme"))

    def of(*others):
        goals = [goal(f"payments/2026-q4/p{n}", current=current) for n, current in enumerate(others)]
        return site(organisation([goal("acme/2026-q4/a"), *goals], teams=teams)).text("/")

    assert "Elsewhere: one is at risk, none is off track." in of("20%", "40%")
    assert "Elsewhere: one is off track, 2 are at risk." in of("20%", "20%", "4%")
    alone = site(organisation([goal("payments/2026-q4/p", current="20%")], teams=teams)).text("/")
    assert "Of the teams' objectives: one is at risk, none is off track." in alone


def test_home_says_how_many_objectives_of_the_last_cycle_nobody_has_graded_where_others_are():
    done = objective("acme/2026-q3/done", state=State.CLOSED, closed_as=Outcome.ACHIEVED)
    left = [goal("acme/2026-q3/x"), goal("acme/2026-q3/y")]

    def of(*others):
        return site(
            organisation([goal("acme/2026-q4/a"), *others], cycles=(Q3, Q4), teams=(team("acme", "Acme"),))
        ).text("/")

    assert "Q3 2026: 2 of 3 objectives are not graded." in of(done, *left)
    assert "not graded" not in of(*left).partition("objectives, Q4 2026")[0]
    assert "not graded" not in of(done)


def test_home_opens_with_the_statuses_of_its_objectives_before_what_the_numbers_say_of_them():
    org = organisation(
        [goal("acme/2026-q4/a"), goal("acme/2026-q4/b", current="5%"), goal("payments/2026-q4/p", current="4%")],
        teams=(team("acme", "Acme"), team("payments", parent="acme")),
    )
    text = site(org).text("/")
    assert "Of the 2 objectives of the whole organisation: one is off track, one is on track." in text
    assert "By the numbers: one is near plan, one is far behind. Elsewhere one is off track." in text


def test_home_says_in_one_sentence_what_is_true_of_all_its_objectives_and_counts_those_it_has_no_room_for():
    org = organisation([goal(f"acme/2026-q4/o{n:02}") for n in range(23)])
    text = site(org).text("/")
    assert "All 23 objectives of the whole organisation are on track. By the numbers all 23 are near plan." in text
    assert "See all 23 objectives" in text
    assert "Elsewhere" not in text


def test_between_cycles_home_and_the_list_name_teams_without_empty_columns():
    built = site(
        organisation([goal("acme/2026-q3/past")], cycles=(Q3,), teams=(team("acme", "Acme"), team("pay", "Pay")))
    )
    assert re.search(r"Teams In the organisation's order, not a ranking Acme Pay", built.text("/"))
    assert "Mean progress" not in built.text("/") + built.text("/teams/")
    assert "Lead" not in built.text("/teams/")


def week(check_ins, *, current="40%"):
    """Return what home says of the last seven days of a team with one objective."""
    text = site(organisation([goal("acme/2026-q4/a", current=current)], check_ins)).text("/")
    return text.partition("The last seven days")[2].partition(" Teams ")[0]


def said(day, value="", **fields):
    return check_in("acme", "2026-q4", day, update("acme/2026-q4/a#rate", value), **fields)


def test_home_tells_what_moved_in_the_last_seven_days_from_where_to_where():
    text = week([said("2026-11-06", "20%"), said("2026-11-13", "30%"), said("2026-11-20", "44%", asks="- Keys")])
    assert re.search(r"one check-in, .*Moved most Rate: 30 % .*44 % Acme Asked for something Acme 20 Nov", text)
    assert "Moved most" not in week([said("2026-11-06", "20%"), said("2026-11-20", "20%")])


def test_home_names_the_targets_met_and_the_objectives_that_turned():
    text = week([said("2026-11-06", "1%"), said("2026-11-20", "100%")])
    assert "Target met Rate Acme" in text
    assert re.search(r"Recovered A Acme ?: (off track|at risk) → target met", text)
    assert "Ran into trouble A Acme" in week([said("2026-11-13", "40%"), said("2026-11-20", "2%")])


def test_home_names_teams_that_have_not_checked_in_and_never_persons():
    text = week([said("2026-10-09", "20%", author=owner("Li"))])
    assert "Not checked in Acme last on 9 Oct" in text
    assert "Li" not in text


def test_home_stays_short_however_many_there_are():
    objectives = [goal(f"t{n:03}/2026-q4/o") for n in range(300)]
    check_ins = [
        check_in(f"t{n:03}", "2026-q4", "2026-11-19", *(update(f"t{n:03}/2026-q4/o#rate", "2%") for _ in range(9)))
        for n in range(300)
    ]
    built = site(organisation(objectives, check_ins))
    assert "See all 300 objectives" in built.text("/")
    assert "See all 300 teams" in built.text("/")
    assert len(built.html("/")) < 150_000
    assert built.html("/").count("<") < 3_000


def test_home_without_a_running_cycle_says_so():
    text = site(organisation([goal("acme/2026-q3/past")], cycles=(Q3,))).text("/")
    assert "No cycle is running today." in text
    assert "Not checked in" not in text


def test_home_says_to_search_engines_what_it_is_even_where_no_mission_is_written():
    html = site(organisation([goal("acme/2026-q4/a")])).html("/")
    assert re.search(r'<meta name="description" content="What we are after, how far it is', html)


def test_an_organisation_of_nothing_still_has_a_home():
    built = site(organisation([], cycles=()))
    assert "There is no team yet." in built.text("/teams/")
    assert "No findings." in built.text("/quality/")


def test_a_fixed_day_is_announced_on_every_page():
    built = site(organisation([goal("acme/2026-q4/a")]), as_of_fixed=True)
    html = [page for page in built.pages.values() if page.media == "text/html"]
    assert all("shows one fixed day" in built.html(page.address) for page in html)


# Strategy


def test_strategy_shows_pillars_with_the_objectives_that_lead_to_them_and_those_that_lead_to_none():
    org = organisation(
        [
            goal("acme/2026-q4/a", pillar="grow"),
            goal("payments/2026-q4/p", supports("acme/2026-q4/a")),
            goal("payments/2026-q4/loose"),
        ],
        charter=CHARTER,
    )
    built = site(org)
    text = built.text("/strategy/")
    assert re.search(r"Mission Pay like you speak Vision Everywhere", text)
    assert re.search(
        r"Grow Faster\. .*A Acme, .*P Payments, .*Calm No objective leads here yet\..*no pillar .*Loose", text
    )
    assert 'id="calm"' in built.main("/strategy/")


def test_every_pillar_has_its_address_on_the_first_page_of_the_strategy():
    built = site(organisation([goal(f"acme/2026-q4/o{n}", pillar="grow") for n in range(210)], charter=CHARTER))
    assert 'id="grow"' in built.main("/strategy/")
    assert 'id="calm"' in built.main("/strategy/")
    assert "O209" in built.text("/strategy/page-4/")


def test_of_very_many_pillars_the_first_page_has_links_under_their_addresses():
    pillars = tuple(Pillar(f"p{n}", f"p{n}", f"Pillar {n}") for n in range(200))
    goals = [goal(f"acme/2026-q4/o{n}", pillar=f"p{n}") for n in range(200)]
    built = site(organisation(goals, charter=Charter(INDEX, "Mission", pillars=pillars)))
    first = built.html("/strategy/")
    assert all(f' id="p{n}"' in first for n in range(200))
    there = re.search(r'id="p199" href="[./]*/strategy/(page-\d+)/#p199">Pillar 199<', first)
    assert '<section id="p199">' in built.html(f"/strategy/{there[1]}/")


def test_without_pillars_no_objective_is_blamed_for_leading_to_none():
    built = site(organisation([goal("acme/2026-q4/a")], charter=Charter(INDEX, "Mission")))
    assert "no pillar" not in built.text("/strategy/")


def test_there_is_no_strategy_where_none_is_written():
    built = site(organisation([]))
    assert "/strategy/" not in built.pages
    assert "Strategy" not in built.html("/")


def test_a_mission_that_is_only_the_name_of_the_site_is_none():
    org = organisation([], charter=Charter(INDEX, "Acme Goals"))
    built = site(org, settings=Settings(site=SiteSettings(name="Acme Goals")))
    assert "Our mission" not in built.text("/")
    assert "Our mission" in site(org).text("/")


# Metrics


def nps(rows=3):
    days = [AS_OF - timedelta(days=rows - n) for n in range(rows)]
    return Metric(
        "nps",
        "NPS",
        "Net promoter score",
        Place("content/metrics/nps.md"),
        better=Direction.UP,
        healthy_min=figure("40"),
        owner=owner("Li"),
        source="Survey",
        rows=tuple(MetricRow(day, figure(str(n)), "Bad week" if n == 1 else "") for n, day in enumerate(days)),
        body="How many would *recommend* us.",
    )


def test_a_metric_shows_its_band_its_values_newest_first_and_the_key_results_that_use_it():
    kr = key_result("acme/2026-q4/a", "loved", Kind.METRIC, start=figure("0"), target=figure("60"), metric="nps")
    built = site(organisation([objective("acme/2026-q4/a", kr)], metrics=(nps(),)))
    text = built.text("/metrics/nps/")
    assert re.search(
        r"Net promoter score 2 ?19 Nov 2026 Outside its healthy band Healthy: at least 40 higher is better", text
    )
    assert "Source: Survey" in text
    assert re.search(r"Key results that use it .*Status Loved Of “A”, Acme from 0 .* target 60 0 .*→ 60 3 %", text)
    assert re.search(r"19 Nov 2026 2 18 Nov 2026 1 Bad week 17 Nov 2026 0", text.partition("Day Value Note")[2])
    assert "<svg" in built.main("/metrics/nps/")
    assert "Outside its healthy band" in built.text("/metrics/")
    assert 'href="../../../../metrics/nps/"' in built.main("/teams/acme/2026-q4/a/")


def test_values_without_any_note_have_no_column_for_notes():
    silent = replace(nps(), rows=tuple(replace(row, note="") for row in nps().rows))
    assert "Day Value 19 Nov 2026" in site(organisation([], metrics=(silent,))).text("/metrics/nps/")


def test_values_of_a_metric_are_paged_and_those_of_later_days_are_not_told():
    later = Metric("m", "m", "M", Place("content/metrics/m.md"), rows=(MetricRow(date(2026, 12, 24), figure("7")),))
    built = site(organisation([], metrics=(nps(450), later)))
    assert "/metrics/nps/page-3/" in built.pages
    assert "24 Dec 2026" not in built.text("/metrics/m/")

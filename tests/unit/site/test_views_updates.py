"""The stream of weeks and the page of one: what moved, what turned, who spoke, what began and ended."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from site_orgs import Q4, check_in, figure, hidden, key_result, metric_kr, objective, organisation, site, team, update

from okrsite_gen.model.check_ins import Section
from okrsite_gen.model.kinds import Kind, Outcome, Said
from okrsite_gen.model.objectives import Levels, Milestone

SHOP = "growth/2026-q4/shop"
RATE = f"{SHOP}#rate"
SUNDAY, NEXT = date(2026, 11, 22), date(2026, 11, 27)


def goal(key=SHOP, **fields):
    return objective(key, metric_kr(key, "rate", "0%", "100%"), **fields)


def said(day, value="", **fields):
    return check_in("growth", "2026-q4", day, *((update(RATE, value),) if value else ()), **fields)


def made(*check_ins, objectives=None, as_of=SUNDAY, **parts):
    return site(organisation([goal()] if objectives is None else objectives, check_ins, **parts), as_of=as_of)


def section(built, name, address="/updates/2026-w47/"):
    """The words of one part of a week's page."""
    html = built.main(address).partition(f'id="part.{name}"')[2].partition("</h2>")[2].partition("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\xa0", " ").strip()


def test_a_move_is_told_from_the_end_of_the_week_before_to_the_end_of_this_one():
    built = made(
        said("2026-11-06", "40%"), said("2026-11-13", "44%"), said("2026-11-17", "46%"), said("2026-11-20", "52%")
    )
    assert re.search(r"\+8 points Rate Growth Shop 44 % → .*52 %", section(built, "moves"))
    assert "40 %" not in section(built, "moves")


def test_the_start_counts_as_known_before_the_first_value():
    assert re.search(r"\+40 points Rate .* 0 % → .*40 %", section(made(said("2026-11-17", "40%")), "moves"))


STEPS = (Milestone("a", "A"), Milestone("b", "B"))
FIRST = {
    Kind.METRIC: ({"target": figure("100%")}, {"value": figure("40%")}, ""),
    Kind.GUARDRAIL: ({"minimum": figure("90%")}, {"value": figure("95%")}, ""),
    Kind.MILESTONES: ({"milestones": STEPS}, {"milestones": (("a", True),)}, "+50"),
    Kind.YES_NO: ({}, {"done": True}, "+100"),
    Kind.LEVELS: ({"levels": Levels("a", "b", "c")}, {"reached": "target"}, "+70"),
    Kind.BASELINE: ({}, {"value": figure("40%")}, ""),
    Kind.ROLLUP: ({}, {"progress": Decimal("0.4")}, ""),
    Kind.STATED: ({}, {"progress": Decimal("0.4")}, ""),
    Kind.UNMEASURED: ({}, {"progress": Decimal("0.4")}, ""),
}


@pytest.mark.parametrize("kind", Kind)
def test_the_first_word_is_a_move_only_where_what_stood_before_is_certain(kind):
    fields, told, move = FIRST[kind]
    word = check_in("growth", "2026-q4", "2026-11-17", replace(update(RATE), **told))
    moves = section(made(word, objectives=[objective(SHOP, key_result(SHOP, "rate", kind, **fields))]), "moves")
    assert "".join(re.findall(r"\+\d+", moves)) == move


def test_the_same_value_written_in_another_way_is_no_move():
    assert section(made(said("2026-11-13", "40%"), said("2026-11-20", "40.0%")), "moves") == ""


def test_values_that_are_kept_inside_show_as_shares_of_the_way():
    secret = objective(SHOP, metric_kr(SHOP, "rate", "$0", "$80", figures_hidden=True))
    built = made(said("2026-11-13", "$20"), said("2026-11-20", "$40"), objectives=[secret])
    assert re.search(r"25 % → .*50 %", section(built, "moves"))
    assert "$" not in built.main("/updates/2026-w47/")


def test_largest_moves_come_first_and_go_on_on_further_pages():
    many = [
        objective(f"growth/2026-q4/o{n}", metric_kr(f"growth/2026-q4/o{n}", "rate", "0%", "100%")) for n in range(80)
    ]
    word = check_in(
        "growth", "2026-q4", "2026-11-17", *(update(f"growth/2026-q4/o{n}#rate", f"{n + 1}%") for n in range(80))
    )
    built = made(word, objectives=many)
    points = re.findall(r"\+(\d+)", section(built, "moves"))
    assert len(points) > 30
    points += re.findall(r"\+(\d+)", section(built, "moves", "/updates/2026-w47/page-2/"))
    assert points == [str(n) for n in range(80, 0, -1)]
    shown, fold, _ = built.main("/updates/2026-w47/").partition('<details class="more">')
    assert len(re.findall(r"\+\d+", shown.partition('id="part.moves"')[2])) == 10
    assert fold


def test_a_week_stands_on_one_page_as_long_as_that_stays_light():
    few = [
        objective(f"growth/2026-q4/o{n}", metric_kr(f"growth/2026-q4/o{n}", "rate", "0%", "100%")) for n in range(30)
    ]
    word = check_in(
        "growth", "2026-q4", "2026-11-17", *(update(f"growth/2026-q4/o{n}#rate", f"{n + 1}%") for n in range(30))
    )
    assert "/updates/2026-w47/page-2/" not in made(word, objectives=few).pages


def test_trouble_and_recovery_are_told_in_their_weeks_with_the_status_before():
    built = made(said("2026-11-06", "40%"), said("2026-11-13", "2%"), said("2026-11-20", "52%"))
    assert re.search(
        r"Shop .*Rate on track → at risk .*At risk before: on track",
        section(built, "troubles", "/updates/2026-w46/"),
    )
    assert re.search(r"Shop .*Rate at risk → on track .*On track before: at risk", section(built, "recoveries"))
    assert section(built, "troubles") == ""


def test_home_and_the_week_count_the_same_objectives_and_key_results_that_turned_alone_stand_apart():
    both = objective(SHOP, *(metric_kr(SHOP, name, "0%", "100%") for name in ("rate", "calls")))
    words = [
        check_in("growth", "2026-q4", day, update(RATE, "10%"), update(f"{SHOP}#calls", calls))
        for day, calls in (("2026-11-06", "60%"), ("2026-11-13", "60%"), ("2026-11-20", "20%"))
    ]
    built = made(*words, objectives=[both])
    assert "new trouble" not in built.text("/updates/2026-w47/")
    assert section(built, "troubles") == ""
    assert re.search(r"Shop Calls on track → [^.]+ At risk$", section(built, "part-troubles"))
    assert "Ran into trouble" not in built.text("/")
    assert "since 16 Nov" in built.text("/")


def test_check_ins_of_the_running_week_that_can_still_come_are_not_taken_for_missing():
    other = goal("legal/2026-q4/deed")
    legal = [check_in("legal", "2026-q4", day, update("legal/2026-q4/deed#rate", "40%")) for day in ("2026-11-10",)]
    built = made(
        said("2026-11-06", "1%"), said("2026-11-13", "2%"), *legal,
        check_in("legal", "2026-q4", "2026-11-17"), objectives=[goal(), other], as_of=date(2026, 11, 18),
    )  # fmt: skip
    assert "one check-in, 1 of 2 expected this week, one can still come" in built.text("/updates/2026-w47/")
    assert "Growth still to come 20 Nov" in section(built, "teams")
    assert "still to come" not in built.text("/updates/2026-w46/")


def test_a_target_that_is_met_is_told_once_and_is_no_recovery():
    built = made(said("2026-11-13", "2%"), said("2026-11-20", "100%"))
    assert "Target met before: at risk" in section(built, "met")
    assert section(built, "recoveries") == ""


def test_one_key_result_that_is_met_is_one_target_although_its_objective_is_met_with_it():
    built = made(said("2026-11-13", "2%"), said("2026-11-20", "100%"))
    assert "one target met" in built.text("/updates/2026-w47/")
    assert re.search("Target met: Rate( |$)", built.text("/updates/"))


def test_the_stream_names_the_worst_trouble_first():
    keys = [f"growth/2026-q4/o{n}" for n in range(5)]
    every = [objective(key, metric_kr(key, "rate", "0%", "100%")) for key in keys]
    before = check_in("growth", "2026-q4", "2026-11-13", *(update(f"{key}#rate", "45%") for key in keys))
    after = check_in(
        "growth", "2026-q4", "2026-11-20",
        *(update(f"{key}#rate", "44%", status=Said.AT_RISK if key < keys[4] else Said.OFF_TRACK) for key in keys),
    )  # fmt: skip
    text = made(before, after, objectives=every).text("/updates/")
    assert re.search(r"Ran into trouble: O4, O0, O1 and 2 more", text)


def test_what_teams_say_stands_by_kind_with_the_way_to_the_check_in():
    told = said(
        "2026-11-20", wins="- Sold out", blockers="- No keys", asks="- A van", notes=(Section("Odds", "and ends"),)
    )
    built = made(told)
    assert section(built, "wins") == "Growth 20 Nov Sold out"
    assert section(built, "blockers") == "Growth 20 Nov No keys"
    assert section(built, "asks") == "Growth 20 Nov A van"
    assert section(built, "notes") == "Growth 20 Nov Odds and ends"
    assert 'href="../../teams/growth/2026-q4/check-ins/#2026-11-20"' in built.main("/updates/2026-w47/")


def test_check_ins_that_came_and_those_that_did_not_are_told_in_the_week_in_which_they_were_due():
    other = goal("legal/2026-q4/deed")
    legal = [
        check_in("legal", "2026-q4", day, update("legal/2026-q4/deed#rate", "40%"))
        for day in ("2026-10-30", "2026-11-06")
    ]
    built = made(said("2026-11-06", "1%"), said("2026-11-13", "2%"), *legal, objectives=[goal(), other], as_of=NEXT)
    assert section(built, "teams", "/updates/2026-w46/").endswith("Growth in time 13 Nov Legal missed 13 Nov")
    assert "one check-in, 1 of 2 that were due" in built.text("/updates/2026-w46/")


def test_where_check_ins_may_be_hidden_none_is_missing():
    days = ("2026-10-30", "2026-11-06", "2026-11-20")
    built = site(hidden(organisation([goal()], [said(day, "40%") for day in days])), as_of=SUNDAY)
    assert not any("missed" in built.text(address) for address in built.pages if address.startswith("/updates/"))
    assert "due" not in built.text("/updates/2026-w47/")
    assert "one check-in shown here" in built.text("/updates/2026-w47/")


def test_a_closed_objective_and_a_cycle_that_began_are_told():
    closing = check_in("growth", "2026-q4", "2026-11-20", update(SHOP, closed_as=Outcome.ACHIEVED))
    built = made(said("2026-10-02", "1%"), closing)
    assert "Q4 2026 began" in section(built, "began", "/updates/2026-w40/")
    assert re.search(r"Shop .*Achieved before:", section(built, "began"))


def test_an_objective_that_begins_on_a_day_of_its_own_is_told_then():
    built = made(said("2026-11-06", "1%"), objectives=[goal(), goal("growth/2026-q4/late", starts=date(2026, 11, 18))])
    assert "Late began" in section(built, "began")
    assert "Shop" not in section(built, "began")


def test_the_stream_has_the_newest_week_first_and_counts_what_happened():
    built = made(said("2026-11-06", "40%"), said("2026-11-13", "2%"))
    text = built.text("/updates/")
    assert text.index("Week 46, 2026") < text.index("Week 45, 2026")
    assert "one objective with new trouble" in text
    assert "Ran into trouble: Shop" in text


def test_weeks_lead_to_their_neighbours_and_home_to_the_newest():
    built = made(said("2026-11-13", "40%"), said("2026-11-20", "41%"))
    html = built.main("/updates/2026-w47/")
    assert '<a rel="prev" href="../../updates/2026-w46/"' in html
    assert 'rel="next"' not in html
    assert re.search(r'href="(\./)?updates/2026-w47/"', built.main("/"))


def test_weeks_that_are_over_keep_their_bytes_from_day_to_day():
    told = (said("2026-11-06", "40%"), said("2026-11-13", "2%"), said("2026-11-20", "41%"))
    first, later = (made(*told, as_of=day) for day in (NEXT, NEXT.replace(day=29)))
    assert first.html("/updates/2026-w46/") == later.html("/updates/2026-w46/")
    assert first.html("/updates/2026-w45/") == later.html("/updates/2026-w45/")


def test_where_nobody_has_checked_in_there_are_no_updates():
    built = made(said("2026-11-25", "40%"), as_of=date(2026, 11, 20))
    assert not [address for address in built.pages if address.startswith("/updates/")]
    assert "Updates" not in built.html("/")


def test_the_first_days_of_january_belong_to_the_week_of_the_year_before():
    year = replace(Q4, start=date(2026, 10, 1), end=date(2027, 3, 31))
    built = made(said("2027-01-02", "40%"), cycles=(year,), teams=(team("growth"),), as_of=date(2027, 1, 3))
    assert "Week 53, 2026" in built.text("/updates/2026-w53/")


def test_weeks_with_nothing_to_show_stand_in_one_row_of_the_stream():
    words = re.sub(
        r"\s+",
        " ",
        re.sub(r"<[^>]+>", " ", made(said("2026-10-09", "40%"), said("2026-11-20", "44%")).main("/updates/")),
    )
    assert re.search(
        r"\d weeks with nothing to show · ?0 of \d+ that were due|\d weeks with nothing to show 0 of \d+ that were due",
        words,
    )


def test_an_objective_that_began_is_named_in_the_stream():
    built = made(said("2026-11-13", "40%"), said("2026-11-20", "44%"), objectives=[goal(starts=date(2026, 11, 3))])
    assert "Shop" in built.main("/updates/")
    assert " began</p>" in built.main("/updates/")

"""What the page of an objective says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from objective_page import OWN, PAGE, entry, one
from site_orgs import (
    Q3,
    Q4,
    check_in,
    figure,
    key_result,
    metric_kr,
    objective,
    organisation,
    owner,
    site,
    update,
)

from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import KeyResultState, Kind, Outcome, State, Work
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Initiative, Levels, Milestone
from okrsite_gen.model.organisation import Person
from okrsite_gen.model.settings import RepositorySettings, Settings


def test_title_is_shown_with_its_markup_and_its_words_stand_in_the_title_of_the_page():
    html = site(organisation([one(title="Go *live* in a `day`")])).html(PAGE)
    assert re.search(r"<h1>Go <em>live</em> in a <code>day</code></h1>", html)
    assert "<title>Go live in a day · Payments, Q4 2026 · OKRs</title>" in html


def test_there_is_one_first_heading_and_no_level_is_skipped():
    html = site(
        organisation(
            [one(metric_kr(OWN, "rate", "38%", "60%", body="### Why this\n\nBecause."), body="## Why now\n\nNow.")],
            [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "47%", note="# Loud\n\nGood."))],
        )
    ).main(PAGE)
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_progress_says_how_many_key_results_are_measured():
    page = site(
        organisation(
            [
                one(
                    metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")),
                    key_result(OWN, "joy", Kind.UNMEASURED, 2),
                )
            ]
        )
    ).text(PAGE)
    assert "40 %" in page
    assert "1 of 2 measured" in page


def test_an_objective_without_anything_to_measure_shows_a_dash_and_never_zero():
    page = site(organisation([one(key_result(OWN, "joy", Kind.UNMEASURED))])).text(PAGE)
    assert "—" in page
    assert "0 %" not in page


def test_a_key_result_shows_start_value_target_confidence_and_pace_with_the_gap_in_its_own_unit():
    page = site(
        organisation(
            [one(metric_kr(OWN, "days", "31 days", "2 days"))],
            [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#days", "25 days", confidence=6))],
        )
    )
    text = re.sub(r"<[^>]+>", " ", entry(page.main(PAGE), "days")).replace("\xa0", " ")
    assert re.search(r"31 .*25 .*2 days", text)
    assert "confidence 6 of 10" in text
    assert "plan for 13 Nov" in text
    assert re.search(r"Difference from the plan: \d+(\.\d+)? days", text)


def test_the_gap_of_a_percentage_is_told_in_percentage_points():
    page = site(
        organisation(
            [one(metric_kr(OWN, "rate", "5%", "60%"))],
            [check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "10%"))],
        )
    ).text(PAGE)
    assert re.search(r"Difference from the plan: −\d+(\.\d+)? percentage points", page)


def test_status_says_why_since_when_and_what_it_was_before():
    page = site(
        organisation(
            [one(metric_kr(OWN, "rate", "0%", "100%"))],
            [
                check_in("payments", "2026-q4", "2026-11-06", update(f"{OWN}#rate", "60%", confidence=8)),
                check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#rate", "60%", confidence=2)),
            ],
        )
    ).text(PAGE)
    assert "Off track" in page
    assert "Its one key result is off track." in page
    assert "Confidence is 2 of 10 (13 Nov 2026); 3 or less counts as off track." in page
    assert "confidence 2 of 10 on 13 Nov, before that 8" in page
    assert "Since 13 Nov 2026; before that: on track." in page


def test_a_provisional_score_says_of_how_many_key_results_it_is_the_mean():
    scored, bare = metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")), metric_kr(OWN, "speed", "0%", "100%", 2)
    over = date(2027, 2, 1)
    assert "provisional, from 1 of 2 key results" in site(organisation([one(scored, bare)]), as_of=over).text(PAGE)
    alone = site(organisation([one(scored)]), as_of=over).text(PAGE)
    assert "provisional" in alone
    assert "provisional, from" not in alone


def test_a_contradiction_between_people_and_numbers_is_pointed_out():
    page = site(
        organisation(
            [one(metric_kr(OWN, "rate", "0%", "100%"))],
            [check_in("payments", "2026-q4", "2026-11-20", update(f"{OWN}#rate", "1%", confidence=9))],
        )
    ).text(PAGE)
    assert "People and numbers disagree." in page


def test_a_dropped_key_result_stays_struck_through_with_its_reason_and_out_of_the_mean():
    page = site(
        organisation(
            [
                one(
                    metric_kr(OWN, "rate", "0%", "100%", current=figure("40%")),
                    metric_kr(
                        OWN, "fax", "0%", "100%", 2, current=figure("0%"), state=KeyResultState.DROPPED,
                        reason="Nobody has a fax",
                    ),
                )
            ]
        )
    )  # fmt: skip
    html, text = page.main(PAGE), page.text(PAGE)
    assert "<s>Fax</s>" in entry(html, "fax")
    assert "Nobody has a fax" in text
    assert "With the key results that were dropped it would be 20 %." in text


def test_one_key_result_that_is_left_of_several_is_not_called_the_only_one():
    org = organisation(
        [
            one(
                metric_kr(OWN, "rate", "0%", "100%"),
                metric_kr(OWN, "fax", "0%", "100%", 2, state=KeyResultState.DROPPED, reason="Nobody has a fax"),
            )
        ],
        [check_in("payments", "2026-q4", "2026-11-20", update(f"{OWN}#rate", "60%", confidence=2))],
    )
    text = site(org).text(PAGE)
    assert "The one that counts: Rate." in text
    assert "The one that counts is off track." in text
    assert "Its one key result" not in text


def test_where_figures_stay_inside_only_status_and_percentage_are_shown():
    org = organisation(
        [one(metric_kr(OWN, "cash", "$1000", "$9000", figures_hidden=True, title="Cash"))],
        [
            check_in("payments", "2026-q4", "2026-11-06", update(f"{OWN}#cash", "$4000", confidence=8)),
            check_in("payments", "2026-q4", "2026-11-13", update(f"{OWN}#cash", "$5000", confidence=8)),
        ],
    )
    built = site(org, base_url="https://okrs.example/")
    assert "50 %" in built.text(PAGE)
    assert "On track" in built.text(PAGE)
    for address in built.pages:
        assert not re.search(r"\$|[^\d](1|4|5|9),?000", built.html(address).partition("<body")[2]), address


def test_milestones_are_listed_done_overdue_and_to_come():
    steps = (
        Milestone("a", "Contract", done=True),
        Milestone("b", "Keys", due=date(2026, 11, 1)),
        Milestone("c", "Party", due=date(2026, 12, 24)),
    )
    page = site(organisation([one(key_result(OWN, "way", Kind.MILESTONES, milestones=steps))])).text(PAGE)
    assert re.search(r"done Contract.*overdue Keys due 1 Nov, late to come Party due 24 Dec", page)


def test_levels_show_which_have_been_reached():
    levels = Levels("Ten shops", "Twenty shops", "Fifty shops")
    page = site(organisation([one(key_result(OWN, "shops", Kind.LEVELS, levels=levels, reached="target"))])).text(PAGE)
    assert re.search(r"Commitment Ten shops reached Target Twenty shops reached Stretch Fifty shops (?!reached)", page)


def test_the_timeline_has_every_word_of_check_ins_newest_first_with_a_link_to_each():
    org = organisation(
        [one(metric_kr(OWN, "rate", "0%", "100%"))],
        [
            check_in("payments", "2026-q4", "2026-11-06", update(f"{OWN}#rate", "30%", note="First keys")),
            check_in("payments", "2026-q4", "2026-11-13", update(OWN, note="Going well"), author=owner("Maria")),
            check_in("payments", "2026-q4", "2026-11-27", update(OWN, note="From the future")),
        ],
    )
    page = site(org)
    timeline = page.main(PAGE).partition("What was said")[2]
    assert timeline.index("Going well") < timeline.index("First keys")
    assert 'payments/2026-q4/check-ins/#2026-11-06"' in timeline
    assert "Maria" in timeline
    assert "future" not in page.text(PAGE)


def test_changes_that_the_repository_knows_stand_in_the_timeline():
    change = Change(date(2026, 11, 12), f"{OWN}#rate", "target", "50%", "45%", "Maria", "abc", "re-agreed")
    org = replace(
        organisation([one(metric_kr(OWN, "rate", "0%", "45%"))]), history=History(known=True, changes=(change,))
    )
    assert "Target: from 50% → to 45% Reason: re-agreed" in site(org).text(PAGE)


def test_former_words_that_are_none_of_the_format_stand_as_they_were_written():
    then, key = date(2026, 11, 12), f"{OWN}#rate"
    changes = (
        Change(then, OWN, "state", "in-progress", "Active", "", "abc", ""),
        Change(then, OWN, "ambition", "huge", "committed", "", "abc", ""),
        Change(then, key, "better", "plus", "down", "", "abc", ""),
        Change(then, key, "reached", "", "some of it", "", "abc", ""),
    )
    org = replace(
        organisation([one(metric_kr(OWN, "rate", "0%", "45%"))]), history=History(known=True, changes=changes)
    )
    page = site(org).text(PAGE)
    for told in ("in-progress → to Active", "huge → to Committed", "plus → to less", "some of it"):
        assert told in page


def test_people_appear_as_configuration_lets_them():
    people = (Person("maria", "maria", "Maria Oyelaran", Place("content/people/maria.md"), role="Head of payments"),)
    org = organisation([one(owner=owner("@maria"), contributors=(owner("@li"),))], people=people)
    assert 'href="../../../../people/maria/">Maria Oyelaran' in site(org).main(PAGE)
    by_role = site(org, settings=Settings(owners="role"))
    assert "Owner: Head of payments" in by_role.text(PAGE)
    nobody = site(org, settings=Settings(owners="none"))
    for built in (by_role, nobody):
        assert "/people/maria/" not in built.pages
        assert not any("Oyelaran" in built.html(address) for address in built.pages)
    assert "Owner:" not in nobody.text(PAGE)


def test_work_is_shown_and_said_not_to_count():
    work = (Initiative("Sandbox keys", "https://tracker.example/1", Work.DOING), Initiative("Bad", "javascript:x"))
    page = site(organisation([one(initiatives=work)]))
    assert 'href="https://tracker.example/1"' in page.main(PAGE)
    assert "javascript:" not in page.html(PAGE)
    assert "never counted as progress" in page.text(PAGE)


def test_old_names_of_key_results_still_lead_to_them():
    html = site(organisation([one(metric_kr(OWN, "rate", "0%", "1%", aliases=("old-rate",)))])).main(PAGE)
    assert 'id="old-rate"' in html


def test_no_id_is_on_a_page_twice():
    same = [metric_kr(OWN, name, "0%", "100%", n, aliases=("twin",)) for n, name in enumerate(("a", "b"), 1)]
    note = "# Same\n\nx[^1]\n\n[^1]: y"
    org = organisation(
        [one(*same, body="## Same\n\n## Same")],
        [
            check_in("payments", "2026-q4", day, *(update(f"{OWN}#{kr}", "5%", note=note) for kr in "ab"))
            for day in ("2026-11-06", "2026-11-13")
        ],
    )  # fmt: skip
    built = site(org)
    for address in (PAGE, "/teams/payments/", "/teams/payments/2026-q4/", "/teams/payments/2026-q4/check-ins/", "/"):
        ids = re.findall(r'\sid="([^"]+)"', built.html(address))
        assert len(ids) == len(set(ids)), address


@pytest.mark.parametrize("name", ["main", "about", "latest", "timeline", "plan", "new-address"])
def test_no_name_of_a_key_result_collides_with_the_ids_of_the_page(name):
    org = organisation([one(metric_kr(OWN, name, "0%", "1%"), body="## Main\n\n## About")])
    ids = re.findall(r'\sid="([^"]+)"', site(org).html(PAGE))
    assert ids.count(name) == 1


def test_a_page_of_a_cycle_that_is_over_says_so_and_shows_scores():
    old = "payments/2026-q3/o"
    done = objective(
        old, metric_kr(old, "x", "0%", "100%", current=figure("100%"), score=Decimal("0.8"), score_reason="Late"),
        state=State.CLOSED, closed_as=Outcome.ACHIEVED,
    )  # fmt: skip
    page = site(organisation([done], cycles=(Q3, Q4))).text(f"/teams/{old}/")
    assert "Q3 2026 is closed." in page
    assert "Achieved" in page
    assert "0.8" in page
    assert "Late" in page
    assert "They say nothing about anybody's pay or rating." in page


def test_an_edit_link_leads_to_the_source_where_the_repository_is_known():
    settings = Settings(repository=RepositorySettings("https://github.com/acme/okrs"))
    html = site(organisation([one()]), settings=settings).html(PAGE)
    assert f"https://github.com/acme/okrs/edit/main/content/teams/{OWN}.md" in html


def test_the_preview_of_a_link_tells_progress_and_status():
    html = site(organisation([one(metric_kr(OWN, "rate", "0%", "100%", current=figure("40%"), confidence=8))])).html(
        PAGE
    )
    assert re.search(r'og:description" content="[^"]*40\s?%', html.replace("\xa0", " "))


@pytest.mark.parametrize(("days", "said"), [("2026-11-13", "Noted"), ("2026-12-13", "")])
def test_the_newest_note_about_a_key_result_stands_beside_it(days, said):
    org = organisation(
        [one(metric_kr(OWN, "rate", "0%", "100%"))],
        [check_in("payments", "2026-q4", days, update(f"{OWN}#rate", "5%", note="Noted"))],
    )
    latest = site(org).view(PAGE).lists.key_results[0].latest
    assert (latest.update.note.text if latest else "") == said


def test_an_objective_of_the_running_cycle_is_dated_and_one_of_the_past_is_not():
    past = objective("payments/2026-q3/o", state=State.CLOSED, closed_as=Outcome.MISSED)
    built = site(organisation([one(), past], cycles=(Q3, Q4)))
    assert built.view(PAGE).frame.as_of is not None
    assert built.view(f"/teams/{past.key}/").frame.as_of is None

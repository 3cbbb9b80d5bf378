"""What an objective serves, who serves it, and what it needs from others."""

from __future__ import annotations

import re
from datetime import date

from objective_page import OWN, PAGE, entry, one
from site_orgs import (
    Q3,
    Q4,
    YEAR,
    figure,
    hidden,
    metric_kr,
    needs,
    objective,
    organisation,
    site,
    supports,
    target,
    team,
)

from okrsite_gen.model.kinds import Alignment, Need
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, Pillar


def test_a_line_of_sight_of_a_single_stop_is_not_drawn():
    assert "sight-way" not in site(organisation([objective("acme/2026-q4/a")])).main("/teams/acme/2026-q4/a/")


def test_the_line_of_sight_leads_from_the_mission_through_the_first_support():
    charter = Charter(
        Place("content/index.md"), mission="Pay like you speak", pillars=(Pillar("growth", "growth", "Grow fast"),)
    )
    grow = objective("company/2026/grow", pillar="growth")
    org = organisation([grow, one(supports=(supports("company/2026/grow"),))], cycles=(YEAR, Q4), charter=charter)
    page = site(org).text(PAGE)
    assert re.search(
        r"Mission Pay like you speak Pillar Grow fast Company, The year 2026 Grow .* This objective Activation", page
    )


def test_support_for_what_is_not_there_reads_as_something_not_shared():
    page = site(hidden(organisation([one(supports=(supports("?secret/2026-q4/plan"),))])))
    assert "an objective that is not shared here" in page.text(PAGE)
    assert "secret" not in page.html(PAGE)


def test_supporting_objectives_are_listed_with_progress_and_the_key_result_that_they_support():
    below = objective(
        "growth/2026-q4/shop", metric_kr("growth/2026-q4/shop", "x", "0%", "100%", current=figure("30%")),
        supports=(supports(f"{OWN}#rate"), supports("?nobody/x")),
    )  # fmt: skip
    proposed = objective("growth/2026-q4/ads", supports=(supports(OWN, Alignment.PROPOSED),))
    org = organisation([one(metric_kr(OWN, "rate", "0%", "100%")), below, proposed])
    page = site(org)
    text = page.text(PAGE)
    assert "Supported by 2 objectives" in text
    assert re.search(r"Shop Growth Q4 2026 30 % .*through the key result “Rate”", text)
    assert re.search(r"Ads Growth Q4 2026 .*proposed, not agreed yet", text)
    assert "Shop" in entry(page.main(PAGE), "rate")


def test_dependencies_show_their_state_and_whose_word_it_is():
    sso = objective("identity/2026-q4/sso")
    asking = one(
        depends_on=(
            needs("identity/2026-q4/sso", team="identity", note="Sign-up waits", needed_by=date(2026, 11, 15)),
            needs(team="legal", status=Need.CONFIRMED, by_provider=True),
        )
    )
    built = site(organisation([asking, sso], teams=(team("legal", "Legal"),)))
    text = built.text(PAGE)
    assert re.search(r"by 15 Nov Sign-up waits Sso From Identity Requested, overdue", text)
    assert re.search(r"From Legal Confirmed said by Legal", text)
    other = built.text("/teams/identity/2026-q4/sso/")
    assert re.search(
        r"What others need from it by 15 Nov Sign-up waits Payments For Activation Requested, overdue",
        other,
    )


def test_neighbours_and_the_objectives_before_and_after_it_are_linked():
    before = objective("payments/2026-q3/activation")
    others = [objective("payments/2026-q4/a"), one(carried_from=target(before.key)), objective("payments/2026-q4/z")]
    built = site(organisation([before, *others], cycles=(Q3, Q4)))
    page = built.text(PAGE)
    assert "objective 2 of 3" in page
    assert re.search(r"Previous objective A Next objective Z", page)
    assert re.search(r"Continues Activation", page)
    assert re.search(r"Continued by Activation", built.text(f"/teams/{before.key}/"))

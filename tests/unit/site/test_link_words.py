"""What links in prose show of what they lead to."""

from __future__ import annotations

import re

from site_orgs import figure, hidden, metric_kr, objective, organisation, site

from okrsite_gen.model.settings import Settings

KEY = "payments/2026-q4/live"
GOAL = objective(KEY, metric_kr(KEY, "rate", "0%", "100%", current=figure("40%"), confidence=8))
PAGE = "/teams/payments/2026-q4/o/"


def text(body, title="O", settings=None):
    org = organisation([GOAL, objective("payments/2026-q4/o", title=title, body=body)])
    return site(hidden(org), settings=settings)


def test_a_reference_shows_title_progress_and_status_of_its_target():
    assert re.search(r"Waits for Live \(40 %, on track\)\.", text("Waits for [[live]].").text(PAGE))


def test_a_reference_with_words_keeps_them():
    assert "the launch (40 %, on track)" in text("[[live#rate|the launch]]").text(PAGE)


def test_a_reference_to_what_may_not_be_shown_says_so_everywhere_and_never_what_was_written():
    built = text("Waits for [[secret/sso]].", title="After [[secret/sso]]")
    assert "Waits for an objective that is not shared here." in built.text(PAGE)
    assert "<title>After an objective that is not shared here" in built.html(PAGE)
    assert not any("secret" in built.html(address) for address in built.pages)


def test_a_person_who_may_not_appear_is_somebody():
    built = text("Ask [[@maria]].", settings=Settings(owners="none"))
    assert "Ask somebody." in built.text(PAGE)
    assert "maria" not in built.html(PAGE)

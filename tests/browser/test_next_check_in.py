"""The form for the next check-in is named after the reader's day, not after that of the build."""

from __future__ import annotations

from datetime import datetime, timezone


def test_the_file_is_named_after_the_present_day(demo, tab):
    tab.clock.set_fixed_time(datetime(2027, 1, 3, 12, tzinfo=timezone.utc))
    tab.goto(demo.url("/teams/parts/"))
    address = tab.get_by_role("link", name="Write the next check-in").get_attribute("href")
    assert "/content/teams/parts/2026-Q4/check-ins?filename=2027-01-03.md&value=" in address


def test_what_closes_the_cycle_is_named_after_the_present_day_too_and_an_objective_is_not(demo, tab):
    tab.clock.set_fixed_time(datetime(2026, 12, 30, 12, tzinfo=timezone.utc))
    tab.goto(demo.url("/teams/parts/"))
    tab.get_by_text("New objectives and closing").click()
    closing = tab.get_by_role("link", name="Close Q4 2026").get_attribute("href")
    assert "/content/teams/parts/2026-Q4/check-ins?filename=2026-12-30.md&value=" in closing
    objective = tab.get_by_role("link", name="New objective for Q4 2026").get_attribute("href")
    assert "/content/teams/parts/2026-Q4?filename=new-objective.md&value=" in objective


def test_a_button_copies_the_text_as_it_stands(demo, tab):
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: {writeText: async t => {kept = t}}})")
    tab.goto(demo.url("/teams/parts/"))
    tab.get_by_text("Or copy its beginning").click()
    tab.get_by_role("button", name="Copy this text").click()
    tab.get_by_role("button", name="Copied").wait_for()
    kept = tab.evaluate("kept")
    assert kept.startswith("---\nauthor:")
    assert "\n    waiting:\n" in kept


def test_each_word_of_the_glossary_has_a_control_that_copies_its_address(demo, tab):
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: {writeText: async t => {kept = t}}})")
    tab.goto(demo.url("/pages/glossary/"))
    tab.get_by_role("button", name="Copy a link: Guardrail").click()
    assert tab.evaluate("kept").endswith("/pages/glossary/#guardrail")

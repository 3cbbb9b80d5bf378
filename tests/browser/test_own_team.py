"""A team that a reader calls their own comes first, and nothing but its address is believed of what a browser kept."""

from __future__ import annotations

import pytest

KEPT = """(address) => {
  const home = new URL(document.querySelector(".brand").href).pathname;
  localStorage.setItem(`okrsite-team ${home}`, JSON.stringify({ address, name: "Bike" }));
}"""
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.mark.parametrize(("kept", "shown"), [("teams/bike/", True), ("teams/../../../evil", False)])
def test_only_the_address_of_a_team_is_taken_from_what_the_browser_kept(browser, demo, kept, shown):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(demo.url("/"))
        page.evaluate(KEPT, kept)
        page.reload()
        assert page.locator(".own-team-line").is_visible() is shown


def test_a_latin_title_stands_at_the_right_edge_of_a_page_that_runs_from_the_right(browser, demo):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(demo.url("/teams/bike/"))
        assert page.locator("h1 .copy-link").count() == 1
        page.evaluate("document.documentElement.dir = 'rtl'")
        title, heading = (page.locator(place).bounding_box() for place in ("h1 > bdi", "h1"))
        assert round(title["x"] + title["width"]) == round(heading["x"] + heading["width"])


def test_a_browser_that_keeps_nothing_offers_no_team_of_ones_own(browser, demo):
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(REFUSES)
        page.goto(demo.url("/teams/bike/"))
        assert page.locator("h1").is_visible()
        assert page.locator("h1 .own-team").count() == 0
        page.goto(demo.url("/"))
        assert page.locator(".own-team-choice").is_hidden()


@pytest.mark.parametrize("served", [True, False], ids=["served", "from disk"])
def test_a_team_of_ones_own_comes_first_until_it_is_let_go(browser, demo, served):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    address = demo.url if served else lambda path: (demo.folder / path[1:] / "index.html").as_uri()
    page.goto(address("/teams/bike/"))
    page.locator("h1 .own-team").focus()
    page.keyboard.press("Enter")
    assert page.locator("h1 .own-team").get_attribute("aria-pressed") == "true"
    page.goto(address("/cycles/2026-q4/attention/"))
    group = page.locator("main section", has=page.locator(".own-mark")).first
    assert group.locator("ol.ruled > li").first.locator(".own-mark").count() == 1
    page.goto(address("/"))
    assert page.locator(".own-team-line").inner_text().startswith("Your team: Bike.")
    rows = page.locator(".team-table tbody tr th")
    choice = page.locator(".own-team-choice select")
    assert choice.locator("option").all_inner_texts() == ["none chosen", "Bike"], "the others come when they are wanted"
    choice.focus()
    choice.select_option(label="Operations")
    assert rows.first.inner_text() == "Operations your team"
    page.locator(".own-team-choice select").select_option("")
    assert page.locator(".own-team-line").is_hidden()
    assert rows.first.inner_text() == "Northdray"
    assert page.locator(".own-mark").count() == 0
    context.close()

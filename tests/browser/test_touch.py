"""Search, explorer and dependencies are used by thumb alone; only words are typed, as a phone's own keyboard does."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from observe import Visit, address, listen
from test_phone import PHONE


@pytest.fixture(scope="module")
def phone(browser):
    context = browser.new_context(**PHONE)
    yield context
    context.close()


@pytest.fixture
def screen(phone, demo):
    """An empty screen, with everything that its pages ask for and complain of."""
    page = phone.new_page()
    listen(page, visit := Visit("phone"), demo.origin)
    yield page
    assert [*visit.console, *visit.foreign, *visit.failed] == []
    page.close()


def in_sight(page, place):
    """Whether a place is on the screen as it is scrolled now."""
    box = place.bounding_box()
    return box["y"] < page.viewport_size["height"] and box["y"] + box["height"] > 0


@pytest.fixture
def search(screen, demo):
    screen.goto(demo.sample("objective"))
    screen.locator("header [data-component=search]:visible").tap()
    screen.wait_for_selector("dialog[open] [role=combobox]")
    screen.keyboard.type("brakes outlast")
    screen.wait_for_function(
        "() => /^(One|[0-9]+) results?/.test(document.querySelector('.search-status').textContent)"
    )
    screen.wait_for_function("() => !/still/.test(document.querySelector('.search-status').textContent)")
    return screen


def test_a_tap_opens_the_search_with_its_field_ready_and_a_tap_opens_what_is_found(search):
    found = search.locator("dialog[open] [role=option]").first
    assert "Brakes that outlast the contract" in found.inner_text()
    assert in_sight(search, found)
    found.tap()
    search.wait_for_url("**/teams/bike/2026-q4/brakes/")
    assert search.locator("h1").inner_text().startswith("Brakes that outlast the contract")


def test_a_tap_closes_the_search_and_leaves_the_page_as_it_was(search):
    before = address(search)
    search.locator("dialog[open] button:visible").first.tap()
    search.wait_for_selector("dialog[open]", state="detached")
    assert address(search) == before


@pytest.fixture
def explorer(screen, demo):
    screen.goto(demo.url("/explore/"))
    screen.wait_for_function("() => document.querySelector('.explore[role=search]')")
    return screen


def statuses(page):
    return set(page.locator(".explore-table tbody tr > :nth-child(3)").all_inner_texts())


def test_taps_open_the_filters_choose_a_status_and_take_it_back(explorer):
    explorer.locator(".explore-filters > summary").tap()
    explorer.locator(".explore-statuses label:has(input[value='off-track'])").tap()
    explorer.wait_for_function("() => /status=off-track/.test(location.search)")
    assert statuses(explorer) == {"Off track"}
    assert re.match(r"\d+ of \d+ rows", explorer.locator(".explore [role=status]").inner_text())
    explorer.get_by_role("button", name="Clear all filters").tap()
    explorer.wait_for_function("() => !location.search")
    assert len(statuses(explorer)) > 3


def test_taps_on_a_list_fill_it_and_on_a_heading_order_the_cards(explorer):
    explorer.locator(".explore-filters > summary").tap()
    teams = explorer.locator("select[name=team]")
    assert teams.locator("option").count() == 1
    teams.tap()
    explorer.wait_for_function("() => document.querySelector('select[name=team]').options.length > 10")
    teams.select_option("bike")
    explorer.locator("th button", has_text="Progress").tap()
    explorer.wait_for_function("() => /team=bike/.test(location.search) && /sort=progress/.test(location.search)")
    shown = explorer.locator(".explore-table tbody tr > :nth-child(4)").all_inner_texts()
    figures = [int(text.split()[-2]) for text in shown if "%" in text and "<" not in text]
    assert len(figures) > 3
    assert figures == sorted(figures)


def test_a_tap_turns_the_page_of_the_explorer_and_one_opens_a_row(explorer):
    explorer.locator(".explore .search-field").tap()
    explorer.locator(".explore-pager button", has_text="Next").tap()
    explorer.wait_for_function("() => /page=2/.test(location.search)")
    link = explorer.locator(".explore-table tbody th > a").first
    assert in_sight(explorer, link)
    target = link.evaluate("(link) => link.href")
    link.tap()
    explorer.wait_for_url(target)


def test_a_tap_in_the_table_of_teams_leads_to_what_is_needed_and_one_there_to_its_objective(screen, demo):
    screen.goto(demo.url("/cycles/2026-q4/dependencies/"))
    cell = screen.locator("main td a[href*='#']:visible").first
    target = urlsplit(cell.evaluate("(link) => link.href")).fragment
    cell.tap()
    screen.wait_for_function("(target) => location.hash === `#${target}`", arg=target)
    entry = screen.locator(f"[id='{target}']")
    assert in_sight(screen, entry)
    objective = entry.locator("a[href*='/2026-q4/']").first
    address = objective.evaluate("(link) => link.href")
    objective.tap()
    screen.wait_for_url(address)


def test_a_tap_shows_dependencies_on_the_map(screen, demo):
    screen.goto(demo.url("/cycles/2026-q4/alignment/"))
    screen.get_by_role("button", name="Explore the map").tap()
    screen.wait_for_selector(".map-stage a")
    assert screen.locator(".map-need").count() == 0
    screen.locator("label", has_text="Dependencies").tap()
    screen.get_by_role("button", name="See all of it").tap()
    screen.wait_for_selector(".map-need", state="attached")

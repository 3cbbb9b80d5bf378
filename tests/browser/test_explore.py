"""The explorer filters, counts, sorts and saves; its address leads back to what one saw; it works from disk."""

from __future__ import annotations

import csv
import io
import re
import time
from urllib.parse import parse_qs, urlsplit

import chromium
import pytest
from observe import PROBES, Visit, address, listen
from project import SMALL, Project
from sites import build_site

TOLD = ".explore [role=status]"
READY = "() => document.querySelector('.explore[role=search]:not([aria-busy])')"
"""The script has taken over, and all rows of its answer stand there."""

SHIFTS = """
window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((each) => { moved += each.value; }))
  .observe({type: "layout-shift", buffered: true});
window.seen = new Set();
(function look() {
  const row = document.querySelector(".explore-table tbody tr");
  if (row && row.checkVisibility({ visibilityProperty: true })) {
    seen.add(row.querySelector("a").textContent + " at " + Math.round(row.getBoundingClientRect().top));
  }
  requestAnimationFrame(look);
})();
"""
"""Keeps how far anything moved, and which first row was seen where."""

PATIENT = """
addEventListener("animationstart", (event) => {
  if (event.animationName === "awaited") event.target.getAnimations().forEach((each) => each.pause());
}, true);
"""
"""What shows the page where scripts do not come waits for ever: a slow machine is not a page without scripts."""


@pytest.fixture
def screen(tab, demo):
    """The explorer, with everything that it asks for and complains of."""
    visit = Visit("explore")
    listen(tab, visit, demo.origin)
    opened(tab, demo.url("/explore/"))
    yield tab
    assert [*visit.console, *visit.foreign, *visit.failed] == []


def opened(page, address):
    page.goto(address)
    page.wait_for_function(READY)


def told(page):
    return page.locator(TOLD).inner_text()


def titles(page):
    page.wait_for_function(READY)
    return page.locator(".explore-table tbody th > a").all_inner_texts()


def column(page, number):
    page.wait_for_function(READY)
    return page.locator(f".explore-table tbody tr > :nth-child({number})").all_inner_texts()


def query(page):
    return {key: value[0] for key, value in parse_qs(urlsplit(address(page)).query).items()}


def choose(page, facet, value):
    page.locator(".explore-filters").evaluate("(filters) => { filters.open = true; }")
    page.locator(f"select[name={facet}]").focus()
    page.locator(f"select[name={facet}]").select_option(value)


def test_an_order_shows_the_rows_of_a_screen_first_and_the_others_after_them(screen):
    counted = screen.evaluate("""() => new Promise((done) => {
      const table = document.querySelector(".explore-table table"), counts = [];
      new MutationObserver(() => {
        counts.push(table.querySelectorAll("tbody tr").length);
        if (counts.length > 1) done(counts);
      }).observe(table, { childList: true, subtree: true });
      document.querySelector("th button").click();
    })""")
    assert counted == [30, 80]


def test_the_script_takes_over_the_table_without_changing_it(tab, without_script, demo):
    plain = without_script.new_page()
    plain.goto(demo.url("/explore/"))
    opened(tab, demo.url("/explore/"))
    assert tab.locator(".explore-table tbody").inner_text() == plain.locator(".explore-table tbody").inner_text()
    tab.locator("th button", has_text="Team").click()
    tab.locator("th button", has_text="Team").click()
    tab.locator("th button", has_text="Team").click()
    assert query(tab) == {}
    tab.wait_for_function(READY)
    assert tab.locator(".explore-table tbody").inner_text() == plain.locator(".explore-table tbody").inner_text()
    plain.close()


@pytest.mark.parametrize(("width", "height", "lowest"), [(1280, 2400, 500), (1280, 800, 500), (390, 844, 500)])
@pytest.mark.parametrize(
    ("asked", "late"), [("", 0), ("?status=off-track&team=parts", 0.4)], ids=["everything", "asked for, scripts late"]
)
def test_rows_stand_on_the_first_screen_and_nothing_moves(browser, demo, width, height, lowest, asked, late):
    page = browser.new_page(viewport={"width": width, "height": height})
    page.add_init_script(SHIFTS + PATIENT)
    page.route("**/assets/explore*.js", lambda route: (time.sleep(late), route.continue_()))
    opened(page, demo.url(f"/explore/{asked}"))
    page.wait_for_timeout(300)
    assert page.evaluate("moved") == 0
    assert len(page.evaluate("[...seen]")) == 1, page.evaluate("[...seen]")
    if not asked:
        assert page.locator(".explore-table tbody tr").first.bounding_box()["y"] <= lowest
        assert page.locator(".explore-statuses").is_hidden()
    page.close()


def test_where_scripts_do_not_come_everything_is_shown_whatever_the_address_asks_for(browser, demo):
    page = browser.new_page()
    page.route("**/assets/explore.*.js", lambda route: route.abort())
    page.goto(demo.url("/explore/?status=off-track"))
    row = page.locator(".explore-table tbody tr").first
    assert not row.is_visible()
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    assert row.is_visible()
    page.goto(demo.url("/explore/at-risk/?status=off-track"))
    assert row.is_visible(), "a list that is ready has nothing to wait for"
    page.close()


def test_a_key_result_names_its_team_and_owner_where_they_are_others(screen):
    parts = [row.inner_text() for row in screen.locator(".explore-table tbody tr.is-part > :nth-child(2)").all()]
    assert set(parts) == {""}
    choose(screen, "type", "key-result")
    assert "" not in column(screen, 2)


def test_statuses_are_chosen_by_keyboard_counted_and_kept_in_the_address(screen, demo):
    screen.locator(".explore-filters summary").click()
    label = screen.locator(".explore-statuses label:has(input[value='off-track'])")
    expected = int(re.search(r"\d+$", label.inner_text().strip())[0])
    label.locator("input").focus()
    screen.keyboard.press("Space")
    assert query(screen) == {"status": "off-track"}
    assert re.fullmatch(rf"{expected} of \d+ rows\.", told(screen))
    assert set(column(screen, 3)) == {"Off track"}
    assert screen.evaluate("document.activeElement.value") == "off-track"
    opened(screen, address(screen))
    assert told(screen).startswith(f"{expected} of ")
    assert screen.locator(".lede").inner_text() == "Objectives and key results of Q4 2026."
    assert screen.locator(".explore-filters").get_attribute("open") is not None
    assert len(titles(screen)) == expected


def test_a_team_brings_those_below_it_and_lists_say_how_many_each_choice_leaves(screen):
    choose(screen, "team", "product")
    teams = set(column(screen, 2))
    assert len(teams) > 1
    assert "Bike" in teams
    option = screen.locator("select[name=team] option:checked").inner_text()
    screen.locator("select[name=type]").focus()
    counts = screen.locator("select[name=type] option").all_inner_texts()
    whole = int(told(screen).split()[0])
    assert whole == sum(int(text.rpartition("(")[2].rstrip(")")) for text in counts[1:])
    assert option.strip().startswith("Product & Engineering")


def test_arrows_go_through_a_list_that_is_not_opened(screen):
    screen.locator(".explore-filters summary").click()
    screen.wait_for_function(READY)
    screen.locator("select[name=type]").focus()
    for expected in ("objective", "key-result"):
        screen.keyboard.press("ArrowDown")
        screen.wait_for_function(f"() => /type={expected}$/.test(location.search)")
    assert screen.locator(".explore-table tbody tr:not(.is-part)").count() == 0


def test_words_find_titles_whatever_their_case_and_nothing_says_so(screen):
    screen.locator(".explore .search-field").fill("BRAKES outlast")
    screen.wait_for_function("() => /q=BRAKES/.test(location.search)")
    assert titles(screen)[0] == "Brakes that outlast the contract"
    screen.locator(".explore .search-field").fill("zzzz")
    screen.wait_for_function("() => /zzzz/.test(location.search)")
    assert told(screen) == "Nothing passes these filters."
    screen.locator("button", has_text="Clear all filters").click()
    assert query(screen) == {}
    assert len(titles(screen)) == 80


def test_columns_sort_both_ways_and_back_and_owners_never(screen):
    button = screen.locator("th button", has_text="Progress")
    for direction, first in (("ascending", min), ("descending", max)):
        button.click()
        assert screen.locator("th[aria-sort]").get_attribute("aria-sort") == direction
        figures = [int(text.split()[0]) for text in column(screen, 4) if text.strip() not in "—" and "<" not in text]
        assert figures[0] == first(figures)
    button.click()
    assert screen.locator("th[aria-sort]").count() == 0
    assert screen.locator("th", has_text="Owner").locator("button").count() == 0


def test_nothing_is_counted_by_owner(screen):
    choose(screen, "owner", "Luca Ferri")
    assert told(screen) == "Filtered by owner. Nothing is counted by person."
    assert set(column(screen, 7)) <= {"Luca Ferri", ""}
    assert not any(character.isdigit() for character in screen.locator(".explore-statuses").inner_text())
    screen.locator("select[name=team]").focus()
    assert not any("(" in text for text in screen.locator("select[name=team] option").all_inner_texts())
    assert not any("(" in text for text in screen.locator("select[name=owner] option").all_inner_texts())


def test_closed_cycles_are_read_when_they_are_wanted_and_say_that_they_are_closed(tab, demo):
    asked = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(tab, demo.url("/explore/"))
    choose(tab, "type", "key-result")
    tab.wait_for_function(READY)
    assert any("/explore/cycles/2026-q4/" in path for path in asked)
    assert not any("/explore/cycles/2025-q4/" in path for path in asked)
    choose(tab, "type", "")
    choose(tab, "cycle", "all")
    tab.wait_for_function("() => parseInt(document.querySelector('.explore [role=status]').textContent) > 150")
    assert any("/explore/cycles/2025-q4/" in path for path in asked)
    choices = tab.locator("select[name=cycle] option").all_inner_texts()
    counts = [int(re.search(r"\((\d+)\)$", text)[1]) for text in choices]
    assert sum(counts[:-1]) == counts[-1] == int(re.match(r"\d+", told(tab))[0])
    tab.locator("th button", has_text="Since").click()
    assert any("(closed)" in text for text in column(tab, 2))


def test_pages_of_the_table_are_turned_and_kept_in_the_address(screen):
    screen.locator(".explore .search-field").focus()
    screen.locator(".explore-pager button", has_text="Next").click()
    assert query(screen) == {"page": "2"}
    assert screen.locator(".explore-pager span").inner_text().startswith("81–")
    later = titles(screen)
    opened(screen, address(screen))
    assert titles(screen) == later


def test_what_is_shown_is_saved_as_a_file(screen):
    choose(screen, "team", "bike")
    shown = titles(screen)
    with screen.expect_download() as waiting:
        screen.locator("button", has_text="CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert waiting.value.suggested_filename == "okrs-2026-q4.csv"
    assert [row["Title"] for row in rows] == shown
    assert all(row["Address"].startswith("http") for row in rows)
    assert sum(row["Team"] == "Bike" for row in rows) > 4


def test_every_row_leads_to_what_it_names(screen):
    screen.locator("th button", has_text="Status").first.click()
    link = screen.locator(".explore-table .is-part th > a").first
    title, target = link.inner_text(), link.evaluate("(link) => link.href")
    link.click()
    screen.wait_for_url(target)
    anchor = urlsplit(target).fragment
    assert title in screen.locator(f"[id='{anchor}']").inner_text()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light"), (320, "light")])
def test_axe_objects_to_nothing_in_the_filters(browser, demo, width, scheme):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 844}, has_touch=width < 1000, reduced_motion="reduce"
    )
    page = context.new_page()
    opened(page, demo.url("/explore/?status=at-risk&sort=progress"))
    page.evaluate(PROBES)
    if width < 1000:
        page.locator("th button", has_text="Status").first.tap()
    page.locator("select[name=team]").focus()
    page.evaluate(chromium.axe_script())
    assert page.evaluate("probes.judge", {"contrast": "all"}) == []
    assert page.evaluate("probes.sideways()") == []
    assert page.evaluate("document.querySelectorAll('*').length") <= 1500
    context.close()


def test_from_disk_the_explorer_filters_and_leads_on(tab, tmp_path):
    project = Project(tmp_path, SMALL)
    build_site("from disk", project.root, project.site, links="file")
    listen(tab, visit := Visit("from disk"), "file://")
    opened(tab, (project.site / "explore/index.html").as_uri())
    tab.locator(".explore .search-field").fill("developers")
    tab.wait_for_function("() => /q=developers/.test(location.search)")
    link = tab.locator(".explore-table tbody a").first
    assert link.inner_text() == "Developers go live in a day"
    target = link.evaluate("(link) => link.href")
    assert target.split("#")[0].endswith("index.html")
    link.click()
    tab.wait_for_url(target)
    assert tab.locator("h1").is_visible()
    assert [*visit.console, *visit.foreign, *visit.failed] == []


@pytest.mark.parametrize("wanted", ["a filter", "the file"])
def test_rows_are_read_when_somebody_wants_them(tab, demo, wanted):
    asked = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path))
    opened(tab, demo.url("/explore/"))
    tab.wait_for_load_state("networkidle")
    assert not any("/explore/cycles/" in path for path in asked)
    if wanted == "the file":
        with tab.expect_download() as saving:
            tab.locator("button", has_text="Save these rows").click()
        assert "Brakes that outlast the contract" in saving.value.path().read_text(encoding="utf-8")
    else:
        choose(tab, "type", "key-result")
        assert len(titles(tab)) > 70
    assert any("/explore/cycles/2026-q4/" in path for path in asked)

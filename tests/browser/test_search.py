"""The search opens from every page, finds what is meant, and is used by keyboard, by touch and from disk."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import chromium
import pytest
from observe import PROBES, Visit, listen
from project import SMALL, Project
from sites import build_site

FIELD = "dialog[open] [role=combobox]"
OPTION = "dialog[open] [role=option]"


@pytest.fixture
def screen(tab, demo):
    """An objective's page, with everything that it asks for and complains of."""
    visit = Visit("search")
    listen(tab, visit, demo.origin)
    tab.goto(demo.sample("objective"))
    yield tab
    assert [*visit.console, *visit.foreign, *visit.failed] == []


ANSWERED = """() => {
  const said = document.querySelector(".search-status").textContent;
  return /^(\\d+ results?|One result|Nothing)/.test(said) && !/still/.test(said);
}"""
"""Whether everything has been searched: until then better results take the places of others."""


def search(page: object, words: str, field: str = FIELD) -> None:
    """Put the words into the field at once: letter by letter, a slow machine answers to some of them first."""
    page.wait_for_selector(field)
    page.keyboard.insert_text(words)
    page.wait_for_function(ANSWERED)


def first(page: object, option: str = OPTION) -> str:
    return re.sub(r"\s+", " ", page.locator(option).first.inner_text())


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_the_search_and_escape_leads_back_to_where_one_was(screen, keys):
    link = screen.locator("main a[href]:visible").first
    link.focus()
    screen.keyboard.press(keys)
    screen.wait_for_selector(FIELD)
    assert screen.evaluate("document.activeElement.getAttribute('role')") == "combobox"
    screen.keyboard.press("Escape")
    assert screen.locator("dialog[open]").count() == 0
    assert link.evaluate("(link) => link === document.activeElement")


def test_a_slash_in_the_field_is_a_slash(screen):
    screen.keyboard.press("/")
    screen.wait_for_selector(FIELD)
    screen.keyboard.type("a/b")
    assert screen.locator(FIELD).input_value() == "a/b"


def test_nothing_of_the_search_is_loaded_before_somebody_wants_it(tab, demo):
    asked = []
    tab.on("request", lambda request: asked.append(urlsplit(request.url).path))
    tab.goto(demo.sample("home"))
    assert not [path for path in asked if "search" in path]
    tab.keyboard.press("/")
    tab.wait_for_selector(FIELD)
    tab.wait_for_load_state("networkidle")
    closed = [path for path in asked if "/search/cycles/2025-q4/" in path]
    assert any(path.endswith("/search/index.js") for path in asked)
    assert closed == [], "cycles that are over are read before anybody has typed"


@pytest.mark.parametrize("words", ["brakes that outlast", "braeks outlast", "BRAKES OUTLAS"])
def test_an_objective_is_found_by_some_of_its_words_with_slips_and_shows_where_it_belongs(screen, words):
    screen.keyboard.press("/")
    search(screen, words)
    assert first(screen).startswith("Brakes that outlast the contract Objective Bike Q4 2026 ")
    assert screen.locator(f"{OPTION} >> nth=0 >> .status svg").count() == 1
    assert screen.locator(f"{OPTION} >> nth=0 >> .status").inner_text().strip()


def test_arrows_choose_and_enter_opens(screen, demo):
    screen.keyboard.press("Control+k")
    search(screen, "bike")
    field = screen.locator(FIELD)
    chosen = [field.get_attribute("aria-activedescendant")]
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        screen.keyboard.press(key)
        chosen.append(field.get_attribute("aria-activedescendant"))
    assert len(set(chosen)) == 3
    assert chosen[1] == chosen[3]
    option = screen.locator(f"[id='{chosen[3]}']")
    assert option.get_attribute("aria-selected") == "true"
    target = option.evaluate("(option) => option.href")
    screen.keyboard.press("Enter")
    screen.wait_for_url(target)


def test_the_current_cycle_comes_first_and_closed_ones_last_and_labelled(screen):
    screen.keyboard.press("/")
    search(screen, "check-in")
    screen.wait_for_function("() => !/still/.test(document.querySelector('.search-status').textContent)")
    groups = screen.locator("dialog [role=group]").evaluate_all("(all) => all.map((each) => each.ariaLabel)")
    assert groups == sorted(groups, key=["The current cycle, teams and guides", "Other cycles", "Closed cycles"].index)
    assert groups[0].startswith("The current cycle")


def test_a_closed_cycle_is_found_and_said_to_be_closed(screen):
    screen.keyboard.press("/")
    search(screen, "locker")
    screen.wait_for_selector("dialog [role=group][aria-label='Closed cycles']")
    assert (
        "(closed)" in screen.locator("dialog [role=group][aria-label='Closed cycles'] [role=option]").first.inner_text()
    )


def test_what_cannot_be_found_is_said(screen):
    screen.keyboard.press("/")
    search(screen, "zzzzqqqq")
    assert screen.locator(".search-status").inner_text() == "Nothing found for “zzzzqqqq”."
    assert screen.locator("dialog [role=listbox]").is_hidden()
    assert screen.locator(FIELD).get_attribute("aria-expanded") == "false"


def test_the_page_of_the_search_keeps_what_was_looked_for_in_its_address(tab, demo):
    tab.goto(demo.url("/search/?q=login"))
    field = "[data-component=search-page] [role=combobox]"
    tab.wait_for_selector("main [role=option]")
    assert tab.locator(field).input_value() == "login"
    tab.locator(field).fill("brakes")
    tab.wait_for_url("**/search/?q=brakes")
    assert "Brakes" in first(tab, "main [role=option]")


def test_without_scripts_the_link_leads_to_lists_of_everything(without_script, demo):
    page = without_script.new_page()
    page.goto(demo.sample("home"))
    page.locator("header a[href$='search/']").click()
    page.wait_for_url("**/search/")
    page.locator("main a", has_text="key results").first.click()
    assert page.locator("main .entry").count() > 20
    page.close()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (320, "light")]
)
def test_axe_objects_to_nothing_in_the_open_search(browser, demo, width, scheme):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 844}, has_touch=width < 1000, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(demo.sample("objective"))
    page.evaluate(PROBES)
    link = page.locator("[data-component=search]")
    link.tap() if width < 1000 else link.click()
    search(page, "bike")
    page.evaluate(chromium.axe_script())
    assert page.evaluate("probes.judge", {"contrast": "all"}) == []
    assert page.evaluate("probes.sideways()") == []
    box = page.locator("dialog[open]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    context.close()


def test_from_disk_the_search_finds_and_opens(tab, tmp_path):
    project = Project(tmp_path, SMALL)
    site = build_site("from disk", project.root, project.site, links="file")
    listen(tab, visit := Visit("from disk"), "file://")
    tab.goto((project.site / "index.html").as_uri())
    tab.keyboard.press("/")
    title = tab.evaluate("document.querySelector('main h3, main h2').textContent")
    assert title
    search(tab, "grow")
    tab.wait_for_selector(OPTION)
    target = tab.locator(OPTION).first.evaluate("(option) => option.href")
    assert target.split("#")[0].endswith("index.html")
    tab.keyboard.press("Enter")
    tab.wait_for_url(target)
    assert tab.locator("h1").is_visible()
    assert site.samples
    assert [*visit.console, *visit.foreign, *visit.failed] == []


def test_older_cycles_are_left_alone_while_nothing_in_them_could_be_shown(tab, tmp_path):
    wanted = {f"content/teams/company/2026-Q4/o{n}.md": f"---\ntitle: Grow step {n}\n---\n" for n in range(30)}
    wanted["content/teams/company/2026-Q4/letter.md"] = "---\ntitle: Finish plan b\n---\n"
    wanted |= {f"content/teams/company/2026-Q4/plan{n}.md": f"---\ntitle: Plan {n}0\n---\n" for n in range(1, 5)}
    older = {f"content/teams/company/20{year}-Q1/old.md": "---\ntitle: Grow the elder\n---\n" for year in range(10, 22)}
    project = Project(tmp_path, {**SMALL, **wanted, **older})
    build_site("long history", project.root, project.site, links="file")
    tab.goto((project.site / "index.html").as_uri())
    tab.keyboard.press("/")
    search(tab, "grow")
    tab.wait_for_function("() => /fewer/.test(document.querySelector('.search-status').textContent)")
    assert tab.locator(OPTION).count() == 24
    assert tab.locator("script[src*='2010-q1']").count() == 0
    tab.keyboard.type(" elder")
    tab.wait_for_selector("dialog [role=group][aria-label='Closed cycles']")
    tab.locator(FIELD).fill("grow step 7")
    tab.wait_for_function("() => /^One result/.test(document.querySelector('.search-status').textContent)")
    assert first(tab).startswith("Grow step 7 ")
    tab.locator(FIELD).fill("plan b")
    tab.wait_for_function("() => /^5 results/.test(document.querySelector('.search-status').textContent)")
    assert first(tab).startswith("Finish plan b")

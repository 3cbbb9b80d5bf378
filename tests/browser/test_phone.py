"""On a phone the way through the site is behind one button, which works by thumb, keyboard and without scripts; and
tables fold."""

from __future__ import annotations

import chromium
import pytest
from observe import PROBES

MENU = "header button[popovertarget]"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}


@pytest.fixture(scope="module", params=[True, False], ids=["with-script", "without-script"])
def phone(request, browser):
    context = browser.new_context(java_script_enabled=request.param, **PHONE)
    yield context
    context.close()


@pytest.fixture
def screen(phone, demo):
    page = phone.new_page()
    page.goto(demo.sample("objective"))
    page.evaluate(PROBES)
    yield page
    page.close()


def menu_of(screen: object) -> tuple[object, object]:
    """Return the button and what it opens."""
    button = screen.locator(MENU)
    assert button.count() == 1
    return button, screen.locator(f"[id='{button.get_attribute('popovertarget')}']")


def test_a_tap_opens_the_menu_and_a_tap_on_an_entry_leads_there(screen, demo):
    button, menu = menu_of(screen)
    assert not menu.is_visible()
    button.tap()
    assert menu.is_visible()
    entry = menu.locator("a[href]:visible").first
    target = entry.evaluate("(link) => link.href")
    assert target.startswith(demo.origin)
    entry.tap()
    screen.wait_for_url(target)


def test_a_tap_beside_the_menu_closes_it(screen):
    button, menu = menu_of(screen)
    button.tap()
    box = menu.bounding_box()
    screen.touchscreen.tap(10, min(box["y"] + box["height"] + 40, 840))
    assert not menu.is_visible()


def test_the_keyboard_opens_the_menu_goes_into_it_and_closes_it_again(screen):
    button, menu = menu_of(screen)
    button.focus()
    screen.keyboard.press("Enter")
    assert menu.is_visible()
    screen.keyboard.press("Tab")
    assert menu.evaluate("(menu) => menu.contains(document.activeElement)")
    screen.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("(button) => button === document.activeElement")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_nothing_in_the_open_menu(browser, demo, scheme):
    context = browser.new_context(color_scheme=scheme, **PHONE)
    page = context.new_page()
    page.goto(demo.sample("objective"))
    page.evaluate(PROBES)
    button, menu = menu_of(page)
    opens = button.get_attribute("popovertarget")
    button.tap()
    for summary in menu.locator("details:not([open]) > summary:visible").all():
        summary.tap()
    page.evaluate(chromium.axe_script())
    assert page.evaluate("probes.judge", {"contrast": "all", "within": f"[id='{opens}']"}) == []
    assert page.evaluate("probes.sideways()") == []
    context.close()


@pytest.mark.parametrize("address", ["/metrics/", "/cycles/2026-q4/review/", "/teams/"])
def test_no_cell_of_a_folded_table_lies_beyond_the_edge_of_a_phone(phone, demo, address):
    page = phone.new_page()
    page.goto(demo.url(address))
    cut = page.evaluate(
        """() => [...document.querySelectorAll("main td, main tbody th")]
             .filter((cell) => cell.getBoundingClientRect().right > innerWidth)
             .map((cell) => cell.textContent.trim())"""
    )
    assert page.locator("main td").count() > 0
    assert cut == []

"""Keys are listed, open what the menu names, and can be switched off."""

from __future__ import annotations

import pytest
from observe import Visit, address, listen


@pytest.fixture
def home(tab, demo):
    visit = Visit("home")
    listen(tab, visit, demo.origin)
    tab.goto(demo.url("/"))
    yield tab
    assert [*visit.console, *visit.foreign, *visit.failed] == []


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(home):
    home.keyboard.press("?")
    names = home.get_by_role("dialog", name="Keyboard shortcuts").locator("dd").all_text_contents()
    assert {"Search", "Home", "Teams", "This list"} <= set(names)
    home.keyboard.press("Escape")
    assert home.get_by_role("dialog").count() == 0


def test_a_digit_opens_that_entry_of_the_menu(home):
    entries = home.locator(".menu li > a")
    wanted = entries.nth(2).get_attribute("href")
    home.keyboard.press("3")
    home.wait_for_url(f"**/{wanted.removeprefix('./')}")


def test_keys_can_be_switched_off_for_good_and_the_button_still_opens_the_list(home, demo):
    home.get_by_role("button", name="Keyboard shortcuts").click()
    home.get_by_label("Keys without Ctrl").uncheck()
    home.keyboard.press("Escape")
    home.goto(demo.url("/teams/"))
    for key in ("?", "1", "/"):
        home.keyboard.press(key)
    assert home.get_by_role("dialog").count() == 0
    assert address(home).endswith("/teams/")
    home.get_by_role("button", name="Keyboard shortcuts").click()
    assert home.get_by_role("dialog").count() == 1

"""Objectives are shown one a screen: by keys, by buttons, by touch, and all of them without a script."""

from __future__ import annotations

import pytest
from observe import Visit, address, listen

ADDRESS = "/present/2026-q4/"


@pytest.fixture
def wall(tab, demo):
    visit = Visit("present")
    listen(tab, visit, demo.origin)
    tab.goto(demo.url(ADDRESS))
    yield tab
    failed = [each for each in visit.failed if "favicon" not in each]  # given up when a page is left at once
    assert [*visit.console, *visit.foreign, *failed] == []


def shown(page):
    return page.evaluate(
        "[...document.querySelectorAll('.screen')].filter((one) => one.offsetParent).map((one) => one.id)"
    )


def test_keys_lead_from_screen_to_screen_and_the_address_keeps_up(wall):
    assert shown(wall) == ["overview"]
    for key, screen in (
        ("ArrowRight", "screen-1"),
        (" ", "screen-2"),
        ("ArrowLeft", "screen-1"),
        ("Escape", "overview"),
    ):
        wall.keyboard.press(key)
        assert shown(wall) == [screen]
        assert address(wall).endswith(f"#{screen}")


def test_a_link_opens_its_screen_and_buttons_go_on(wall, demo):
    wall.goto(demo.url(f"{ADDRESS}#3"))
    assert shown(wall) == ["screen-3"]
    wall.get_by_role("button", name="Next").click()
    assert shown(wall) == ["screen-4"]
    assert wall.evaluate("document.activeElement.id") == "screen-4.title"
    wall.get_by_role("button", name="Overview").click()
    assert shown(wall) == ["overview"]


def test_the_last_screen_leads_on_to_the_next_page(wall):
    wall.wait_for_load_state("networkidle")
    wall.keyboard.press("End")
    wall.keyboard.press("ArrowRight")
    wall.wait_for_url("**/page-2/**")
    assert shown(wall) != ["overview"]


def test_a_swipe_goes_on(wall):
    wall.evaluate(
        """() => {
          const finger = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 100 });
          document.body.dispatchEvent(new TouchEvent("touchstart", { touches: [finger(300)], bubbles: true }));
          document.body.dispatchEvent(new TouchEvent("touchend", { changedTouches: [finger(80)], bubbles: true }));
        }"""
    )
    assert shown(wall) == ["screen-1"]

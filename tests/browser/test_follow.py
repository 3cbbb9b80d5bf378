"""The links by which the OKRs can be followed stand where they look like a part of the page."""

from __future__ import annotations

import pytest

GAP = """() => document.querySelector('.stream-week').getBoundingClientRect().top
    - document.querySelector('main > .facts').getBoundingClientRect().bottom"""


@pytest.mark.parametrize("width", [390, 1280])
def test_links_to_follow_keep_clear_of_the_rule_below_them(demo, tab, width):
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(demo.url("/updates/"))
    assert tab.locator("main > .facts a").count() > 1
    assert tab.evaluate(GAP) >= 12

"""Nothing moves while a page opens: what scripts add has its room before."""

from __future__ import annotations

import pytest

LISTEN = """
  window.moved = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) moved += each.value; })
    .observe({ type: "layout-shift", buffered: true });
"""
ADDRESSES = (
    "/",
    "/cycles/2026-q4/",
    "/cycles/2026-q4/alignment/",
    "/cycles/2026-q4/attention/",
    "/cycles/2026-q4/dependencies/",
    "/explore/",
    "/people/mila/",
    "/present/2026-q4/",
    "/present/2026-q4/page-2/",
    "/search/",
    "/teams/parts/",
    "/teams/parts/2026-q4/no-waiting/",
    "/teams/sales/2026-q4/check-ins/",
    "/updates/",
)
MOST = 0.01
"""Cumulative layout shift that a page may have."""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_opens(browser, demo, width):
    page = browser.new_page(viewport={"width": width, "height": 850})
    page.add_init_script(LISTEN)
    moved = {}
    for address in ADDRESSES:
        page.goto(demo.url(address))
        page.wait_for_timeout(300)
        moved[address] = page.evaluate("moved")
    page.close()
    assert {address: shift for address, shift in moved.items() if shift > MOST} == {}

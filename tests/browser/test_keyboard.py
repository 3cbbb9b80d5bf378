"""Everything can be reached and used by keyboard, and one always sees where one is."""

from __future__ import annotations

import pytest
from observe import PROBES

WALKED = ("home", "objective")
MOST = 600


def walk(page: object) -> tuple[list[dict], str]:
    """Press Tab from the top until the page ends; return where the focus stood, and how the walk ended."""
    stops: list[dict] = []
    while len(stops) < MOST:
        page.evaluate("probes.mark()")
        page.keyboard.press("Tab")
        if stops:
            stops[-1]["visible"] = page.evaluate("probes.unfocused()") != stops[-1]["looks"]
        stop = page.evaluate("probes.focus()")
        if stop is None:
            return stops, "the end of the page"
        if stop["times"] > 1:
            return stops, "the first stop" if stop["selector"] == stops[0]["selector"] else f"again {stop['selector']}"
        stops.append(stop)
    return stops, f"no end after {MOST} stops"


@pytest.fixture(scope="module", params=WALKED)
def walked(request, demo, with_script):
    page = with_script.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(demo.sample(request.param))
    page.evaluate(PROBES)
    stops, end = walk(page)
    focusable = page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex]')]"
        ".filter((at) => at.tabIndex >= 0 && !at.disabled && probes.shown(at) && !('timesFocused' in at.dataset))"
        ".map(probes.selector)"
    )
    page.close()
    return stops, end, focusable


def test_tab_leads_through_the_whole_page_and_out_again(walked):
    stops, end, never_reached = walked
    assert len(stops) > 5
    assert end in {"the end of the page", "the first stop"}, f"a trap: after {len(stops)} stops {end}"
    assert never_reached == []


def test_the_focus_can_always_be_seen(walked):
    stops, _, _ = walked
    unseen = [f"{stop['selector']} “{stop['words'][:40]}”" for stop in stops if not stop.get("visible", True)]
    hidden = [f"{stop['selector']} “{stop['words'][:40]}”" for stop in stops if not (stop["within"] and stop["seen"])]
    assert unseen == [], "these look the same with and without focus:\n" + "\n".join(unseen)
    assert hidden == [], "these are covered or off the screen while they have the focus:\n" + "\n".join(hidden)


def test_everything_that_can_be_reached_has_a_name(walked):
    stops, _, _ = walked
    assert [stop["selector"] for stop in stops if not stop["words"]] == []


@pytest.mark.parametrize("kind", WALKED)
def test_the_skip_link_comes_first_shows_itself_and_leads_past_the_navigation(demo, tab, kind):
    tab.goto(demo.sample(kind))
    tab.evaluate(PROBES)
    tab.keyboard.press("Tab")
    first = tab.evaluate("probes.focus()")
    assert first["href"].startswith("#"), f"the first stop is {first['selector']}, not a link into the page"
    assert first["within"]
    assert first["seen"]
    assert min(first["size"]) > 10
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_disclosure_opens_and_closes_by_keyboard(demo, tab):
    tab.goto(demo.sample("objective"))
    summary = tab.locator("details:not([open]) > summary:visible").first
    details = summary.locator("..").element_handle()
    summary.focus()
    for key, opened in (("Enter", True), ("Space", False)):
        tab.keyboard.press(key)
        assert details.evaluate("(details) => details.open") is opened

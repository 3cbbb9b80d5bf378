"""Where a site is written from right to left, its maps begin at the right edge and are walked and moved that way."""

from __future__ import annotations

import pytest

WIDE, GAP, RIM = 240, 56, 4
"""Pixels of a box, between two columns, and around a drawing."""

TOP, BELOW = "/teams/payments/2026-q4/activation/", "/teams/payments/2026-q4/speed/"

EDGES = """(svg) => [...svg.querySelectorAll("a")].map((box) => {
  const seen = [".map-title", ".map-facts", "use"].map((each) => box.querySelector(each).getBoundingClientRect());
  const edge = svg.getBoundingClientRect().right;
  return [new URL(box.href.baseVal, location).pathname, ...seen.map((each) => Math.round(edge - each.right))];
})"""

TURNED = "(all) => all.filter((each) => each.getScreenCTM().a < 0).length"


@pytest.fixture
def overview(right_to_left, tab):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(right_to_left.url("/cycles/2026-q4/alignment/"))
    return tab


@pytest.fixture
def unfolded(overview):
    overview.locator(".map-part button").first.click()
    overview.wait_for_function("() => document.activeElement.matches('.map-stage')")
    return overview


def box_of(page, address):
    return page.locator(f'.map-stage a[href$="{address}"]')


def places(page):
    """Return for each box how far its words and its mark are from the right edge of the drawing."""
    return {address: distances for address, *distances in page.locator("svg.map").evaluate(EDGES)}


def middle_of(box):
    found = box.bounding_box()
    return found["x"] + found["width"] / 2, found["y"] + found["height"] / 2


def test_the_top_stands_at_the_right_and_what_supports_it_to_its_left(overview):
    found = places(overview)
    for address, column in ((TOP, RIM), (BELOW, RIM + WIDE + GAP)):
        assert all(abs(distance - column) <= 2 for distance in found[address]), found


def test_words_and_marks_can_be_read(overview):
    seen = overview.locator(".map-room :is(text, use)")
    assert seen.count() >= 6
    assert seen.evaluate_all(TURNED) == 0


def test_a_map_that_is_wider_than_its_page_shows_its_right_end_first(overview):
    room = overview.locator(".map-room")
    room.evaluate("(room) => { room.style.inlineSize = '300px'; }")
    ends = "(room) => [room, room.querySelector('svg')].map((each) => each.getBoundingClientRect().right)"
    outer, inner = room.evaluate(ends)
    assert 0 <= outer - inner < 40
    assert room.evaluate("(room) => { room.scrollLeft = -999; return room.scrollLeft; }") < -200


def test_the_unfolded_map_stands_as_the_drawn_one_and_can_be_read(unfolded):
    top, below = (places(unfolded)[address] for address in (TOP, BELOW))
    assert all(each < 16 for each in top)
    assert below == pytest.approx([each + WIDE + GAP for each in top], abs=1)
    assert unfolded.locator(".map-stage :is(text, use)").evaluate_all(TURNED) == 0


def test_lines_lead_from_the_left_end_of_the_upper_box_to_the_lower_one(unfolded):
    line, upper, lower = (
        unfolded.locator(each).first.bounding_box()
        for each in (".map-stage .map-line", f'a[href$="{TOP}"] .bar-ground', f'a[href$="{BELOW}"] .bar-ground')
    )
    assert line["x"] + line["width"] == pytest.approx(upper["x"], abs=4)
    assert line["x"] == pytest.approx(lower["x"] + lower["width"] + 5, abs=4)


def test_the_left_arrow_leads_deeper_and_the_right_arrow_back(unfolded):
    focused = "new URL(document.activeElement.href.baseVal, location).pathname"
    unfolded.keyboard.press("Tab")
    unfolded.keyboard.press("ArrowLeft")
    assert unfolded.evaluate(focused) == BELOW
    unfolded.keyboard.press("ArrowRight")
    assert unfolded.evaluate(focused) == TOP


def test_over_the_ground_arrows_move_the_view_to_their_side(unfolded):
    before, _ = middle_of(box_of(unfolded, TOP))
    unfolded.keyboard.press("ArrowLeft")
    assert middle_of(box_of(unfolded, TOP))[0] == pytest.approx(before + 80, abs=2)


def test_what_is_dragged_stays_under_the_pointer(unfolded):
    x, y = middle_of(box_of(unfolded, TOP))
    unfolded.mouse.move(x, y)
    unfolded.mouse.down()
    unfolded.mouse.move(x - 60, y + 40, steps=4)
    unfolded.mouse.up()
    assert middle_of(box_of(unfolded, TOP)) == pytest.approx((x - 60, y + 40), abs=6)


def test_the_wheel_zooms_around_the_pointer_and_the_button_around_the_middle(unfolded):
    x, y = middle_of(box_of(unfolded, BELOW))
    unfolded.mouse.move(x, y)
    unfolded.keyboard.down("Control")
    unfolded.mouse.wheel(0, -120)
    unfolded.keyboard.up("Control")
    unfolded.wait_for_function(
        "() => document.querySelector('.map-stage .bar-ground').getBoundingClientRect().width > 250"
    )
    assert middle_of(box_of(unfolded, BELOW)) == pytest.approx((x, y), abs=3)
    (x, _), (middle, _) = middle_of(box_of(unfolded, BELOW)), middle_of(unfolded.locator(".map-stage svg.map"))
    unfolded.locator("[data-do=near]").click()
    assert middle_of(box_of(unfolded, BELOW))[0] - middle == pytest.approx((x - middle) * 1.25, abs=3)

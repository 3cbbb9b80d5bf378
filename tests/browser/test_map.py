"""The map of a cycle unfolds by keyboard, by pointer and by touch, and a link reopens what one has seen."""

from __future__ import annotations

from dataclasses import dataclass

import chromium
import pytest
from observe import PROBES, Visit, address, listen
from project import SMALL, Project
from sites import build_site

BOXES = ".map-stage a"
LINES = ".map-stage path:is(.map-line, .map-need)"
PATHS = "(all) => all.map((a) => new URL(a.href.baseVal, location).pathname)"


@dataclass
class Map:
    """An opened map, and how one acts on it."""

    page: object

    def box(self, words: str):
        return self.page.locator(BOXES, has_text=words).first

    def names(self) -> list[str]:
        return self.page.locator(f"{BOXES} .map-title").all_text_contents()

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.querySelector('.map-title')?.textContent ?? ''")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def says(self, words: str) -> None:
        self.page.wait_for_function(
            "(words) => document.querySelector('.map-part [role=status]').textContent.includes(words)", arg=words
        )

    def view(self) -> list[float]:
        return [float(each) for each in self.page.locator(".map-stage svg.map").get_attribute("viewBox").split(",")]


def opened(page) -> Map:
    page.get_by_role("button", name="Explore the map").click()
    page.wait_for_selector(BOXES)
    return Map(page)


@pytest.fixture
def map_of_demo(tab, demo):
    visit = Visit("map")
    listen(tab, visit, demo.origin)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(demo.url("/cycles/2026-q4/alignment/"))
    found = opened(tab)
    tab.get_by_role("button", name="Fold to two levels").click()
    tab.locator(".map-stage").focus()
    yield found
    assert [*visit.console, *visit.foreign, *visit.failed] == []


def test_the_map_opens_with_all_that_is_drawn_before(tab, demo):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(demo.url("/cycles/2026-q4/alignment/"))
    titles = set(tab.locator(".map-room a").evaluate_all(PATHS))
    drawn = opened(tab)
    tab.get_by_role("button", name="See all of it").click()
    hrefs = drawn.page.locator(BOXES).evaluate_all(PATHS)
    assert titles <= set(hrefs)


def test_on_a_phone_the_map_opens_at_full_size_with_its_tools_in_sight(browser, demo):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(demo.url("/cycles/2026-q4/alignment/"))
    drawn = opened(page)
    page.wait_for_function("() => document.querySelector('.map-tools').getBoundingClientRect().top < innerHeight / 2")
    assert drawn.view()[2] == pytest.approx(page.locator(".map-stage").bounding_box()["width"], abs=1)
    assert not page.get_by_text("Keys", exact=True).is_visible()
    context.close()


def test_two_levels_can_be_folded_to_and_arrows_lead_from_box_to_box(map_of_demo):
    map_of_demo.press("Tab")
    assert map_of_demo.focused().startswith("People do good work here")
    map_of_demo.press("ArrowRight")
    assert map_of_demo.focused().startswith("One month in the black")
    map_of_demo.press("ArrowDown", "ArrowUp", "ArrowLeft")
    assert map_of_demo.focused().startswith("People do good work here")


def test_the_space_bar_unfolds_and_folds_and_it_is_said(map_of_demo):
    map_of_demo.press("Tab", "ArrowRight")
    assert map_of_demo.box("One month in the black").get_attribute("aria-expanded") == "false"
    map_of_demo.press("Space")
    map_of_demo.says("Unfolded, supporting objectives: 3")
    assert map_of_demo.box("Worn bike batteries").is_visible()
    assert map_of_demo.box("Gross margin per bike rises").is_visible(), "a line ends at a key result that is not shown"
    map_of_demo.press("Space")
    map_of_demo.says("Folded")
    assert map_of_demo.box("Worn bike batteries").count() == 0


def test_enter_opens_the_page_of_an_objective(map_of_demo):
    map_of_demo.press("Tab", "ArrowRight", "Enter")
    map_of_demo.page.wait_for_url("**/teams/northdray/2026-q4/break-even/")


def test_one_objective_is_followed_up_and_down_until_escape(map_of_demo):
    map_of_demo.press("Tab", "ArrowRight", "f")
    map_of_demo.says("Objectives in line with this one: 4")
    shown = map_of_demo.page.locator(f"{BOXES}:not(.is-faded) .map-title").all_text_contents()
    assert [name.split()[0] for name in shown] == ["People", "One", "Worn", "On", "The"]
    assert map_of_demo.page.locator(f"{BOXES}.is-faded").count() > 0
    map_of_demo.press("Escape")
    map_of_demo.says("Every line is shown again")
    assert map_of_demo.page.locator(f"{BOXES}.is-faded").count() == 0


def test_a_link_reopens_the_same_view(map_of_demo, with_script):
    map_of_demo.press("Tab", "ArrowRight", "Space")
    map_of_demo.page.get_by_role("checkbox", name="Dependencies").check()
    map_of_demo.page.locator(".map-stage").focus()
    map_of_demo.press("-", "ArrowDown")
    map_of_demo.page.wait_for_function("() => /map=~1~.*,0.8~northdray/.test(location.hash)")
    other = with_script.new_page()
    other.set_viewport_size({"width": 1280, "height": 900})
    other.goto(address(map_of_demo.page))
    other.wait_for_selector(BOXES)
    again = Map(other)
    assert again.view() == pytest.approx(map_of_demo.view(), abs=0.1)
    assert again.names() == map_of_demo.names()
    assert other.get_by_role("checkbox", name="Dependencies").is_checked()
    other.close()


def test_the_pointer_drags_zooms_unfolds_and_does_not_open_what_it_drags(map_of_demo):
    before = map_of_demo.view()
    box = map_of_demo.box("People do good work here").bounding_box()
    mouse = map_of_demo.page.mouse
    mouse.move(box["x"] + 40, box["y"] + 30)
    mouse.down()
    mouse.move(box["x"] - 20, box["y"] + 10, steps=4)
    mouse.up()
    assert map_of_demo.view()[0] == pytest.approx(before[0] + 60, abs=6)
    assert "/alignment/" in address(map_of_demo.page)
    map_of_demo.page.get_by_role("button", name="Zoom in").click()
    assert map_of_demo.view()[2] == pytest.approx(before[2] / 1.25, rel=0.01)
    map_of_demo.page.get_by_role("button", name="See all of it").click()
    map_of_demo.box("One month in the black").locator("[data-do=turn]").click()
    map_of_demo.says("Unfolded")


def test_dependencies_are_shown_when_wanted(map_of_demo):
    assert map_of_demo.page.locator(".map-need").count() == 0
    map_of_demo.page.get_by_role("checkbox", name="Dependencies").check()
    map_of_demo.page.get_by_role("button", name="See all of it").click()
    assert map_of_demo.page.locator(".map-need").count() > 0


def test_no_line_goes_on_far_beyond_what_is_in_sight(tab, tmp_path):
    """Browsers work out every dot and dash of a line, seen or not: that is what an answer takes its time for."""
    below = "---\ntitle: One of many\nsupports: [payments/2026-q4/activation]\n---\nOne of many.\n"
    many = {f"content/teams/payments/2026-Q4/below-{number}.md": below for number in range(24)}
    project = Project(tmp_path, SMALL | many)
    build_site("many below one", project.root, project.site, links="file")
    tab.set_viewport_size({"width": 1280, "height": 600})
    tab.goto((project.site / "cycles/2026-q4/alignment/index.html").as_uri())
    drawn = opened(tab)
    drawn.press("Tab", "ArrowRight", "ArrowRight", "ArrowRight")
    lengths = tab.locator(LINES).evaluate_all("(all) => all.map((line) => line.getTotalLength())")
    assert len(lengths) > 24, "not every line has a path of its own"
    assert max(lengths) < 2 * drawn.view()[3]


def test_pale_lines_are_drawn_below_those_that_are_followed(map_of_demo):
    map_of_demo.press("Tab", "ArrowRight", "f", "0")
    map_of_demo.says("Objectives in line with this one")
    pale = map_of_demo.page.locator(LINES).evaluate_all("(all) => all.map((line) => line.matches('.is-faded'))")
    assert pale == sorted(pale, reverse=True)
    assert {True, False} <= set(pale)


def test_two_fingers_zoom_and_one_moves(browser, demo):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(demo.url("/cycles/2026-q4/alignment/"))
    page.get_by_role("button", name="Explore the map").tap()
    page.wait_for_selector(BOXES)
    drawn = Map(page)
    stage = page.locator(".map-stage").bounding_box()
    page.locator(".map-stage").scroll_into_view_if_needed()
    stage = page.locator(".map-stage").bounding_box()
    touches = context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        placed = [{"x": stage["x"] + x, "y": stage["y"] + y, "id": n} for n, (x, y) in enumerate(points)]
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": placed})

    before = drawn.view()
    touch("touchStart", (100, 100), (200, 100))
    touch("touchMove", (80, 100), (220, 100))
    touch("touchMove", (50, 100), (250, 100))
    touch("touchEnd")
    assert drawn.view()[2] == pytest.approx(before[2] / 2, rel=0.1)
    before = drawn.view()
    touch("touchStart", (150, 200))
    touch("touchMove", (120, 180))
    touch("touchMove", (90, 160))
    touch("touchEnd")
    assert drawn.view()[0] > before[0]
    for name in ("Zoom out", "Zoom out", "Zoom out", "Fold to two levels"):
        page.get_by_role("button", name=name).tap()
    drawn.box("People do good work here").locator("[data-do=follow]").tap()
    drawn.says("in line with this one")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (320, "dark")])
def test_axe_objects_to_nothing_in_the_unfolded_map(browser, demo, width, scheme):
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 844}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(demo.url("/cycles/2026-q4/alignment/"))
    page.evaluate(PROBES)
    drawn = opened(page)
    drawn.press("Tab", "ArrowRight", "f")
    drawn.says("in line with this one")
    page.evaluate(chromium.axe_script())
    assert page.evaluate("probes.judge", {"contrast": "all"}) == []
    assert page.evaluate("probes.sideways()") == []
    context.close()


def test_from_disk_the_map_unfolds_and_leads_to_pages(tab, tmp_path):
    project = Project(tmp_path, SMALL)
    build_site("from disk", project.root, project.site, links="file")
    tab.goto((project.site / "cycles/2026-q4/alignment/index.html").as_uri())
    drawn = opened(tab)
    drawn.press("Tab", "ArrowRight", "Enter")
    tab.wait_for_url("**/payments/2026-q4/activation/index.html")


def test_without_scripts_the_drawing_and_the_outline_stay(without_script, demo):
    page = without_script.new_page()
    page.goto(demo.url("/cycles/2026-q4/alignment/"))
    assert page.locator(".map-room svg.map a").count() > 10
    assert page.get_by_text("Explore the map").count() == 0
    page.close()


def test_marks_in_the_drawing_are_whole(tab, demo):
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(demo.url("/cycles/2026-q4/alignment/"))
    sizes = "(all) => all.map((each) => [getComputedStyle(each).width, getComputedStyle(each).translate].join())"
    assert set(tab.locator(".map-room symbol .icon").evaluate_all(sizes)) == {"16px,none"}


def test_on_paper_the_outline_stands_for_the_overview(tab, demo):
    tab.goto(demo.url("/cycles/2026-q4/alignment/"))
    tab.emulate_media(media="print")
    try:
        assert not tab.locator(".map-part").is_visible()
        assert tab.get_by_role("button", name="Explore the map").count() == 0
    finally:
        tab.emulate_media(media="screen")


def test_a_map_that_is_wider_than_its_page_fades_where_it_goes_on_and_nowhere_else(tab, demo):
    tab.set_viewport_size({"width": 768, "height": 900})
    tab.goto(demo.url("/cycles/2026-q4/alignment/"))
    tab.evaluate(PROBES)
    assert tab.evaluate("probes.sideways()") == []
    room = tab.locator(".map-room")
    assert "gradient" in room.evaluate("(room) => getComputedStyle(room).maskImage")
    rims = """(room) => {
      const [outer, inner] = [room, room.querySelector("svg")].map((each) => each.getBoundingClientRect());
      return [inner.left - outer.left, outer.right - inner.right];
    }"""
    begin, beyond = room.evaluate(rims)
    assert (begin >= 20, beyond < 0) == (True, True)
    room.evaluate("(room) => { room.scrollLeft = 9999; }")
    beyond, end = room.evaluate(rims)
    assert (beyond < 0, end >= 20) == (True, True)


@pytest.mark.parametrize("damaged", ["%", "%E0%A4%A", "~0~0", "~1~a,b", "~0~NaN,NaN,NaN", "~0~0,0,0", "~0~1e9,1e9,1"])
def test_a_damaged_address_opens_the_map_as_usual(tab, demo, damaged):
    visit = Visit("map")
    listen(tab, visit, demo.origin)
    tab.goto(demo.url(f"/cycles/2026-q4/alignment/#map={damaged}"))
    tab.wait_for_selector(BOXES)
    assert all(abs(each) < 10_000 for each in Map(tab).view())
    assert visit.console == []

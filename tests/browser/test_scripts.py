"""Scripts only add controls: copying a link, and choosing colours. Without them nothing dead is left on the page."""

from __future__ import annotations

import pytest
from observe import PROBES, address

GROUND = "getComputedStyle(document.body).backgroundColor"
COLOURS = "[role=group] button[aria-pressed]"


def lightness(page: object) -> int:
    """Return how light the ground is, from 0 (black) to 255, in whatever notation its colour is written."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page.evaluate(
        """() => {
          const shown = [document.body, document.documentElement].map((at) => getComputedStyle(at).backgroundColor);
          const pen = document.createElement("canvas").getContext("2d");
          pen.fillStyle = shown.find((colour) => colour !== "rgba(0, 0, 0, 0)");
          pen.fillRect(0, 0, 1, 1);
          return Math.min(...pen.getImageData(0, 0, 1, 1).data.slice(0, 3));
        }"""
    )


@pytest.fixture
def reader(browser, demo):
    """A reader of a light screen, who lets pages use the clipboard, with a memory of their own."""
    context = browser.new_context(
        reduced_motion="reduce", color_scheme="light", viewport={"width": 1280, "height": 900}
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(demo.sample("objective"))
    yield page
    context.close()


def test_the_chosen_colours_hold_on_every_page_until_the_system_decides_again(reader, demo):
    dark = reader.locator(COLOURS).nth(2)
    assert lightness(reader) > 200
    dark.focus()
    reader.keyboard.press("Enter")
    assert lightness(reader) < 80
    assert [button.get_attribute("aria-pressed") for button in reader.locator(COLOURS).all()] == [
        "false",
        "false",
        "true",
    ]
    reader.goto(demo.sample("home"), wait_until="domcontentloaded")
    assert lightness(reader) < 80
    reader.locator(COLOURS).first.focus()
    reader.keyboard.press("Enter")
    assert lightness(reader) > 200
    reader.reload()
    assert lightness(reader) > 200
    assert reader.locator(COLOURS).first.get_attribute("aria-pressed") == "true"


def test_light_can_be_chosen_on_a_dark_screen(reader):
    reader.emulate_media(color_scheme="dark")
    assert lightness(reader) < 80
    reader.locator(COLOURS).nth(1).focus()
    reader.keyboard.press("Enter")
    assert lightness(reader) > 200


def test_paper_is_white_whatever_colours_were_chosen(reader):
    reader.locator(COLOURS).nth(2).click()
    reader.emulate_media(media="print")
    assert reader.evaluate(GROUND) in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert reader.evaluate("getComputedStyle(document.documentElement).colorScheme").split()[-1] == "light"


@pytest.mark.parametrize("heading", ["h1", "h3"])
def test_a_link_is_copied_with_words_that_say_what_it_is(reader, heading):
    from playwright.sync_api import expect

    control = reader.locator(f"main {heading} button").first
    reader.evaluate(PROBES)
    title = reader.locator(f"main {heading}").first.evaluate("(heading) => probes.words(heading)")
    control.focus()
    reader.keyboard.press("Enter")
    expect(reader.locator("[role=status]")).not_to_be_empty()
    words, _, copied = reader.evaluate("navigator.clipboard.readText()").rpartition(" — ")
    assert words.startswith(title)
    page, _, anchor = copied.partition("#")
    assert page == address(reader)
    assert bool(anchor) is (heading == "h3")
    assert not anchor or reader.locator(f"[id='{anchor}']").count() == 1


def test_on_a_touch_screen_the_copy_control_can_be_seen_and_hit(browser, demo):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(demo.sample("objective"))
    page.evaluate(PROBES)
    sizes = page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3) button')].filter(probes.shown)"
        ".filter((button) => button.checkVisibility({ contentVisibilityAuto: true }))"
        ".map((button) => button.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    context.close()
    assert sizes
    assert min(sizes) >= 24


def test_without_scripts_there_is_no_dead_control_and_permalinks_stay(demo, without_script):
    page = without_script.new_page()
    page.goto(demo.sample("objective"))
    assert page.locator("button:visible:not([popovertarget])").count() == 0
    link = page.locator("main h3 a[href^='#']").first
    assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1
    page.close()


def test_without_scripts_the_page_says_that_colours_follow_the_system(without_script, demo):
    page = without_script.new_page()
    page.goto(demo.sample("home"))
    assert page.locator(".colours:not(.keys)").inner_text() == "Light or dark as your system is."
    page.close()

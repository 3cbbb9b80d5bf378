"""The eyes of these tests are open: each fault that they look for is found where it is planted."""

from __future__ import annotations

import chromium
import pytest
from observe import PROBES, Visit, listen
from test_keyboard import walk

PAGE = """<!doctype html><html lang="en"><head><title>Planted</title><style>{style}</style></head>
<body><main><h1>Planted</h1>{body}</main></body></html>"""


@pytest.fixture
def planted(tab):
    def show(body: str, style: str = "") -> object:
        tab.set_viewport_size({"width": 320, "height": 600})
        tab.set_content(PAGE.format(body=body, style=style))
        tab.evaluate(PROBES)
        return tab

    return show


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<p style="color: #aaa; background: #fff">faint</p>', "color-contrast"),
        ('<p><a href="#a"></a></p>', "link-name"),
        ('<p><button style="padding: 0; font-size: 5px">x</button><button>y</button></p>', "target-size"),
        ("<h4>too deep</h4>", "heading-order"),
    ],
)
def test_a_rule_that_is_broken_is_named_with_its_place_and_reason(planted, body, rule):
    page = planted(body)
    page.evaluate(chromium.axe_script())
    found = page.evaluate("probes.judge", {"contrast": "all"})
    assert [line.partition(":")[0] for line in found] == [rule]
    assert "\n    " in found[0]


def test_text_that_is_faint_in_one_look_only_is_found_there(planted):
    faint = "@media (max-width: 400px) and (prefers-color-scheme: dark) { .one { color: #555 } }"
    page = planted('<div><p class="one">one</p><p>two</p></div>', f"body {{ background: #000; color: #fff }} {faint}")
    page.evaluate(chromium.axe_script())
    found = {}
    for scheme, width in (("light", 1280), ("light", 320), ("dark", 1280), ("dark", 320), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 600})
        found[scheme, width] = page.evaluate("probes.judge", {"contrast": "new"})
    assert [look for look, objections in found.items() if objections] == [("dark", 320)], "once is enough"
    assert "color-contrast" in found["dark", 320][0]
    assert ".one" in found["dark", 320][0]


def test_what_makes_a_page_scroll_sideways_is_named(planted):
    found = planted('<p id="wide" style="inline-size: 500px">wide</p>').evaluate("probes.sideways()")
    assert "wider than the window" in found[0]
    assert found[-1] == "#wide"


def test_a_box_that_scrolls_by_itself_is_no_fault_of_the_page(planted):
    page = planted('<div style="overflow-x: auto"><p style="inline-size: 500px">wide</p></div>')
    assert page.evaluate("probes.sideways()") == []


def test_only_what_readers_can_see_counts_as_text(planted):
    page = planted(
        "<p>seen</p><p hidden>not</p><details><summary>more</summary><p>folded</p></details><p><button>no</button></p>"
    )
    assert page.evaluate("probes.texts()") == ["Planted", "seen", "more"]


def test_a_focus_that_nobody_sees_or_that_is_covered_is_noticed(planted):
    page = planted(
        '<p><a href="#a">seen</a></p><p><a href="#b" class="plain">unseen</a></p><p class="bar"></p>',
        "a.plain:focus { outline: none } .bar { position: fixed; inset: 0; background: #000 }",
    )
    stops, end = walk(page)
    assert end == "the end of the page"
    assert [stop.get("visible", True) for stop in stops] == [True, False]
    assert [stop["seen"] for stop in stops] == [False, False]


def test_what_the_policy_forbids_and_what_is_not_there_are_written_down(demo, tab):
    visit = Visit("planted")
    listen(tab, visit, demo.origin)
    tab.goto(demo.url("/"))
    with tab.expect_response("**/nowhere.png"):
        tab.evaluate("() => { document.body.append(Object.assign(new Image(), { src: 'nowhere.png' })) }")
    with tab.expect_console_message(lambda said: "Content Security Policy" in said.text):
        tab.evaluate("document.head.append(Object.assign(document.createElement('script'), { text: '1' }))")
    assert any("Content Security Policy" in said for said in visit.console)
    assert any("nowhere.png" in failed for failed in visit.failed)


def test_a_request_to_elsewhere_is_written_down(demo, tab):
    visit = Visit("planted")
    listen(tab, visit, demo.origin)
    with tab.expect_request("https://elsewhere.example/*"):
        tab.set_content('<img src="https://elsewhere.example/pixel.png" alt="">')
    assert visit.foreign == ["image https://elsewhere.example/pixel.png"]

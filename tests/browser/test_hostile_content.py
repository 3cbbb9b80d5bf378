"""In a browser nothing of what somebody wrote runs, asks another machine for something, or is even refused."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from dangers import dangers
from drawings import HARMLESS, HOSTILE
from hostile_site import EXPORT, built
from local_server import serve
from observe import address as address_of
from payloads import PAYLOADS
from project import Project
from trap import trap

from okrsite_gen.content.markdown import html
from okrsite_gen.serve.board import Board
from okrsite_gen.serve.server import listen

PREFIX = "/okrs/"
FURTHER_FINDINGS = re.compile(r"quality/.*\bpage-(?!2/)")
"""Of each list of findings two pages are opened; all further ones are drawn by the same lines."""
ANSWERED = "() => /^(\\d+ results?|One result|Nothing)/.test(document.querySelector('.search-status').textContent)"
AT_ONCE = 30
"""Payloads in each field of a site: with as many sites as it takes, each field has had them all."""
SHOWN = "teams/open-d/2026-q4/shown/"
OTHERS = {".svg", ".atom", ".xml", ".json", ".md", ".txt", ".csv", ".ics", ".js", ".css", ".png"}
STRICT = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
HOLES = {
    "alert": "<script>alert('evil')</script>",
    "a look at evil": "<script>setTimeout(() => evil)</script>",
    "a look at evil on /2.html": "<img src=data:image/gif;base64, onerror=evil>",
    "open(": "<script>open('https://evil.example/')</script>",
    "holds <p": "<p onfoo=evil>evil</p>",
    "holds <iframe": '<iframe srcdoc="evil"></iframe>',
    "alert(from a frame)": "<iframe srcdoc=\"<script>alert('from a frame')</script>\"></iframe>",
    "asks for image": "<img src=https://evil.example/pixel.gif>",
    "asks for stylesheet": "<style>@import 'https://evil.example/x.css';</style>",
    "asks for document": "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "asks for fetch": "<script>fetch('https://evil.example/').catch(() => 0)</script>",
    "refused by policy: script-src-elem inline": f"{STRICT}<script>alert('evil')</script>",
    "refused by policy: style-src-attr": f"{STRICT}<p style='color:red'>evil</p>",
    "refused by policy: img-src": f"{STRICT}<img src=x>",
    "uncaught": "<script>throw new Error('x')</script>",
    "complains": "<script src=nowhere.js></script>",
    "opens another page": "<a target=_blank href=x>evil</a><script>document.querySelector('a').click()</script>",
    "opens a line": "<script>try { new WebSocket('ws://evil.example/') } catch {}</script>",
    "starts the worker": "<script>new Worker(URL.createObjectURL(new Blob([''])))</script>",
    "alert(hovered)": "<a href=x onmouseover=\"alert('hovered')\">evil</a>",
    "alert(focused)": "<input onfocus=\"alert('focused')\">",
    "alert(unfolded)": "<details ontoggle=\"alert('unfolded')\">evil</details>",
}
"""What the trap says, and what makes it say so."""


@pytest.fixture(scope="module")
def written(browser, tmp_path_factory):
    """Return the folder of the hostile site, and the paths of its files."""
    folder, files = built(tmp_path_factory.mktemp("hostile"))
    (folder / EXPORT).write_bytes(files[EXPORT])
    return folder, sorted(files)


@pytest.fixture(scope="module")
def origin(written):
    with serve(written[0], PREFIX) as address:
        yield address


@pytest.fixture
def reader(browser, origin):
    with trap(browser, origin) as caught:
        yield caught
        assert caught.caught == []


@pytest.fixture(scope="module")
def holes(tmp_path_factory):
    """Serve a page for each hole."""
    folder = tmp_path_factory.mktemp("holes")
    (folder / "x").write_text("")
    for number, hole in enumerate(HOLES.values()):
        (folder / f"{number}.html").write_text(f"<!doctype html><link rel=icon href=data:,>{hole}")
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize("told", HOLES)
def test_a_page_with_a_hole_would_be_caught(browser, holes, told):
    with trap(browser, holes) as reader:
        reader.go(f"{holes}{list(HOLES).index(told)}.html")
        for _ in range(20):  # another page, a socket and a worker tell of themselves when they are there
            if any(each.startswith(told) for each in reader.caught):
                return
            reader.page.wait_for_timeout(50)
        pytest.fail(f"caught only {reader.caught}")


def test_without_its_list_of_what_may_live_a_site_would_be_caught(browser, tmp_path, monkeypatch):
    monkeypatch.setattr(html.nh3, "clean", lambda text, **_lists: text)
    body = "<details open ontoggle=alert(evil)>\n<summary>x</summary>\n</details>\n\n<b onclick=evil>evil</b>\n"
    project = Project(tmp_path, {"content/pages/x.md": f"---\ntitle: Evil\n---\n{body}"})
    project.build()
    with serve(project.site) as address, trap(browser, address) as reader:
        reader.go(f"{address}pages/x/")
        assert {each.split()[0] for each in reader.caught} >= {"refused", "holds"}, reader.caught


@pytest.mark.slow
def test_drawings_that_are_published_do_nothing_and_those_that_are_refused_would(browser, tmp_path):
    for kind, drawings in (("harmless", HARMLESS), ("hostile", HOSTILE)):
        (tmp_path / kind).mkdir()
        for number, drawing in enumerate(drawings.values()):
            (tmp_path / kind / f"{number}.svg").write_text(drawing)
    (tmp_path / "favicon.ico").write_text("")
    with serve(tmp_path) as origin, trap(browser, origin) as reader:
        for number in range(len(HARMLESS)):
            reader.go(f"{origin}harmless/{number}.svg")
        assert reader.caught == []
        for number in range(len(HOSTILE)):
            reader.go(f"{origin}hostile/{number}.svg")
        caught = {each.rpartition("/")[2] for each in reader.caught if "/hostile/" in each}
        assert len(caught) > 12, reader.caught


@pytest.mark.slow
def test_no_page_runs_or_asks_for_anything(reader, origin, written):
    pages = [path for path in written[1] if path.endswith(".html") and not FURTHER_FINDINGS.match(path)]
    assert len(pages) > 120
    for path in pages:
        reader.go(origin + path.removesuffix("index.html"))


@pytest.mark.slow
def test_nothing_runs_in_what_is_opened_by_its_own_address(reader, origin, written):
    others = [path for path in written[1] if Path(path).suffix in OTHERS]
    assert {Path(path).suffix for path in others} == OTHERS
    kept: dict[tuple[str, str], str] = {}
    for path in others:  # of many that are made alike the first and the last of a folder will do
        first, name = path.partition("/")[0], Path(path).name
        kept.setdefault((first, name), path)
        kept[first, Path(path).suffix] = path
    for path in dict.fromkeys(kept.values()):
        reader.go(origin + path)


@pytest.mark.slow
def test_no_link_that_somebody_wrote_does_more_than_lead_somewhere(reader, origin):
    page = reader.page
    for path in ("pages/open-d/", SHOWN, "quality/ref001/"):
        reader.go(origin + path)
        links = page.locator("main a[href]")
        addresses = links.evaluate_all("(all) => all.map((each) => each.href.baseVal ?? each.href)")
        assert {urlsplit(each).scheme for each in addresses} <= {"http", "https", "mailto", "tel"}
        elsewhere = {address: number for number, address in enumerate(addresses) if not address.startswith(origin)}
        assert path.startswith("quality") or len(elsewhere) > 5
        for address, number in elsewhere.items():
            if address.startswith(("mailto:", "tel:")):
                continue
            links.nth(number).focus()
            page.keyboard.press("Enter")
            links.nth(number).evaluate("(link) => link.click()")
            assert address_of(page) == origin + path, address
    reader.caught[:] = [each for each in reader.caught if not re.match(r"asks for document https?://", each)]


@pytest.mark.slow
def test_a_reader_who_looks_for_it_finds_it_and_nothing_runs(reader, origin):
    page = reader.page
    for words in ("alert script", "img onerror", "javascript", "constructor", "__proto__", "evil"):
        reader.go(f"{origin}search/")
        page.locator("[data-component=search-page] [role=combobox]").fill(words)
        page.wait_for_function(ANSWERED)
        reader.touch()
    assert "evil" in page.locator("main [role=option]").first.inner_text()
    page.goto(f"{origin}search/?q={PAYLOADS[0]}")
    page.wait_for_function(ANSWERED)
    reader.touch()
    reader.go(origin + SHOWN)
    page.keyboard.press("/")
    page.wait_for_selector("dialog[open] [role=combobox]")
    page.keyboard.insert_text("evil")
    page.wait_for_selector("dialog[open] [role=option]")
    reader.touch()


@pytest.mark.slow
def test_the_explorer_draws_filters_sorts_and_saves_it_and_nothing_runs(reader, origin):
    page = reader.page
    ready = "() => document.querySelector('.explore[role=search]:not([aria-busy])')"
    reader.go(f"{origin}explore/")
    page.wait_for_function(ready)
    page.locator(".explore-filters").evaluate("(filters) => { filters.open = true; }")
    for facet in page.locator(".explore select").all():
        last = facet.locator("option").last.get_attribute("value")
        facet.select_option(last)
        page.wait_for_function(ready)
        reader.touch()
        facet.select_option(index=0)
    for head in page.locator(".explore-table thead button").all():
        head.evaluate("(button) => button.click()")
        page.wait_for_function(ready)
    page.locator(".explore input[type=search]").first.fill("evil")
    page.wait_for_function(ready)
    assert page.locator(".explore-table tbody tr").count() > 1
    reader.touch()
    page.goto(f"{origin}explore/?q={PAYLOADS[2]}&owner=<img src=x onerror=evil>&team={PAYLOADS[0]}&sort=constructor")
    page.wait_for_function(ready)
    reader.touch()


@pytest.mark.slow
def test_maps_screens_and_copied_links_show_it_and_nothing_runs(reader, origin):
    page = reader.page
    for cycle in ("2026-q2", "2026-q4"):
        reader.go(f"{origin}cycles/{cycle}/alignment/")
        if page.get_by_role("button", name="Explore the map").count():
            page.get_by_role("button", name="Explore the map").click()
            page.wait_for_selector(".map-stage a")
            reader.touch()
            for box in page.locator(".map-stage a").all()[:10]:
                box.focus()
                for key in ("ArrowRight", "ArrowDown", " "):
                    page.keyboard.press(key)
    reader.go(f"{origin}present/2026-q4/open-d/")
    for key in ("ArrowRight", " ", "ArrowRight", "End", "Escape"):
        page.keyboard.press(key)
        reader.touch()
    reader.go(origin + SHOWN)
    buttons = page.locator(".copy-link")
    assert buttons.count() > 3
    for button in buttons.all():
        button.evaluate("(button) => button.click()")
    reader.touch()


@pytest.mark.slow
def test_a_preview_runs_nothing_either(browser, written):
    server = listen(0, written[0], Board("first"), lambda error: None)
    server.base_path = PREFIX
    server.start()
    try:
        with trap(browser, server.address) as reader:
            for path in ("", SHOWN, "pages/open-d/", "teams/open-d/2026-q4/unreadable/", "explore/", "no/such/"):
                reader.go(server.address + path)
            assert [each for each in reader.caught if "status of 404" not in each] == []
    finally:
        server.stop()


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, len(PAYLOADS), AT_ONCE))
def test_every_payload_in_every_text_field_runs_nothing(browser, tmp_path, first):
    folder, files = built(tmp_path, first, AT_ONCE, bodies=False)
    (folder / EXPORT).write_bytes(files[EXPORT])
    pages = {path: data.decode() for path, data in sorted(files.items()) if path.endswith(".html")}
    assert {path: found[:3] for path, page in pages.items() if (found := dangers(page))} == {}
    with serve(folder, PREFIX) as origin, trap(browser, origin) as reader:
        for path in pages:
            reader.go(origin + path.removesuffix("index.html"))
        assert reader.caught == []

"""A site works wherever it is put: below a prefix, at the top of a host, and straight from disk."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from local_server import serve
from observe import Visit, address, listen
from project import SMALL, Project
from sites import build_site


def follow(page: object, links: str, wanted: re.Pattern[str]) -> None:
    """Follow the first visible link that leads to a wanted address."""
    for link in page.locator(f"{links}:visible").all():
        target = link.evaluate("(link) => link.href.split('#')[0]")
        if wanted.match(target):
            link.click()
            page.wait_for_url(re.compile(f"^{re.escape(target)}(#|$)"))
            return
    pytest.fail(f"{address(page)} has no link to {wanted.pattern}")


@pytest.fixture
def watched(tab, demo):
    visit = Visit("the way through the site")
    listen(tab, visit, demo.origin)
    return visit


def test_below_a_prefix_a_reader_gets_from_home_to_an_objective_and_back(demo, tab, watched):
    assert demo.prefix == "/repo/"
    tab.goto(demo.url("/"))
    objectives = re.compile(rf"^{re.escape(demo.origin)}teams/[^/]+/[^/]+/(?!check-ins)[^/]+/$")
    follow(tab, "main a[href]", objectives)
    follow(tab, "header a[href]", re.compile(f"^{re.escape(demo.origin)}$"))
    assert [*watched.console, *watched.foreign, *watched.failed] == []


def test_at_the_top_of_a_host_the_same_files_work_too(demo, tab, watched):
    with serve(demo.folder) as origin:
        moved = replace(demo, origin=origin)
        listen(tab, visit := Visit("moved"), origin)
        tab.goto(moved.sample("objective"))
        tab.locator("header a[href]:visible").first.click()
        tab.wait_for_load_state()
        assert address(tab) == origin
        assert tab.evaluate("document.styleSheets[0].cssRules.length") > 0
        assert [*visit.console, *visit.foreign, *visit.failed] == []


def test_an_unknown_address_however_deep_shows_a_page_of_the_site_with_ways_back(demo, tab):
    listen(tab, visit := Visit("nowhere"), demo.origin)
    unknown = demo.url("/teams/nobody/2031-q1/nothing/")
    tab.goto(unknown)
    assert visit.failed == [f"404 {unknown}"]
    assert tab.evaluate("document.styleSheets[0].cssRules.length") > 0
    tab.locator("main a[href]:visible").first.click()
    tab.wait_for_load_state()
    assert address(tab) == demo.origin


@pytest.mark.parametrize("scripts", ["with_script", "without_script"])
def test_an_old_address_leads_to_the_new_one(demo, request, scripts):
    page = request.getfixturevalue(scripts).new_page()
    old = demo.url(demo.redirects[0])
    page.goto(f"{old}#some-line")
    page.wait_for_url(lambda url: not url.startswith(old))
    assert page.locator("h1").count() == 1
    if scripts == "with_script":
        assert address(page).endswith("#some-line")
    page.close()


def test_from_disk_a_reader_gets_from_home_to_an_objective(browser, tab, tmp_path):
    project = Project(tmp_path, SMALL)
    build_site("from disk", project.root, project.site, links="file")
    listen(tab, visit := Visit("from disk"), "file://")
    tab.goto((project.site / "index.html").as_uri())
    assert tab.evaluate("document.styleSheets.length") > 0
    folder = re.escape(project.site.as_uri())
    follow(tab, "main a[href]", re.compile(rf"^{folder}/teams/[^/]+/[^/]+/(?!check-ins)[^/]+/index\.html$"))
    assert tab.locator("h1").is_visible()
    follow(tab, "header a[href]", re.compile(f"^{re.escape((project.site / 'index.html').as_uri())}$"))
    assert [*visit.console, *visit.foreign, *visit.failed] == []

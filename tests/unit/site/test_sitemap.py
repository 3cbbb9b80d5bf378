from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.sitemap import sitemap_pages

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://okr.example/a/"


@pytest.fixture
def drawn(make_renderer):
    """Draw the files of a sitemap: address -> (root element's name, locations, last changes)."""
    renderer = make_renderer(facts=BuildFacts(date(2026, 11, 20), base_url=BASE))

    def draw(listed, most):
        found = {}
        for page in sitemap_pages("/sitemap.xml", listed, most):
            root = ET.fromstring(renderer.render(page))
            locations = [item.text for item in root.iter(f"{SITEMAP}loc")]
            changes = [item.text for item in root.iter(f"{SITEMAP}lastmod")]
            found[page.address] = (root.tag.removeprefix(SITEMAP), locations, changes)
        return found

    return draw


def test_a_sitemap_lists_pages_with_the_day_of_their_last_change(drawn):
    assert drawn([("/", date(2026, 11, 20)), ("/teams/ü/", None)], 10) == {
        "/sitemap.xml": ("urlset", [BASE, f"{BASE}teams/%C3%BC/"], ["2026-11-20"])
    }


def test_a_sitemap_that_is_too_long_is_split(drawn):
    assert drawn([(f"/{number}/", None) for number in range(5)], 2) == {
        "/sitemap.xml": ("sitemapindex", [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)], []),
        "/sitemap-1.xml": ("urlset", [f"{BASE}0/", f"{BASE}1/"], []),
        "/sitemap-2.xml": ("urlset", [f"{BASE}2/", f"{BASE}3/"], []),
        "/sitemap-3.xml": ("urlset", [f"{BASE}4/"], []),
    }

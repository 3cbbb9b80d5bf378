"""The bar below the header, and the pages of a list."""

from __future__ import annotations

import re

from site_orgs import goal, organisation, site, team

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage


def bar(built, address):
    html = built.html(address).partition('<div class="context page">')[2].partition("</div>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_page_that_tells_no_day_shows_the_days_of_the_cycle_instead():
    pages = (FreePage("how", "How", Place("content/pages/how.md"), body="So."),)
    built = site(organisation([goal("acme/2026-q4/a")], pages=pages))
    assert bar(built, "/pages/how/") == "Q4 2026 1 Oct – 31 Dec 2026"
    assert "day 51 of 92" in bar(built, "/")


def test_pages_of_a_list_are_numbers_that_are_named_and_the_gap_between_them_shows():
    names = [f"t{number:04}" for number in range(2_000)]
    built = site(organisation([], teams=[team(name) for name in names]))
    pager = built.html("/teams/page-2/").partition('class="pager"')[2].partition("</nav>")[0]
    shown = re.findall(r'aria-label="(Page \d+)" href="[^"]*">(\d+)<', pager)
    assert [(int(label.split()[1]), int(number)) for label, number in shown][:2] == [(1, 1), (2, 2)]
    assert pager.count('aria-current="page"') == 1
    assert pager.count('class="is-apart"') == 1
    assert re.search(r"<p>Page 2 of \d+\.</p>", pager)

"""Pages of namesakes have titles of their own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from site_orgs import Q4, check_in, objective, organisation, site, team

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage, Metric, Person


def titles(built):
    found = {}
    for address, page in built.pages.items():
        if page.media == "text/html":
            found[address] = re.search("<title>(.*?)</title>", built.html(address))[1]
    return found


def test_no_two_pages_have_the_same_title_even_where_names_repeat():
    twin = replace(Q4, key="2026-q4b", id="2026-q4b", place=Place("content/cycles/2026-Q4b.md"))
    org = organisation(
        [objective(f"{name}/{cycle}/o") for name in ("pay", "money") for cycle in ("2026-q4", "2026-q4b")],
        [check_in("pay", "2026-q4", "2026-11-13"), check_in("money", "2026-q4", "2026-11-13")],
        cycles=(Q4, twin),
        teams=(team("pay", "Payments"), team("money", "Payments"), team("other")),
        people=[Person(key, key, "Maria", Place(f"content/people/{key}.md")) for key in ("maria", "maria2")],
        metrics=[Metric(key, key, "NPS", Place(f"content/metrics/{key}.md")) for key in ("nps", "nps2")],
        pages=[FreePage(key, "How", Place(f"content/pages/{key}.md")) for key in ("a", "b")],
    )
    found = titles(site(org))
    assert {title: count for title, count in Counter(found.values()).items() if count > 1} == {}
    assert "(maria2)" in found["/people/maria2/"]
    assert "(pay, 2026-q4)" in found["/teams/pay/2026-q4/"]
    assert "(" not in found["/teams/other/"]

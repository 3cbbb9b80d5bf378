"""Links to ids that key results had before lead to them, on whatever page they stand now."""

from __future__ import annotations

import re

from site_orgs import metric_kr, objective, organisation, site

KEY = "acme/2026-q4/a"


def test_a_former_id_leads_to_its_key_result_or_to_the_link_to_the_page_on_which_it_stands():
    parts = (metric_kr(KEY, f"x{n}", "0%", "100%", n, aliases=(f"old{n}",)) for n in range(1, 13))
    pages = site(organisation([objective(KEY, *parts)]))
    first = pages.html(f"/teams/{KEY}/")
    assert sorted(re.findall(r'<span id="old(\d+)">', first), key=int) == [str(n) for n in range(1, 13)]
    assert re.search(r'<span id="old9"></span><a id="x9" href="[^"]*page-2/#x9">', first)

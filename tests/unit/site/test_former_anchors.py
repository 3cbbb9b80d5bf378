"""Links to ids that key results had before lead to them, on whatever page they stand now."""

from __future__ import annotations

import re

from site_orgs import metric_kr, objective, organisation, site

from okrsite_gen.model.history import History
from okrsite_gen.site.former_anchors import former_anchors

KEY = "acme/2026-q4/a"


def test_a_former_id_leads_to_its_key_result_or_to_the_link_to_the_page_on_which_it_stands():
    parts = (metric_kr(KEY, f"x{n}", "0%", "100%", n, aliases=(f"old{n}",)) for n in range(1, 13))
    pages = site(organisation([objective(KEY, *parts)]))
    first = pages.html(f"/teams/{KEY}/")
    assert sorted(re.findall(r'<span id="old(\d+)">', first), key=int) == [str(n) for n in range(1, 13)]
    assert re.search(r'<span id="old9"></span><a id="x9" href="[^"]*page-2/#x9">', first)


def test_a_former_id_that_git_saw_yields_to_aliases_and_to_ids_in_use():
    rate = metric_kr(KEY, "rate", "0%", "100%", 1)
    share = metric_kr(KEY, "share", "0%", "100%", 2, aliases=("old",))
    history = History(known=True, former_anchors={rate.key: ("old", "share", "older")})
    goal = objective(KEY, rate, share)
    assert former_anchors(goal, rate, history) == ("older",)
    assert former_anchors(goal, share, history) == ("old",)

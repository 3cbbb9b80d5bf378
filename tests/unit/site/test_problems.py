"""Nothing that laying out pages would bring to light is missed by not laying them out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from site_orgs import Q4, metric_kr, objective, organisation, site, team

from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage
from okrsite_gen.model.settings import NavigationItem, Settings, SiteSettings
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.problems import site_problems

KEY = "payments/2026-q4/o"
TAKEN = ("/teams/",)
PAGE = FreePage("how", "How", Place("content/pages/how.md"))


def whole(*, goal=(), key_result=(), of_team=(), cycle=(), pages=(PAGE,)):
    return organisation(
        [replace(objective(KEY, replace(metric_kr(KEY, "rate", "0%", "1%"), aliases=key_result)), aliases=goal)],
        cycles=(replace(Q4, aliases=cycle),),
        teams=(replace(team("payments"), aliases=of_team),),
        pages=pages,
    )


def problems(org, settings):
    as_of = Q4.start
    return site_problems(org, analyse(org, as_of, settings), settings, BuildFacts(as_of, version="1"), Markdown())


@pytest.mark.parametrize(
    ("org", "settings"),
    [
        (whole(goal=TAKEN), Settings()),
        (whole(key_result=TAKEN), Settings()),
        (whole(of_team=TAKEN), Settings()),
        (whole(cycle=TAKEN), Settings()),
        (whole(pages=(replace(PAGE, aliases=TAKEN),)), Settings()),
        (whole(pages=(PAGE, replace(PAGE, key="how/index"))), Settings()),
        (whole(), Settings(redirects={"/old/": "/nowhere/"})),
        (whole(), Settings(navigation=(NavigationItem("Gone", "/gone/"),))),
        (whole(), Settings(site=SiteSettings(logo="assets/none.svg"))),
    ],
)
def test_what_goes_wrong_with_addresses_is_found(org, settings):
    found = problems(org, settings)
    assert found
    assert found == site(org, settings=settings, as_of=Q4.start).findings


def test_no_page_is_laid_out_where_nobody_names_an_address(monkeypatch):
    monkeypatch.setattr("okrsite_gen.site.plan.lay_out", lambda *_: 1 / 0)
    settings = Settings(navigation=(NavigationItem("Elsewhere", "https://other.example/"),))
    assert problems(whole(key_result=("former-rate",)), settings) == ()

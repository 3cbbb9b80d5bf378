"""Addresses that things had before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from site_orgs import Q3, Q4, metric_kr, objective, organisation, site, team

from okrsite_gen.model.history import History
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.old_addresses import plain_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/old/place", "/old/place/"),
        (" /old/place/ ", "/old/place/"),
        ("/old/page.html", "/old/page.html"),
        ("/v1.2/", "/v1.2/"),
        ("/caf%C3%A9/", "/café/"),
        ("/x/#part", "/x/"),
        ("old", ""),
        ("/", ""),
        ("//evil.example/x", ""),
        ("/a/../b/", ""),
        ("/.git/config", ""),
        ("/a/.okrsite-files", ""),
        ("/.well-known/okrs/", "/.well-known/okrs/"),
        ("/a//b/", ""),
        ("/a\\b/", ""),
        ("/a\x00b/", ""),
        ("https://x.example/old/", ""),
        ("/" + "x" * 201 + "/", ""),
        ("/a" * 501 + "/", ""),
        ("/old/index.html", "/old/"),
        ("/index.html", "/"),
        ("/build.json", ""),
        ("/Robots.txt/x/", ""),
        ("/CNAME", ""),
        ("/sitemap-2.xml", ""),
        ("/page-2/", ""),
        ("/assets/picture.svg", ""),
        ("/con/", ""),
        ("/old/NUL.html", ""),
        ("/old./", ""),
        ("/constant/", "/constant/"),
    ],
)
def test_an_old_address_is_a_plain_path(written, address):
    assert plain_address(written) == address


def targets(built):
    return {address: page.view.target for address, page in built.pages.items() if page.template == "redirect.html"}


def test_everything_keeps_the_addresses_it_had():
    kr = metric_kr("payments/2026-q4/o", "rate", "0%", "1%", aliases=("/kr-7/", "bare"))
    org = organisation(
        [objective("payments/2026-q4/o", kr, aliases=("/goal-7/",))],
        cycles=(replace(Q4, aliases=("/cycles/autumn/",)),),
        teams=(team("payments", aliases=("/teams/money/",)),),
        pages=(FreePage("how", "How", Place("content/pages/how.md"), aliases=("/howto.html",)),),
    )
    built = site(org, settings=Settings(redirects={"/away/": "https://x.example/", "/old/": "/teams/payments/"}))
    found = targets(built)
    assert found["/goal-7/"] == "/teams/payments/2026-q4/o/"
    assert found["/kr-7/"] == "/teams/payments/2026-q4/o/#rate"
    assert found["/howto.html"] == "/pages/how/"
    assert found["/away/"] == "https://x.example/"
    assert found["/old/"] == "/teams/payments/"
    assert found["/teams/money/2026-q4/o/"] == "/teams/payments/2026-q4/o/"
    assert found["/cycles/autumn/alignment/"] == "/cycles/2026-q4/alignment/"
    assert not any("bare" in address for address in found)
    assert built.findings == ()
    assert "url=../teams/payments/2026-q4/o/" in built.html("/goal-7/")


def codes(built):
    return [(finding.code, finding.place.file, finding.place.path) for finding in built.findings]


def test_an_old_address_that_is_in_use_is_reported_and_left_out():
    org = organisation([objective("payments/2026-q4/o", aliases=("/Teams/Payments/", "/x/", "/x/"))])
    built = site(org)
    file = "content/teams/payments/2026-q4/o.md"
    assert codes(built) == [("SIT011", file, ("aliases", 0)), ("SIT011", file, ("aliases", 2))]
    assert "in use" in built.text("/quality/")


def test_an_old_address_may_not_take_the_place_of_pages_that_are_always_there():
    built = site(organisation([]), settings=Settings(redirects={"/quality/": "/teams/", "/404.html": "/teams/"}))
    assert [finding.code for finding in built.findings] == ["SIT011", "SIT011"]


def test_an_unusable_old_address_and_a_redirect_to_nowhere_are_reported():
    built = site(organisation([]), settings=Settings(redirects={"/../x/": "/teams/", "/y/": "/nowhere/"}))
    assert [finding.code for finding in built.findings] == ["SIT012", "SIT013"]


def test_a_redirect_may_lead_to_another_one():
    built = site(organisation([]), settings=Settings(redirects={"/a/": "/b/", "/b/": "/teams/"}))
    assert targets(built) == {"/a/": "/b/", "/b/": "/teams/"}


def test_an_old_address_below_a_file_is_left_out_and_told():
    page = FreePage("how", "How", Place("content/pages/how.md"), aliases=("/a.html", "/a.html/b/", "/404.html/c/"))
    built = site(organisation([], pages=(page,)))
    assert set(targets(built)) == {"/a.html"}
    assert [finding.code for finding in built.plan.diagnostics] == ["SIT011", "SIT011"]


def seen(org, names, anchors=()):
    return replace(org, history=History(known=True, former_names=names, former_anchors=dict(anchors)))


def test_what_git_saw_renamed_leads_on():
    org = organisation(
        [objective("money/2026-q4/live", metric_kr("money/2026-q4/live", "rate", "0%", "1%"))], teams=(team("money"),)
    )
    names = {("objective", "money/2026-q4/live"): ("payments/2026-q4/activation",), ("team", "money"): ("payments",)}
    pages = site(seen(org, names, {"money/2026-q4/live#rate": ("share",)}))
    assert "/teams/money/2026-q4/live/" in pages.html("/teams/payments/2026-q4/activation/").replace("../", "/")
    for former in ("/teams/payments/", "/teams/payments/2026-q4/", "/teams/payments/2026-q4/live/"):
        assert pages.html(former).count("teams/money/")
    assert '<span id="share"></span>' in pages.html("/teams/money/2026-q4/live/")
    assert not pages.findings


def test_a_cycle_that_git_saw_renamed_leads_on_and_so_do_its_teams():
    org = organisation([objective("acme/2026-q4/a")])
    pages = site(seen(org, {("cycle", "2026-q4"): ("winter",)}))
    assert "/cycles/2026-q4/" in pages.html("/cycles/winter/").replace("../", "/")
    assert "/teams/acme/2026-q4/" in pages.html("/teams/acme/winter/").replace("../", "/")


def test_what_git_saw_yields_to_whatever_stands_there_now_without_a_word():
    org = organisation(
        [objective("acme/2026-q4/a"), objective("acme/2026-q4/b", aliases=("/teams/acme/2026-q4/old/",))]
    )
    names = {
        ("objective", "acme/2026-q4/a"): ("acme/2026-q4/b", "acme/2026-q4/old"),
        ("objective", "acme/2026-q4/gone"): ("acme/2026-q4/x",),
    }
    pages = site(seen(org, names))
    assert "/teams/acme/2026-q4/b/" in pages.html("/teams/acme/2026-q4/old/").replace("../", "/")
    assert "B" in pages.text("/teams/acme/2026-q4/b/")
    assert "/teams/acme/2026-q4/x/" not in pages.pages
    assert not pages.findings


def test_a_cycle_from_which_only_something_went_elsewhere_is_not_renamed():
    org = organisation([objective("acme/2026-q4/a"), objective("growth/2026-q3/b")], cycles=(Q3, Q4))
    pages = site(seen(org, {("cycle", "2026-q4"): ("2026-q3",), ("team", "acme"): ("growth",)}))
    assert "/teams/acme/2026-q3/" not in pages.pages
    assert "/teams/growth/2026-q4/" not in pages.pages

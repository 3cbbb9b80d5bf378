"""What configuration names on the site: the navigation's targets and the logo."""

from __future__ import annotations

import re

import pytest
from site_orgs import hidden, objective, organisation, site

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Asset, FreePage
from okrsite_gen.model.settings import NavigationItem, Settings, SiteSettings

LOGO = Asset("assets/logo.svg", "content/assets/logo.svg", "d", 1)


def org():
    pages = (FreePage("how", "How", Place("content/pages/how.md")), FreePage("größe", "G", Place("content/pages/g.md")))
    return organisation([objective("pay/2026-q4/o")], pages=pages, assets=(LOGO,))


def led(built, address="/teams/"):
    """The addresses of the navigation's entry `Mine` on a page."""
    return re.findall(r'<a href="([^"]*)"[^>]*>Mine<', built.html(address))


def navigation(target):
    return Settings(navigation=(NavigationItem("Mine", target),))


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("/pages/how/", "../pages/how/"),
        ("/pages/how", "../pages/how/"),
        ("/Pages/How/#part", "../pages/how/#part"),
        ("/pages/how/index.html", "../pages/how/"),
        ("/pages/größe/", "../pages/gr%C3%B6%C3%9Fe/"),
        ("/pages/gr%C3%B6%C3%9Fe/", "../pages/gr%C3%B6%C3%9Fe/"),
        ("/quality/", "../quality/"),
        ("/assets/logo.svg", "../assets/logo.svg"),
        ("https://example.com/x", "https://example.com/x"),
    ],
)
def test_an_entry_leads_to_what_the_site_has_or_out_of_it(target, href):
    built = site(org(), settings=navigation(target))
    assert led(built) == [href]
    assert built.findings == ()


@pytest.mark.parametrize("target", ["/pages/board/", "/feed.atom", "/teams/nobody/?x"])
def test_an_entry_that_leads_nowhere_is_left_out_and_reported(target):
    built = site(org(), settings=navigation(target))
    assert [address for address in built.pages if "Mine" in built.html(address)] == []
    (finding,) = built.findings
    assert (finding.code, finding.place) == ("SIT014", Place("okrsite.yml", ("navigation", 0, "target")))
    assert f"`{target}`" in finding.message
    assert "SIT014" in built.text("/quality/")


def test_a_build_that_hides_something_leaves_the_entry_out_without_a_word():
    built = site(hidden(org()), settings=navigation("/pages/board/"))
    assert [address for address in built.pages if "Mine" in built.html(address)] == []
    assert built.findings == ()


@pytest.mark.parametrize("written", ["assets/logo.svg", "/assets/logo.svg", "logo.svg", "content/assets/logo.svg"])
def test_the_logo_is_looked_up_among_the_assets(written):
    built = site(org(), settings=Settings(site=SiteSettings(logo=written)))
    assert '<img src="../assets/logo.svg"' in built.html("/teams/")
    assert built.findings == ()


def test_a_missing_logo_is_reported_and_not_shown():
    settings = Settings(site=SiteSettings(logo="missing.svg"))
    built = site(org(), settings=settings)
    assert "missing.svg" not in built.html("/teams/")
    assert [(finding.code, finding.place.path) for finding in built.findings] == [("SIT006", ("site", "logo"))]
    assert site(hidden(org()), settings=settings).findings == ()

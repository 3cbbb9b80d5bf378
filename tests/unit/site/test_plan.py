"""Which pages a site has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from site_orgs import Q3, Q4, check_in, metric_kr, objective, organisation, site, supports, team, update

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Charter, FreePage, Metric, Person
from okrsite_gen.model.settings import Outputs, Settings, SiteSettings
from okrsite_gen.site import routes
from okrsite_gen.site.views.presets import PRESETS


def everything():
    own = "payments/2026-q4/o"
    return organisation(
        [objective(own, metric_kr(own, "rate", "0%", "1%")), objective("acme/2026-q3/old")],
        [check_in("payments", "2026-q4", "2026-11-13", update(own, note="x"))],
        cycles=(Q3, Q4),
        teams=(team("acme"), team("payments", parent="acme")),
        charter=Charter(Place("content/index.md"), "Mission"),
        metrics=(Metric("nps", "nps", "NPS", Place("content/metrics/nps.md")),),
        people=(Person("maria", "maria", "Maria", Place("content/people/maria.md")),),
        pages=(FreePage("how", "How", Place("content/pages/how.md")),),
    )


def test_every_kind_of_page_has_its_address():
    settings = Settings(site=SiteSettings(indexing=True), outputs=Outputs(markdown=False))
    built = site(everything(), settings=settings, base_url="https://o.example/")
    assert set(built.pages) == {
        "/", "/cycles/", "/cycles/2026-q3/", "/cycles/2026-q3/alignment/", "/cycles/2026-q3/attention/",
        "/cycles/2026-q4/", "/cycles/2026-q4/alignment/", "/cycles/2026-q4/attention/", "/archive/", "/compare/",
        "/teams/", "/teams/acme/", "/teams/acme/2026-q3/", "/teams/acme/2026-q3/old/", "/teams/payments/",
        "/teams/payments/2026-q4/", "/teams/payments/2026-q4/check-ins/", "/teams/payments/2026-q4/o/",
        "/strategy/", "/metrics/", "/metrics/nps/", "/people/", "/people/maria/", "/pages/", "/pages/how/",
        "/quality/", "/start/", "/404.html", "/sitemap.xml",
        "/feed.atom", "/updates/weekly.atom", "/teams/acme/feed.atom", "/teams/payments/feed.atom",
        "/teams/payments/2026-q4/o/feed.atom",
        "/calendar.ics", "/teams/acme/calendar.ics", "/teams/payments/calendar.ics",
        "/search/", "/search/objectives/2026-q4/", "/search/key-results/2026-q4/",
        "/search/check-ins/2026-q4/", "/search/objectives/2026-q3/",
        "/explore/", *(f"/explore/{preset}/" for preset in PRESETS), "/explore/index.js",
        "/explore/cycles/2026-q4/1.js", "/explore/cycles/2026-q3/1.js",
        "/updates/", "/updates/2026-w27/", "/updates/2026-w40/", "/updates/2026-w42/", "/updates/2026-w46/",
        "/cycles/2026-q3/review/", "/cycles/2026-q4/review/", "/present/2026-q3/", "/present/2026-q3/acme/",
        "/present/2026-q4/", "/present/2026-q4/payments/",
        "/search/index.js", "/search/general-1.js", "/search/cycles/2026-q4/1.js", "/search/cycles/2026-q3/1.js",
        "/api/v1/",
    }  # fmt: skip


def test_the_same_content_gives_the_same_plan():
    first, second = site(everything()), site(everything())
    assert first.plan == second.plan
    assert [page.address for page in first.plan.pages] == [page.address for page in second.plan.pages]


def test_feed_and_sitemap_need_to_know_where_the_site_lives():
    built = site(everything())
    assert "/feed.atom" not in built.pages
    assert "/sitemap.xml" not in built.pages
    assert built.view("/").frame.feed == ""


def test_no_feed_is_made_where_configuration_says_so():
    built = site(everything(), settings=Settings(outputs=Outputs(feeds=False)), base_url="https://o.example/")
    assert not [address for address in built.pages if address.endswith(".atom")]
    assert "atom" not in "".join(built.html(address) for address in ("/", "/teams/payments/", "/updates/"))


def test_no_calendar_is_made_where_configuration_says_so():
    built = site(everything(), settings=Settings(outputs=Outputs(calendar=False)), base_url="https://o.example/")
    assert not [address for address in built.pages if address.endswith(".ics")]
    assert "webcal" not in "".join(built.html(address) for address in ("/", "/teams/payments/", "/updates/"))


def test_the_feed_tells_check_ins_newest_first():
    built = site(everything(), base_url="https://o.example/")
    (entry,) = built.view("/feed.atom").entries
    assert entry.address == "/teams/payments/2026-q4/check-ins/#2026-11-13"
    assert "checked in for Q4 2026" in built.html("/feed.atom")


@pytest.mark.parametrize(("indexing", "listed"), [(True, True), (False, False)])
def test_the_sitemap_names_pages_only_where_they_may_be_indexed(indexing, listed):
    settings = Settings(site=SiteSettings(indexing=indexing))
    built = site(everything(), settings=settings, base_url="https://o.example/")
    addresses = {address for address, _ in built.view("/sitemap.xml").pages}
    assert ("/teams/" in addresses) is listed
    assert not addresses & {"/404.html", "/quality/", "/feed.atom"}


def test_of_two_pages_with_one_address_the_second_is_left_out_and_reported():
    org = organisation(
        [objective(f"payments/2026-q4/o{n:03}") for n in range(201)] + [objective("payments/2026-q4/page-2")]
    )
    built = site(org)
    assert built.pages["/teams/payments/2026-q4/page-2/"].template == "pages/objective.html"
    (finding,) = built.findings
    assert finding.code == "SIT010"
    assert "/teams/payments/2026-q4/page-2/" in finding.message
    assert "SIT010" in built.text("/quality/")


def test_no_two_addresses_are_the_same_whatever_their_case():
    built = site(everything())
    folded = [routes.comparable(address) for address in built.pages]
    assert len(folded) == len(set(folded))


def links(built):
    """Every address that a page links to, with the pages that do."""
    found = {}
    for address, page in built.pages.items():
        if page.media == "text/html":
            html = built.html(address)
            for target in re.findall(r'<a\b[^>]*\shref="([^"]*)"', html):
                found.setdefault((address, target), html)
    return found


def test_every_link_leads_to_a_page_and_an_id_that_exist():
    key = "growth/2026-q4/shop"
    extra = objective(key, metric_kr(key, "a", "0%", "1%"), supports=(supports("payments/2026-q4/o#rate"),))
    org = everything()
    org = organisation(
        [*org.objectives.values(), extra], list(org.check_ins.values()), cycles=(Q3, Q4),
        teams=tuple(replace(each, lead=None) for each in org.teams.values()),
    )  # fmt: skip
    built = site(org)
    ids = {address: set(re.findall(r'\sid="([^"]+)"', built.html(address))) for address in built.pages}
    faults = []
    for address, target in links(built):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        steps = [part for part in address.strip("/").split("/") if part] if path else None
        where = address
        if steps is not None:
            folder = steps if address.endswith("/") else steps[:-1]
            if path.startswith("/"):
                folder, path = [], path[1:]
            for part in path.split("/"):
                folder = folder[:-1] if part == ".." else folder if part in {"", "."} else [*folder, part]
            where = "/" + "".join(f"{part}/" for part in folder)
        if where.startswith("/api/v1/") and where != "/api/v1/":
            continue  # data, which stands beside the pages once they are planned
        if where not in built.pages or (fragment and fragment not in ids[where]):
            faults.append((address, target))
    assert faults == []


def test_an_objective_that_thousands_support_stays_small_and_goes_on_on_further_pages():
    top = objective("acme/2026-q4/top")
    below = [objective(f"t{n % 50}/2026-q4/o{n}", supports=(supports("acme/2026-q4/top"),)) for n in range(2000)]
    built = site(organisation([top, *below], teams=[team(f"t{n}") for n in range(50)]))
    assert "/teams/acme/2026-q4/top/page-20/" in built.pages
    assert len(built.html("/teams/acme/2026-q4/top/")) < 300_000


def test_the_progress_of_one_objective_leaves_the_pages_of_strangers_alone():
    def views(target):
        moved = objective("payments/2026-q4/o", metric_kr("payments/2026-q4/o", "rate", "0%", target))
        stranger = objective("growth/2026-q4/p", metric_kr("growth/2026-q4/p", "rate", "0%", "9%"))
        org = organisation([moved, stranger], teams=(team("payments"), team("growth")))
        return {address: repr(page.view) for address, page in site(org).pages.items()}

    before, after = views("5%"), views("7%")
    assert before["/teams/payments/2026-q4/o/"] != after["/teams/payments/2026-q4/o/"]
    for address in ("/teams/growth/2026-q4/p/", "/teams/growth/", "/teams/growth/2026-q4/"):
        assert before[address] == after[address], address

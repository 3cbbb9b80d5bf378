"""Where authors' links lead."""

from __future__ import annotations

from decimal import Decimal

import pytest
from site_orgs import Q4, check_in, figure, hidden, metric_kr, objective, organisation, site

from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Initiative
from okrsite_gen.model.organisation import Asset, FreePage, Metric, Person
from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings
from okrsite_gen.site.linking import NOWHERE, Linker

RATE = metric_kr("payments/2026-q4/activation", "rate", "0%", "100%", current=figure("40%"), confidence=8)
ORG = organisation(
    [objective("payments/2026-q4/activation", RATE, title="Go *live*"), objective("growth/2026-q4/shop")],
    [check_in("payments", "2026-q4", "2026-11-13")],
    people=(Person("maria", "maria", "Maria O.", Place("content/people/maria.md"), role="Lead"),),
    pages=(FreePage("how", "How", Place("content/pages/how.md"), "## Why we do it\n\nSo."),),
    metrics=(Metric("nps", "nps", "NPS", Place("content/metrics/nps.md")),),
    assets=(Asset("assets/pic.png", "content/assets/pic.png", "d", 1),),
)
FILE = "content/teams/growth/2026-Q4/shop.md"
SCOPE = Scope("growth", "2026-q4", "growth/2026-q4/shop")


def linker(settings=Settings(), org=ORG):  # noqa: B008
    return Linker(org, analyse(org, Q4.end, settings), settings, Markdown())


def lead(text, file=FILE, scope=SCOPE, settings=Settings()):  # noqa: B008
    """Where the one link in a text leads; None where it is to be shown as its words."""
    links = linker(settings).title(text, scope, file).links
    return links[0][1] if links else None


@pytest.mark.parametrize("written", ["shop", "growth/shop", "Growth/2026-Q4/SHOP"])
def test_references_leave_out_what_the_place_tells(written):
    assert lead(f"See [[{written}]]").address == "/teams/growth/2026-q4/shop/"


def test_a_reference_carries_title_status_and_progress_of_its_target():
    found = lead("[[payments/activation#rate]]")
    assert (found.address, found.title) == ("/teams/payments/2026-q4/activation/#rate", "Rate")
    assert found.progress == Decimal("0.4")
    assert found.status
    assert lead("[[payments/activation]]").title == "Go live"


@pytest.mark.parametrize("written", ["nobody", "secret/plan", "payments/activation#nothing", "a/b/c/d", "#rate"])
def test_what_does_not_exist_leads_nowhere_and_looks_like_what_is_hidden(written):
    assert lead(f"[[{written}]]") == NOWHERE


def test_a_person_whom_a_build_does_not_show_is_somebody_where_it_hides_anything():
    (link,) = linker(org=hidden(ORG)).title("Ask [[@nobody]]").links
    assert link[1] == NOWHERE
    assert linker().title("Ask [[@nobody]]").links == ()
    built = site(hidden(organisation([objective("a/2026-q4/o", body="Ask [[@?]]!")])))
    assert ">somebody</span>!" in built.main("/teams/a/2026-q4/o/")


def test_people_are_linked_where_they_may_appear():
    assert lead("[[@Maria]]") == LinkTarget("/people/maria/", "Maria O.")
    assert lead("[[@maria]]", settings=Settings(owners="role")) == LinkTarget("", "Lead")
    assert lead("[[@maria]]", settings=Settings(owners="none")) == LinkTarget("", "")
    assert lead("[[@nobody]]") is None


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("../../payments/2026-q4/activation.md", "/teams/payments/2026-q4/activation/"),
        ("../../payments/2026-Q4/Activation.md#RATE", "/teams/payments/2026-q4/activation/#rate"),
        ("../../payments/2026-q4/activation.md#nothing", "/teams/payments/2026-q4/activation/"),
        ("../../payments/2026-q4/check-ins/2026-11-13.md", "/teams/payments/2026-q4/check-ins/#2026-11-13"),
        ("../../payments/", "/teams/payments/"),
        ("../../payments/team.md", "/teams/payments/"),
        ("../../../cycles/2026-Q4.md", "/cycles/2026-q4/"),
        ("../../../metrics/nps.csv", "/metrics/nps/"),
        ("../../../pages/how.md#why-we-do-it", "/pages/how/#why-we-do-it"),
        ("../../../pages/how.md#nowhere", "/pages/how/"),
        ("../../../index.md", "/"),
        ("../../../assets/pic.png", "/assets/pic.png"),
        ("/assets/pic.png", "/assets/pic.png"),
        ("/pages/how.md", "/pages/how/"),
    ],
)
def test_relative_links_to_content_files_become_addresses(path, address):
    assert lead(f"[x]({path})").address == address


def test_links_are_found_in_other_content_folders_too():
    settings = Settings(content=("content", "private"))
    found = lead("[x](../../payments/2026-q4/activation.md)", "private/teams/growth/2026-Q4/shop.md", settings=settings)
    assert found.address == "/teams/payments/2026-q4/activation/"


@pytest.mark.parametrize("text", ["[x](../gone.md)", "[x](https://x.example)", "[x](#here)", "plain", "a ](b"])
def test_other_links_are_left_to_stand_as_they_are(text):
    assert lead(text) is None


def test_pictures_lead_to_assets():
    assert lead("![x](../../../assets/pic.png)").address == "/assets/pic.png"
    assert lead("![x](../../../assets/gone.png)") is None


def test_every_link_of_a_text_is_resolved_once():
    prose = linker().prose("[[shop]] [[shop]] [[nobody]]\n\n[a]: ../../payments/team.md\n\n[a]", SCOPE, FILE, "p.", 3)
    assert [target.address for _, target in prose.links] == [
        "/teams/growth/2026-q4/shop/", "", "/teams/payments/",
    ]  # fmt: skip
    assert (prose.prefix, prose.level) == ("p.", 3)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://example.com/x", "https://example.com/x"),
        ("../../../assets/pic.png", "/assets/pic.png"),
        ("assets/pic.png", "/assets/pic.png"),
        ("/assets/pic.png", "/assets/pic.png"),
        ("content/assets/pic.png", "/assets/pic.png"),
        ("../../../pages/how.md", "/pages/how/"),
        ("/pages/how.md#why-we-do-it", "/pages/how/#why-we-do-it"),
        ("../../payments/2026-Q4/../2026-Q4", "/teams/payments/2026-q4/"),
        ("nowhere.pdf", ""),
        ("#part", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_a_field_may_hold_a_web_address_or_the_path_of_what_the_site_has(target, address):
    assert linker().destination(target, FILE) == address


def test_evidence_and_work_lead_where_their_paths_say():
    key = "growth/2026-q4/shop"
    part = metric_kr(
        key, "a", "0%", "1%", evidence="assets/pic.png", initiatives=(Initiative("Work", 'https://example.com/"x'),)
    )
    org = organisation(
        [objective(key, part, initiatives=(Initiative("Lost", "lost.pdf"),))], assets=ORG.assets.values()
    )
    html = site(org).main(f"/teams/{key}/")
    assert '<a href="../../../../assets/pic.png">' in html
    assert '<a rel="noreferrer" href="https://example.com/%22x">Work</a>' in html
    assert ">Lost<" in html

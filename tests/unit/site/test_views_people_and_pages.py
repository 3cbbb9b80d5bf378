"""What people, free pages and the quality page say, and where navigation leads."""

from __future__ import annotations

import re

import pytest
from site_orgs import (
    Q3,
    Q4,
    YEAR,
    goal,
    organisation,
    owner,
    site,
    team,
)

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import (
    Asset,
    FreePage,
    Person,
)
from okrsite_gen.model.settings import NavigationItem, Settings

# People


def test_a_person_shows_what_they_own_without_any_figure():
    people = (
        Person("maria", "maria", "Maria", Place("content/people/maria.md"), "payments", "Lead", "maria.png", "Ask me."),
    )
    org = organisation(
        [
            goal("payments/2026-q4/p", owner=owner("@maria")),
            goal("payments/2026-q4/c", contributors=(owner("@maria"),)),
            goal("payments/2026-q3/old", owner=owner("@maria")),
        ],
        cycles=(Q3, Q4),
        teams=(team("payments", lead=owner("@maria")),),
        people=people,
        assets=(Asset("assets/maria.png", "content/assets/maria.png", "d", 1),),
    )
    built = site(org)
    text = built.text("/people/maria/")
    assert re.search(
        r"Maria Lead Payments Ask me\. Leads or champions Payments Objectives P Payments, Q4 2026 "
        r"Contributes to C Payments, Q4 2026 In other cycles Old Payments, Q3 2026$", text
    )  # fmt: skip
    assert 'src="../../assets/maria.png"' in built.main("/people/maria/")
    for address in ("/people/", "/people/maria/"):
        assert not re.search(
            r"\d ?%|on track|at risk|\b\d+ (objectives|key results)", built.text(address), re.IGNORECASE
        )


@pytest.mark.parametrize("owners", ["role", "none"])
def test_there_are_no_pages_of_people_where_names_are_not_shown(owners):
    people = (Person("maria", "maria", "Maria", Place("content/people/maria.md")),)
    built = site(organisation([], people=people), settings=Settings(owners=owners))
    assert not any(address.startswith("/people/") for address in built.pages)
    assert "People" not in built.html("/")


# Free pages


def page(key, title, **fields):
    return FreePage(key, title, Place(f"content/pages/{key}.md"), **fields)


def test_free_pages_are_listed_in_their_order_and_lead_on():
    org = organisation([], pages=(page("b", "Second"), page("a", "First *one*", order=1, body="Words.")))
    built = site(org)
    assert re.search(r"First one Second", built.text("/pages/"))
    assert re.search(r"First one Words\. Next Second", built.text("/pages/a/"))


def test_an_index_takes_the_place_of_the_list_of_free_pages():
    built = site(organisation([], pages=(page("index", "Welcome", body="In."), page("a", "A"))))
    assert "Welcome In." in built.text("/pages/")
    assert built.findings == ()


# Quality


def test_teams_without_objectives_in_the_current_cycle_are_named():
    org = organisation([goal("acme/2026-q4/a")], teams=(team("acme"), team("idle"), team("gone", closed=True)))
    assert re.search(r"Teams without objectives in Q4 2026 Idle$", site(org).text("/quality/"))


def test_a_company_with_objectives_for_the_year_is_not_among_the_teams_without():
    org = organisation(
        [goal("acme/2026/a"), goal("busy/2026-q4/b")],
        cycles=(YEAR, Q4),
        teams=(team("acme"), team("busy"), team("idle")),
    )
    assert re.search(r"Teams without objectives in Q4 2026 Idle$", site(org).text("/quality/"))


# Navigation


def test_navigation_leads_only_to_what_exists_and_to_what_configuration_adds():
    settings = Settings(navigation=(NavigationItem("Wiki", "https://wiki.example/"),))
    built = site(organisation([], cycles=()), settings=settings)
    menu = built.html("/").partition("<nav")[2].partition("</nav>")[0]
    assert re.findall(r">([^<>\n]+)</a>", menu) == [
        "Home",
        "Teams",
        "Wiki",
        "Content quality",
        "How to read this",
    ]


def test_the_part_of_the_site_that_a_page_belongs_to_is_marked():
    built = site(organisation([goal("acme/2026-q4/a")]))
    for address, part in (
        ("/teams/acme/", "Teams"),
        ("/cycles/2026-q4/", "Current cycle"),
        ("/quality/", "Content quality"),
    ):
        menu = built.html(address).partition("<nav")[2].partition("</nav>")[0]
        assert re.findall(r'aria-current="true">([^<]+)<', menu) == [part]


def test_only_pages_whose_figures_depend_on_the_day_show_how_far_the_cycle_is():
    built = site(organisation([goal("acme/2026-q4/a")]))
    assert "day 51 of 92" in built.html("/")
    assert "day 51" not in built.html("/start/")
    assert '<a class="context-cycle" href="../cycles/2026-q4/">Q4 2026</a>' in built.html("/start/")

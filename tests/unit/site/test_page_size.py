"""However much there is to tell, no page grows without end, and nothing is lost."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from site_orgs import check_in, metric_kr, needs, objective, organisation, owner, plan, site, supports, team, update

from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Initiative
from okrsite_gen.model.organisation import Metric, Person
from okrsite_gen.site.views.alignment import ALSO

TOP = "acme/2026-q4/top"
KEY_RESULTS, DAYS, UPDATES, SUPPORTERS = 100, 50, 60, 1500
MEGABYTE, NODES = 1_000_000, 1_500
MORE = "And so it went on. " * 10


@pytest.fixture(scope="module")
def built():
    top = objective(
        TOP,
        *(metric_kr(TOP, f"kr-{n}", "0%", "50%", n) for n in range(1, KEY_RESULTS + 1)),
        initiatives=tuple(Initiative(f"Work {n}!") for n in range(250)),
        depends_on=tuple(needs(team="acme", note=f"Need {n}!") for n in range(250)),
        supports=tuple(supports(f"t{n}/2026-q4/o{n}") for n in range(250)),
    )
    below = [objective(f"t{n}/2026-q4/o{n}", supports=(supports(f"{TOP}#kr-1"),)) for n in range(SUPPORTERS)]
    first = date(2026, 10, 1)
    check_ins = [
        check_in(
            "acme", "2026-q4", (first + timedelta(day)).isoformat(),
            *(update(f"{TOP}#kr-{n}", f"{n}%", note=f"Word {day}-{n}! {MORE}") for n in range(1, UPDATES + 1)),
        )
        for day in range(DAYS)
    ]  # fmt: skip
    return site(
        organisation(
            [top, *below], check_ins, teams=[team(f"t{n}") for n in range(SUPPORTERS)],
            plans=[plan("acme", "2026-q4", *(f"Not {n}!" for n in range(1000)))],
        )
    )  # fmt: skip


def pages(built, start):
    return {address: built.html(address) for address in built.pages if re.fullmatch(rf"{start}(page-\d+/)?", address)}


def told(pages, pattern):
    return set(re.findall(pattern, " ".join(pages.values())))


def test_no_page_of_a_large_objective_or_its_check_ins_exceeds_a_megabyte(built):
    shown = {
        **pages(built, "/teams/acme/2026-q4/"),
        **pages(built, f"/teams/{TOP}/"),
        **pages(built, "/teams/acme/2026-q4/check-ins/"),
        **pages(built, "/cycles/2026-q4/alignment/"),
    }
    assert {address: len(html) for address, html in shown.items() if len(html.encode()) > MEGABYTE} == {}


def test_an_objective_s_pages_lose_nothing(built):
    shown = pages(built, f"/teams/{TOP}/")
    assert len(told(shown, r'<article class="key-result" id="(.*?)"')) == KEY_RESULTS
    assert len(told(shown, r"Word (\d+-\d+)!")) == DAYS * UPDATES
    assert len(told(shown, r"(Work \d+)!")) == len(told(shown, r"(Need \d+)!")) == 250
    assert len(told(shown, r'href="[./]*/teams/t(\d+)/2026-q4/o\1/"')) == SUPPORTERS
    assert len(built.view(f"/teams/{TOP}/").lists.key_results[0].supporters) == 4
    assert "1,496 more support it" in shown[f"/teams/{TOP}/"]


def test_every_day_keeps_its_anchor_on_the_first_page_of_check_ins(built):
    shown = pages(built, "/teams/acme/2026-q4/check-ins/")
    first = shown["/teams/acme/2026-q4/check-ins/"]
    days = re.findall(r' id="(\d{4}-\d\d-\d\d)"', first)
    assert len(days) == len(set(days)) == DAYS
    assert len(told(shown, r"Word (\d+-\d+)!")) == DAYS * UPDATES
    elsewhere = re.findall(r'href="[^"]*/page-(\d+)/#([\d-]+)"', first)
    assert elsewhere
    for number, day in elsewhere:
        assert f'<section id="{day}" class="check-in line">' in shown[f"/teams/acme/2026-q4/check-ins/page-{number}/"]


def test_what_a_team_does_not_do_goes_on_on_further_pages(built):
    assert len(told(pages(built, "/teams/acme/2026-q4/"), r"<li[^>]*>(Not \d+)!")) == 1000


def test_the_outline_names_a_few_of_many_supports_and_leads_to_the_others(built):
    shown = pages(built, "/cycles/2026-q4/alignment/")
    rows = [row.node for page in shown for row in walk(built.view(page).branches)]
    own = [node for node in rows if node.objective.key == TOP and not node.reference]
    assert {len(node.also) for node in own} == {ALSO}
    assert all(not node.also for node in rows if node.reference)
    assert f'top/#part.sight">{own[0].more_also} more that it supports' in " ".join(shown.values())


def walk(branches):
    for branch in branches:
        yield branch
        yield from walk(branch.children)


def test_what_a_person_looks_after_goes_on_on_further_pages():
    people = (Person("maria", "maria", "Maria", Place("content/people/maria.md")),)
    metrics = tuple(
        Metric(f"m{n}", f"m{n}", f"Metric {n}!", Place(f"content/metrics/m{n}.md"), owner=owner("@maria"))
        for n in range(450)
    )
    built = site(organisation(people=people, metrics=metrics))
    shown = pages(built, "/people/maria/")
    assert len(shown) == 3
    assert len(told(shown, r"(Metric \d+)!")) == 450


def nodes(html):
    return len(re.findall(r"<[a-z]", html))


def test_the_lists_of_a_large_cycle_stay_light(built):
    lists = (
        "/cycles/2026-q4/", "/cycles/2026-q4/alignment/", "/cycles/2026-q4/dependencies/", "/cycles/2026-q4/review/",
        "/cycles/2026-q4/attention/", "/explore/", "/explore/unaligned/", "/search/objectives/2026-q4/", "/teams/", "/",
        r"/updates/2026-w\d\d/",
    )  # fmt: skip
    shown = {address: html for start in lists for address, html in pages(built, start).items()}
    assert {address: nodes(html) for address, html in shown.items() if nodes(html) > NODES} == {}


def test_the_first_page_of_an_objective_with_many_key_results_stays_light(built):
    first = built.html(f"/teams/{TOP}/")
    assert first.count('<article class="key-result"') == 4
    assert set(re.findall(r' id="(kr-\d+)"', first)) == {f"kr-{n}" for n in range(1, KEY_RESULTS + 1)}


def test_an_outline_that_fits_below_its_map_is_not_cut():
    below = [objective(f"acme/2026-q4/o{n}", supports=(supports(TOP),)) for n in range(44)]
    small = site(organisation([objective(TOP), *below], teams=[team("acme")]))
    shown = pages(small, "/cycles/2026-q4/alignment/")
    assert list(shown) == ["/cycles/2026-q4/alignment/"]
    assert all(600 < nodes(html) <= NODES for html in shown.values())

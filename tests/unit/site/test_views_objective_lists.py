"""How the page of an objective tells many things: lists that go on, lists of names, titles told apart."""

from __future__ import annotations

import re

import pytest
from objective_page import OWN, PAGE, one
from site_orgs import (
    check_in,
    metric_kr,
    objective,
    organisation,
    site,
    supports,
    update,
)


def test_long_lists_go_on_on_further_pages_and_every_key_result_keeps_its_address():
    many = [metric_kr(OWN, f"kr{n}", "0%", "100%", n) for n in range(1, 13)]
    below = [objective(f"growth/2026-q4/s{n:03}", supports=(supports(OWN),)) for n in range(130)]
    built = site(organisation([one(*many), *below]))
    assert '<article class="key-result" id="kr4"' in built.html(PAGE)
    assert '<article class="key-result" id="kr5"' in built.html(f"{PAGE}page-2/")
    assert built.view("/teams/payments/").lists.current[0].blocks[0].key_results[8].address == f"{PAGE}page-2/#kr9"
    assert "Supported by 130 objectives" in built.text(PAGE)
    assert "124 more on the next 5 pages" in built.text(PAGE)
    assert "8 more on the next page" in built.text(PAGE)
    assert "S035" in built.text(f"{PAGE}page-2/")
    assert "S129" in built.text(f"{PAGE}page-6/")
    assert f"{PAGE}page-7/" not in built.pages


def test_the_way_to_further_pages_stands_below_the_last_list_that_goes_on():
    below = [objective(f"growth/2026-q4/s{n:03}", supports=(supports(OWN),)) for n in range(80)]
    said = [check_in("payments", "2026-q4", f"2026-10-{1 + n:02}", update(OWN, note=f"said {n}")) for n in range(24)]

    def parts(built, address):
        return re.findall(r'id="part\.(supporters|timeline)"|class="(pager)"', built.html(address))

    supported = site(organisation([one(), *below], said[:2]))
    assert parts(supported, PAGE) == [("supporters", ""), ("", "pager"), ("timeline", "")]
    both = site(organisation([one(), *below], said))
    assert parts(both, PAGE) == [("supporters", ""), ("timeline", ""), ("", "pager")]
    assert parts(both, f"{PAGE}page-2/") == [("supporters", ""), ("timeline", ""), ("", "pager")]
    assert parts(both, f"{PAGE}page-3/") == [("supporters", ""), ("", "pager")]


@pytest.mark.parametrize(("count", "pages"), [(10, 1), (11, 2)])
def test_nobody_is_sent_to_another_page_for_a_handful_of_entries(count, pages):
    said = [check_in("payments", "2026-q4", f"2026-10-{1 + n:02}", update(OWN, note=f"said {n}")) for n in range(count)]
    assert site(organisation([one()], said)).view(PAGE).lists.pager.total == pages


def test_a_link_to_a_key_result_that_moved_to_a_further_page_is_led_there():
    many = [metric_kr(OWN, f"kr{n}", "0%", "100%", n) for n in range(1, 41)]
    html = site(organisation([one(*many)])).html(PAGE)
    anchors = re.findall(r' id="(kr\d+)"', html)
    assert sorted(anchors, key=lambda anchor: int(anchor[2:])) == [f"kr{n}" for n in range(1, 41)]
    led = dict(re.findall(r'<a id="(kr\d+)" href="([^"]+)"', html))
    assert next(iter(led)) == "kr5"
    assert led["kr12"] == f"../../../..{PAGE}page-2/#kr12"
    assert led["kr40"] == f"../../../..{PAGE}page-6/#kr40"


def test_from_eight_key_results_on_the_page_opens_with_their_list():
    def listed(count):
        many = [metric_kr(OWN, f"kr{n}", "0%", "100%", n) for n in range(1, count + 1)]
        return len(site(organisation([one(*many)])).view(PAGE).key_result_list)

    assert (listed(7), listed(8)) == (0, 8)


def test_a_very_long_list_of_key_results_names_all_of_them_without_small_drawings():
    def drawn(count):
        many = [metric_kr(OWN, f"kr{n}", "0%", "100%", n) for n in range(1, count + 1)]
        (listed,) = re.findall(
            r'<div class="results.*?</table>', site(organisation([one(*many)])).html(PAGE), re.DOTALL
        )
        return listed.count("<tr"), listed.count('<svg class="bar')

    assert drawn(9) == (10, 9)
    assert drawn(13) == (14, 0)


def test_figures_of_a_drawing_that_leave_its_table_are_one_link_away():
    days = [f"2026-10-{day:02}" for day in range(5, 17)]
    said = [check_in("payments", "2026-q4", day, update(f"{OWN}#kr1", f"{n}%")) for n, day in enumerate(days)]
    html = site(organisation([one(metric_kr(OWN, "kr1", "0%", "100%", 12))], said)).html(PAGE)
    assert re.search(r'<a href="[./]*/teams/payments/2026-q4/check-ins/#2026-10-16">\d+ earlier values stand', html)


def test_two_objectives_of_a_team_with_one_title_are_told_apart_in_the_title_of_the_page():
    twins = [objective("payments/2026-q4/a", title="Same"), objective("payments/2026-q4/b", title="Same")]
    built = site(organisation(twins))
    titles = {re.search("<title>(.*?)</title>", built.html(f"/teams/{twin.key}/"))[1] for twin in twins}
    assert len(titles) == 2

"""Addresses."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.site import routes


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (routes.address_of_team("payments"), "/teams/payments/"),
        (routes.address_of_team_cycle("payments", "2026-q4"), "/teams/payments/2026-q4/"),
        (routes.address_of_objective("payments/2026-q4/activation"), "/teams/payments/2026-q4/activation/"),
        (routes.address_of_check_ins("payments", "2026-q4"), "/teams/payments/2026-q4/check-ins/"),
        (
            routes.address_of_check_in("payments", "2026-q4", date(2026, 11, 20)),
            "/teams/payments/2026-q4/check-ins/#2026-11-20",
        ),
        (routes.address_of_cycle("2026-q4"), "/cycles/2026-q4/"),
        (routes.address_of_alignment("2026-q4"), "/cycles/2026-q4/alignment/"),
        (routes.address_of_attention("2026-q4"), "/cycles/2026-q4/attention/"),
        (routes.address_of_dependencies("2026-q4"), "/cycles/2026-q4/dependencies/"),
        (routes.address_of_pillar("growth"), "/strategy/#growth"),
        (routes.address_of_metric("nps"), "/metrics/nps/"),
        (routes.address_of_person("maria"), "/people/maria/"),
        (routes.address_of_page("how"), "/pages/how/"),
        (routes.address_of_page("index"), "/pages/"),
        (routes.address_of_page("guides/index"), "/pages/guides/"),
        (routes.address_of_page("reindex"), "/pages/reindex/"),
    ],
)
def test_everything_has_an_address(address, expected):
    assert address == expected


@pytest.mark.parametrize(
    ("position", "total", "expected"),
    [
        (1, 1, "/teams/t/c/o/#rate"),
        (8, 8, "/teams/t/c/o/#rate"),
        (4, 9, "/teams/t/c/o/#rate"),
        (5, 9, "/teams/t/c/o/page-2/#rate"),
        (12, 13, "/teams/t/c/o/page-2/#rate"),
        (13, 13, "/teams/t/c/o/page-3/#rate"),
    ],
)
def test_a_key_result_is_an_anchor_on_the_page_that_holds_it(position, total, expected):
    assert routes.address_of_key_result("t/c/o", "rate", position, total) == expected


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/teams/x/", "teams/x/index.html"),
        ("/teams/x/#kr", "teams/x/index.html"),
        ("/404.html", "404.html"),
        ("/feed.atom", "feed.atom"),
    ],
)
def test_an_address_tells_the_file_that_holds_its_page(address, file):
    assert routes.output_path(address) == file


def test_the_first_page_of_a_list_has_the_address_of_the_list():
    assert [routes.numbered("/teams/", number) for number in (1, 2, 10)] == [
        "/teams/", "/teams/page-2/", "/teams/page-10/",
    ]  # fmt: skip


def test_addresses_are_the_same_whatever_the_case_or_composition_of_their_letters():
    assert routes.comparable("/Teams/CAFE\u0301/") == routes.comparable("/teams/caf\u00e9/")

from __future__ import annotations

import json
from datetime import date

import pytest

from okrsite_gen.model.settings import Settings, SiteSettings
from okrsite_gen.site.machine import build_record, machine_files, not_found_page, redirect_page, robots
from okrsite_gen.site.page import BuildFacts, Frame, Link

FACTS = BuildFacts(date(2026, 11, 20), base_url="https://okr.example/", version="1.2")


@pytest.mark.parametrize(
    ("indexing", "sitemap", "text"),
    [
        (False, "/sitemap.xml", "User-agent: *\nDisallow: /\n"),
        (True, "/sitemap.xml", "User-agent: *\nAllow: /\n\nSitemap: https://okr.example/sitemap.xml\n"),
        (True, "", "User-agent: *\nAllow: /\n"),
    ],
)
def test_robots_are_let_in_only_where_configuration_says_so(indexing, sitemap, text):
    assert robots(Settings(site=SiteSettings(indexing=indexing)), FACTS, sitemap) == text


def test_the_build_record_says_what_was_built_and_names_no_audience():
    record = json.loads(build_record(BuildFacts(date(2026, 11, 20), commit="abc", version="1.2", audience="board")))
    assert record == {
        "generator": "okrsite",
        "version": "1.2",
        "as_of": "2026-11-20",
        "as_of_fixed": False,
        "commit": "abc",
    }


def test_a_commit_that_may_not_be_shown_leaves_no_trace():
    assert "commit" not in json.loads(build_record(FACTS))


def test_machine_files_are_robots_the_record_and_a_word_to_jekyll():
    assert [file.address for file in machine_files(Settings(), FACTS)] == ["/robots.txt", "/build.json", "/.nojekyll"]


def test_a_redirect_leads_on_with_and_without_script(make_renderer):
    html = make_renderer().render(redirect_page("/old/place/", "/teams/x/#rate", "Rate")).decode()
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../teams/x/#rate"></noscript>' in html
    assert '<a id="new-address" href="../../teams/x/#rate">Rate</a>' in html
    assert '<script src="../../assets/redirect.' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_page_for_missing_addresses_leads_to_the_parts_of_the_site(make_renderer):
    page = not_found_page(Frame(navigation=(Link("Teams", "/teams/"),)))
    html = make_renderer(facts=FACTS).render(page).decode()
    assert '<a href="/teams/">Teams</a>' in html
    assert '<a href="/search/">' in html.partition("<main")[2]
    assert "canonical" not in html

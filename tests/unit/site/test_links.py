from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site.links import absolute, encoded, href, is_web_address, relative, rooted, way_to_root, without_links
from okrsite_gen.site.page import BuildFacts

DAY = date(2026, 11, 20)
WEB, FILE = BuildFacts(DAY), BuildFacts(DAY, links="file")


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        ("/teams/x/", f"{ROOT}/teams/x/"),
        ("/teams/größe/#a b", f"{ROOT}/teams/gr%C3%B6%C3%9Fe/#a%20b"),
        ("/assets/50%.png", f"{ROOT}/assets/50%25.png"),
        ("#anchor", "#anchor"),
        ("https://example.com/?a=b&c", "https://example.com/?a=b&c"),
        ("mailto:okr@example.com", "mailto:okr@example.com"),
        ('https://example.com/a"b|100%?ü=%20#c', "https://example.com/a%22b%7C100%25?ü=%20#c"),
        ("https://example.com/a b", ""),
        ("//evil.example/", ""),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("some words", ""),
        ("", ""),
    ],
)
def test_a_link_leads_into_the_site_or_out_by_a_safe_scheme(target, shown):
    assert href(target) == shown
    assert is_web_address(target) == (bool(shown) and ":" in shown)


@pytest.mark.parametrize(
    ("address", "way"), [("/", "./"), ("/teams/", "../"), ("/teams/x/2026/", "../../../"), ("/feed.atom", "./")]
)
def test_the_way_to_the_root_depends_on_the_depth(address, way):
    assert way_to_root(address) == way


@pytest.mark.parametrize(
    ("address", "facts", "html", "shown"),
    [
        ("/teams/x/", WEB, f'<a href="{ROOT}/">', '<a href="../../">'),
        ("/", WEB, f'<a href="{ROOT}/teams/#a">', '<a href="./teams/#a">'),
        ("/teams/x/", WEB, f'<a href="{ROOT}/teams/x/#kr">', '<a href="#kr">'),
        ("/teams/ü/", WEB, f'<a href="{ROOT}/teams/%C3%BC/#kr">', '<a href="#kr">'),
        ("/teams/ü/", WEB, f'<a href="{ROOT}/teams/ü/#kr">', '<a href="#kr">'),
        ("/teams/x/", WEB, f'<a href="{ROOT}/teams/xy/#kr">', '<a href="../../teams/xy/#kr">'),
        ("/teams/", FILE, f'<a href="{ROOT}/">', '<a href="../index.html">'),
        ("/teams/", FILE, f'<a href="{ROOT}/a/b/#c">', '<a href="../a/b/index.html#c">'),
        ("/teams/", FILE, f'<img src="{ROOT}/assets/a.png">', '<img src="../assets/a.png">'),
        ("/teams/", FILE, '<a href="#c">', '<a href="#c">'),
        ("/404.html", WEB, f'<a href="{ROOT}/teams/">', '<a href="/teams/">'),
        (
            "/404.html",
            BuildFacts(DAY, base_url="https://okr.example/a/b/"),
            f'<a href="{ROOT}/teams/">',
            '<a href="/a/b/teams/">',
        ),
    ],
)
def test_links_are_relative_to_their_page(address, facts, html, shown):
    assert relative(html, address, facts) == shown


def test_no_root_marker_is_ever_left():
    assert ROOT not in relative(f"a {ROOT} b {ROOT}x", "/", WEB)
    assert ROOT not in rooted(f"a {ROOT} b", "https://okr.example/")


def test_absolute_addresses_are_encoded():
    assert absolute("/teams/ü/#a", "https://okr.example/x/") == "https://okr.example/x/teams/%C3%BC/#a"
    assert encoded("/teams/x/") == "/teams/x/"


def test_words_of_links_remain_where_a_link_cannot_stand():
    html = 'See <a href="/x?a>b" title="1 > 0">the <em>plan</em></a>, <abbr>SSO</abbr> and <A HREF="#">more</A>'
    assert without_links(html) == "See the <em>plan</em>, <abbr>SSO</abbr> and more"

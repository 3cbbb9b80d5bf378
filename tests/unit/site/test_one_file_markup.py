"""Markup of one page among that of others."""

from __future__ import annotations

import pytest

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site.one_file.markup import Ground, settled

HERE = frozenset({"/", "/teams/a/", "/teams/größe/"})
PICTURES = {"/assets/cat.png": "data:image/png;base64,AA=="}


def stands(html, base_url="https://okrs.example/"):
    return settled(html, "/teams/a/", Ground(HERE, base_url, lambda address: PICTURES.get(address, "")))


@pytest.mark.parametrize(
    ("written", "stands_as"),
    [
        ('<h2 id="kr">', '<h2 id="/teams/a/kr">'),
        ('<a href="#kr">', '<a href="#/teams/a/kr">'),
        ('<table aria-labelledby="one two">', '<table aria-labelledby="/teams/a/one /teams/a/two">'),
        ('<use x="1" href="#map.late"/>', '<use x="1" href="#/teams/a/map.late"/>'),
        ('<rect fill="url(#hatch)"/>', '<rect fill="url(#/teams/a/hatch)"/>'),
        (f'<a href="{ROOT}/">', '<a href="#/">'),
        (f'<a href="{ROOT}/teams/gr%C3%B6%C3%9Fe/#part.needs">', '<a href="#/teams/gr%C3%B6%C3%9Fe/part.needs">'),
        (f'<a href="{ROOT}/teams/a/?map=b#part.map">', '<a href="#/teams/a/part.map">'),
        (f'<a href="{ROOT}/search/#x">', '<a href="https://okrs.example/search/#x">'),
        ('<a href="https://other.example/#a">', '<a href="https://other.example/#a">'),
        (f'<img src="{ROOT}/assets/cat.png" alt="">', '<img src="data:image/png;base64,AA==" alt="">'),
        (f'<p data-words="a &quot;b&quot;" data-source="{ROOT}/x.js" class="c">', '<p class="c">'),
    ],
)
def test_a_page_keeps_its_own_names_and_leads_to_where_pages_stand_now(written, stands_as):
    assert stands(written) == stands_as


def test_a_link_that_can_lead_nowhere_leaves_its_words():
    assert stands(f'<a class="b" href="{ROOT}/feed.atom">News</a>', base_url="") == '<a class="b">News</a>'


def test_words_that_look_like_markup_stay_as_they_are():
    words = '<p>id=&quot;a&quot; href="#b" &lt;a href="#c"&gt;</p>'
    assert stands(words) == words

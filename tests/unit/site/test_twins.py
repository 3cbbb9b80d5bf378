"""A page's own content as Markdown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape
from site_orgs import words as text_of

from okrsite_gen.model.prose import ROOT
from okrsite_gen.site.page import Frame, Page
from okrsite_gen.site.twins.blocks import Translator
from okrsite_gen.site.twins.twin import TwinView, TwinWriter, has_twin, is_told, with_twins

SPANNED = """
    <table><thead><tr><th rowspan="2">Asks</th><th colspan="2">Gives</th></tr><tr><th>A</th><th>B</th></tr></thead>
    <tbody><tr><th>C</th><td></td><td>1</td></tr></tbody></table>
"""


def read(html):
    return Translator(lambda target: target).markdown_of(html).rstrip("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Way</p><h1>Grow</h1><p>Why</p>", "# Grow\n\nWay\n\nWhy"),
        ('<p class="figure">41 %<small>plan 40 %</small></p>', "41 % · plan 40 %"),
        ("<p>\n<span>A</span><span>B</span>\n<span>C</span> <span>D</span></p>", "A · B · C D"),
        ('<p><a href="/x">Time</a> <span class="ref-note">(41 %)</span></p>', "[Time](/x) (41 %)"),
        ("<p><small>Mission</small> Move</p>", "Mission: Move"),
        ("<p>A <strong> b </strong><em>c</em> <s>d</s> <code>e`f</code></p>", "A **b** *c* ~~d~~ ``e`f``"),
        ("<ol><li>One<ul><li>Two</li></ul></li><li>Three</li></ol>", "1. One\n   - Two\n2. Three"),
        ("<ul><li><p>One</p><p>state</p></li></ul>", "- One · state"),
        (
            '<ul><li>One<div class="prose"><p>Said.</p><p>More.</p></div></li></ul>',
            "- One\n\n  Said.\n\n  More.",
        ),
        (
            '<article class="row"><p>41 %</p><h3>Time</h3><p>At risk</p></article>',
            "### Time\n\n41 % · At risk",
        ),
        ("<dl><div><dt>Lead</dt><dd>Li</dd></div></dl>", "- Lead: Li"),
        (
            "<table><tr><th>Team</th><th>n</th></tr><tbody><tr><th>A | B</th><td>1</td></tr></tbody></table>",
            "| Team | n |\n| --- | --- |\n| A \\| B | 1 |",
        ),
        (
            SPANNED,
            "| Asks | Gives A | B |\n| --- | --- | --- |\n| C |  | 1 |",
        ),
        ('<p>From<span aria-hidden="true"> → </span><b>now</b></p>', "From now"),
        ("<svg role='img'></svg><p>Same</p><p>Same</p><p>Other</p>", "Same\n\nOther"),
        ("<pre><code>a\n  b ``` c\n</code></pre>", "````\na\n  b ``` c\n````"),
        ("<blockquote><p>Said</p><p>so</p></blockquote>", "> Said\n>\n> so"),
        (
            '<svg role="img"><title>Value</title><desc>From 1 to 2.</desc></svg><svg><title>x</title></svg>',
            "From 1 to 2.",
        ),
        ('<nav><a href="/">Up</a></nav><p hidden>No</p><p>6<b aria-hidden="true"> → </b> and 4</p>', "6 and 4"),
        ('<details class="more why"><p>Why</p><details>In</details></details><p>After</p>', "After"),
        ('<div class="map-part"><div>In</div><p>No</p></div>\n<template><p>No</p></template><p>After</p>', "After"),
        (
            "<table><caption>What it counts</caption><tr><td></td><td>1</td></tr></table>",
            "What it counts\n\n|  | 1 |\n| --- | --- |",
        ),
        ("<dl><dt>Lead</dt><dd>Li<p>and Jo</p></dd></dl><h2>A<p>b</p></h2>", "- Lead: Li and Jo\n\n## A b"),
        ("<p>A <nav><p>No</p></nav> b</p><p>c <button>No</button>d</p>", "A b\n\nc d"),
        ('<img src="/a.png" alt="A cat"><img src="/b.png" alt="">', "![A cat](/a.png)"),
        ("<p># no heading</p><p>- no list</p><p>1. no list</p>", "\\# no heading\n\n\\- no list\n\n1\\. no list"),
        ("</p><p>a < b <b>unclosed", "a \\< b unclosed"),
    ],
)
def test_markup_becomes_plain_markdown(html, markdown):
    assert read(html) == markdown


def test_words_that_stood_on_a_page_before_are_told_again_with_what_stands_around_them_now():
    translator = Translator(lambda target: target)
    both = [
        translator.markdown_of(f'<{tag}><p class="a">A &amp; <b>b</b></p></{tag}>') for tag in ("div", "blockquote")
    ]
    assert both == ["A & b\n", "> A & b\n"]
    assert translator.markdown_of('<div><p class="only">A &amp; <b>b</b></p></div>') == "\n"


@given(
    st.text(st.characters(min_codepoint=32, blacklist_characters="\x7f", blacklist_categories=["Cs", "Cc"]), min_size=1)
)
def test_words_that_look_like_markdown_stay_words(words):
    rendered = MarkdownIt().enable(["table", "strikethrough"]).render(read(f"<p>{escape(words)}</p>"))
    shown = " ".join(text_of(rendered).split())
    assert shown == " ".join(words.split())


def test_a_link_leads_to_a_twin_where_there_is_one_and_a_place_on_the_page_is_no_link():
    html = (
        f'<main><p><a href="{ROOT}/teams/b/q/grow/#kr">A</a>, <a href="{ROOT}/cycles/q/#part.list">B</a>, '
        f'<a href="{ROOT}/explore/">C</a>, <a href="#kr">D</a>, <a href="https://x.example/">E</a></p></main>'
    )
    text = TwinWriter().write(Page("/teams/a/", "pages/team.html", None), html, None)
    assert text == (
        "[A](../../teams/b/q/grow/index.md#kr), [B](../../cycles/q/index.md), [C](../../explore/), D, "
        "[E](https://x.example/)\n"
    )


def test_a_link_of_a_page_to_itself_is_words_alone():
    html = (
        f'<main><p><a href="{ROOT}/teams/a%20%C3%BC/#kr">A [b]</a>, <a href="{ROOT}/teams/a%20%C3%BC/">C</a>, '
        f'<a href="{ROOT}/teams/a%20%C3%BC/2026/">D</a></p></main>'
    )
    text = TwinWriter().write(Page("/teams/a ü/", "pages/team.html", None), html, None)
    assert text == "A \\[b\\], C, [D](../../teams/a%20%C3%BC/2026/index.md)\n"


def test_a_twin_says_for_which_day_it_holds_below_its_title():
    class Words:
        def t(self, key, **parameters):
            return f"as of {parameters['day']}"

    class View:
        frame = Frame(as_of=date(2026, 11, 20))

    text = TwinWriter().write(Page("/", "pages/home.html", View()), "<main><p>Way</p><h1>Home</h1></main>", Words())
    assert text == "# Home\n\nas of 2026-11-20\n\nWay\n"


def test_pages_are_followed_by_their_twins_and_what_shows_no_content_of_its_own_has_none():
    home, old = Page("/", "pages/home.html", None), Page("/old/", "redirect.html", None)
    assert [page.address for page in with_twins((home, old))] == ["/", "/index.md", "/old/"]
    assert not has_twin(Page("/feed.atom", "atom", None, "application/atom+xml"))
    assert not is_told("/search/objectives/2026-q4/")
    assert list(with_twins((home,)))[1].view == TwinView(home)

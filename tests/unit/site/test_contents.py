"""The table of contents of a long text."""

from __future__ import annotations

from markupsafe import Markup

from okrsite_gen.site.contents import headings


def html(*found):
    return Markup("".join(f'<h{level} id="{anchor}">{words}</h{level}><p>…</p>' for level, anchor, words in found))


def test_the_topmost_headings_make_the_contents():
    found = headings(html((2, "a", "One"), (3, "b", "Below"), (2, "c", "<em>Two</em> &amp; more"), (2, "d", "Three")))
    assert [(each.anchor, each.words) for each in found] == [("a", "One"), ("c", "Two & more"), ("d", "Three")]


def test_a_short_text_has_none():
    assert headings(html((2, "a", "One"), (2, "c", "Two"))) == ()
    assert headings(Markup("<p>Nothing</p>")) == ()

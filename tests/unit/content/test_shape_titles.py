"""Titles of which readers would see nothing."""

from __future__ import annotations

import pytest

from okrsite_gen.content.shape.visible import shows_something


@pytest.mark.parametrize(
    "title",
    [
        *("<b></b>", "![](x.png)", "[](x.md)", "\u200b\u200e", "****", "<!-- later -->", "&nbsp;", "<br/>", "\u3164"),
        *("<script>go()</script>", "[<i></i>](x)", "` `", "\u0301"),
    ],
)
def test_a_title_of_marks_or_blanks_shows_nothing(title):
    assert not shows_something(title)


@pytest.mark.parametrize(
    "title",
    [
        *(
            "Grow",
            "日本",
            "42",
            "🚀",
            "+",
            "???",
            "<b>Grow</b>",
            "![Logo](x.png)",
            "[[a/b]]",
            "`<b>`",
            "a < b",
            "&amp;",
        ),
        *("<https://example.com>", "5 <b></b>", "**x**"),
    ],
)
def test_a_title_with_one_sign_that_readers_see_is_enough(title):
    assert shows_something(title)


@pytest.mark.parametrize("title", ["<b></b>", "![](x.png)", r"\u200b\u200e"])
def test_an_objective_whose_title_shows_nothing_is_refused(read, title):
    found = read({"teams/a/2026-Q4/x.md": f'title: "{title}"\n'})
    assert found.org().objectives == {}
    assert "FLD004" in {finding.code for finding in found.findings()}

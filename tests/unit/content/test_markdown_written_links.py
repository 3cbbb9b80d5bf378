"""Every link that authors write is found with its line, and what leads nowhere is no link."""

from __future__ import annotations

import pytest

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.prose import ROOT, LinkTarget, WrittenLink

MARKDOWN = Markdown()


def test_links_of_all_kinds_are_found_with_their_lines() -> None:
    text = (
        "[[a/b#c]] and [[d|w]]\n[[@maria]] [x *y*](../x.md#z) ![i](p.png)\n\n"
        "| a |\n|---|\n| [[e]] |\n\n<a href='f.md'>f</a>\n\n<div>\n<img src=g.png></div>\n\n"
        "> - [[h]]\n\n[r][r]\n\n[r]: s.md\n"
    )
    assert MARKDOWN.links(text) == (
        WrittenLink("reference", "a/b#c", "", 1),
        WrittenLink("reference", "d", "w", 1),
        WrittenLink("person", "maria", "", 2),
        WrittenLink("file", "../x.md#z", "x y", 2),
        WrittenLink("image", "p.png", "i", 2),
        WrittenLink("reference", "e", "", 6),
        WrittenLink("file", "f.md", "", 8),
        WrittenLink("image", "g.png", "", 11),
        WrittenLink("reference", "h", "", 13),
        WrittenLink("file", "s.md", "r", 15),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "[x](https://e.com)",
        "[x](mailto:a@b)",
        "[x](#here)",
        "`[[x]]`",
        "```\n[[x]]\n```",
        "\\[[x]]",
        "![x](https://e.com/i.png)",
    ],
)
def test_what_leads_nowhere_within_the_site_is_no_link(text: str) -> None:
    assert MARKDOWN.links(text) == ()


def test_every_link_that_is_found_is_the_one_that_is_rendered() -> None:
    text = "[[a/b]] [x](../x.md) ![i](p.png) [[@m]] <a href='q.md'>q</a>"
    links = {(link.kind, link.target): LinkTarget(f"/{link.target}") for link in MARKDOWN.links(text)}
    assert MARKDOWN.block(text, links).count(ROOT) == 5

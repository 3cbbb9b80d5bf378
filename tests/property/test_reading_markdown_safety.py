"""Rendered Markdown holds only what the written-down lists allow, however an author mixes HTML into it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import example, given, settings
from hypothesis import strategies as st

from okrsite_gen.content.markdown import Markdown, sections
from okrsite_gen.content.markdown.html import AUTHOR_ATTRIBUTES, BLOCK_TAGS, INLINE_TAGS
from okrsite_gen.content.markdown.sections import _cuts_by_parser
from okrsite_gen.model.prose import ROOT, LinkTarget

MARKDOWN = Markdown()
LINKS = {
    ("reference", "a/b"): LinkTarget("/teams/a/b/", "A & B", "47 %", "at-risk"),
    ("file", "../x.md"): LinkTarget("/x/", "X"),
    ("image", "p.png"): LinkTarget("/assets/p.png"),
}
OWN_ATTRIBUTES = {"class", "id", "data-status", "src", "alt", "loading", "type", "checked", "disabled", "tabindex"}
PIECES = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            '<a href="javascript:alert(1)">',
            "<style>*{}</style>",
        ),
        *(
            "<iframe src=//evil>",
            "<form action=x><input name=q>",
            "<svg onload=x>",
            "<math>",
            "<b style=color:red>",
            "</div>",
        ),
        *(
            "<details open>",
            "<summary>",
            "</details>",
            '<a href="../x.md" id=x class=y>',
            "<h1 id=q>",
            "</h1>",
            "<label>",
        ),
        *(
            "&#2;",
            "&#x02;/x",
            '<a href="&#2;/evil">',
            '<div title="',
            "<div title='",
            "<!-- ",
            " -->",
            "<![CDATA[",
            "<br>",
        ),
        *(
            "[[a/b]]",
            "[[a/b|words]]",
            "[[@x]]",
            "[x](../x.md)",
            "![i](p.png)",
            "[j](javascript:x)",
            "![e](https://e.com/i)",
        ),
        *(
            "# ",
            "## ",
            "\n",
            "\n\n",
            "- [x] ",
            "> ",
            "| a | b |\n|:-|-:|\n| 1 | 2 |\n",
            "```\n",
            "`",
            "**",
            "[^1]",
            "[^1]: n\n",
        ),
        *(
            "    ",
            "text",
            "https://e.com/a_b",
            "data:text/html,x",
            "<p align=center>",
            "<td colspan=2>",
            "<table>",
            "&lt;",
        ),
    ]
)


class Reader(HTMLParser):
    """Collects tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def check(html: str, allowed: frozenset[str]) -> None:
    reader = Reader()
    reader.feed(html)
    reader.close()
    for tag, attributes in reader.tags:
        assert tag in allowed, tag
        known = OWN_ATTRIBUTES | AUTHOR_ATTRIBUTES["*"] | AUTHOR_ATTRIBUTES.get(tag, frozenset())
        assert set(attributes) <= known, (tag, attributes)
        for name in ("href", "src"):
            address = attributes.get(name, "#")
            assert address.startswith((f"{ROOT}/", "https://", "http://", "mailto:", "#")), address
        if tag == "img":
            assert attributes["src"] == f"{ROOT}/assets/p.png"
        if tag == "input":
            assert attributes["type"] == "checkbox"
        for own in attributes.get("id", "o-").split():
            assert own.startswith("o-")
    assert ROOT not in "".join(reader.words)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example('<div title="\n\n[[a/b]] <a href=\'\n\n[x](../x.md "javascript:alert(1)")')
@example("[x](../x.md '\"><script>')\n<b>\n")
@example("<a href=\n\n# head\n")
def test_only_what_is_allowed_comes_out(text: str) -> None:
    check(MARKDOWN.block(text, LINKS, prefix="o-"), BLOCK_TAGS | {"section"})
    check(MARKDOWN.inline(text, LINKS), INLINE_TAGS)


NAMES = [
    "object",
    "script",
    "style",
    "title",
    "svg",
    "math",
    "plaintext",
    "select",
    "b",
    "a",
    "li",
    "ul",
    "td",
    "tr",
    "table",
    "details",
    "summary",
    "p",
    "div",
    "rt",
    "ruby",
    "pre",
]
SIGNS = ("<", ">", "</", "/>", "<!-- ", "<?", "<![CDATA[", "\n", "\n\n", "- ", "> ", "**", " ", " href=x>", "<br>")
WORDS = st.sampled_from(
    [*("alpha", "beta", "gamma", *SIGNS), *(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES)]
)


@settings(max_examples=600, deadline=None)
@given(st.lists(WORDS, max_size=16).map("".join))
@example("Vec<plaintext> alpha\n\nbeta")
def test_no_word_is_lost_between_angle_brackets(text: str) -> None:
    words = re.findall("alpha|beta|gamma", text)
    for html in (MARKDOWN.block(text, {}), MARKDOWN.inline(text, {})):
        reader = Reader()
        reader.feed(html)
        reader.close()
        assert {tag for tag, _ in reader.tags} <= BLOCK_TAGS
        assert re.findall("alpha|beta|gamma", "".join(reader.words)) == words
    assert re.findall("alpha|beta|gamma", MARKDOWN.plain(text)) == words


LINES = st.sampled_from(
    [
        *(
            "# a",
            "## b ##",
            "## ",
            "#c",
            "### d",
            "text",
            "",
            "- item",
            "  ## e",
            "```",
            "~~~",
            "````",
            "``` py",
            "===",
            "---",
        ),
        *(
            "    # code",
            "> ## q",
            "<!--",
            "-->",
            "<div>",
            "1. x",
            "   more",
            "\t# tab",
            "* * *",
            "## `x` *y*",
            "[^1]: n",
            "| a |",
        ),
    ]
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
@example("## a\n```\n## b\n```\n## c")
@example("```\n## a\n~~~\n```\n## b")
def test_sections_are_those_of_the_markdown_parser(text: str) -> None:
    cut = [section.heading for section in sections(text)]
    parsed = [words for words, _, _ in _cuts_by_parser(text)]
    assert cut == parsed or cut == ["", *parsed]


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_sections_begin_on_the_lines_that_they_say(text: str) -> None:
    lines = text.split("\n")
    for section in sections(text, 11):
        assert section.body == "" or section.body.startswith(lines[section.line - 11])

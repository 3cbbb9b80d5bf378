"""Markdown: what becomes of links, headings, tables, tasks, footnotes and HTML."""

from __future__ import annotations

import re

import pytest

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.prose import ROOT, LinkMap, LinkTarget

MARKDOWN = Markdown()
LINKS: LinkMap = {
    ("reference", "a/b#c"): LinkTarget("/teams/a/q/b/#c", "Fast & good", "47 %, at risk", "at-risk"),
    ("reference", "plain"): LinkTarget("/x/", "Plain"),
    ("reference", "hidden"): LinkTarget("", "an objective that is not shared here"),
    ("person", "maria"): LinkTarget("/people/maria/", "Maria S."),
    ("file", "../x.md"): LinkTarget("/x/"),
    ("image", "p.png"): LinkTarget("/assets/p.png"),
}
AT_RISK = '<a class="ref" data-status="at-risk" href="ROOT/teams/a/q/b/#c">'
MISSING = '<span class="missing-link">{}</span>'


def line(text: str, links: LinkMap = LINKS) -> str:
    """A paragraph without its tags, the root shown as ROOT."""
    html = MARKDOWN.block(text, links, prefix="o-").strip()
    return html.removeprefix("<p>").removesuffix("</p>").replace(ROOT, "ROOT")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "[[a/b#c]]",
            f'{AT_RISK}Fast &amp; good</a> <span class="ref-note">(47 %, at risk)</span>',
        ),
        ("[[plain]]", '<a class="ref" href="ROOT/x/">Plain</a>'),
        ("[[ plain | my <b> words ]]", '<a class="ref" href="ROOT/x/">my &lt;b&gt; words</a>'),
        ("[[hidden]]", MISSING.format("an objective that is not shared here")),
        ("[[hidden|words]]", MISSING.format("words")),
        ("[[nothing/there]]", MISSING.format("nothing/there")),
        ("[[@maria]]", '<a class="person" href="ROOT/people/maria/">Maria S.</a>'),
        ("[[@ghost]]", MISSING.format("ghost")),
        ("[[plain|]]", '<a class="ref" href="ROOT/x/">Plain</a>'),
        ("</a> [[plain]]", '&lt;/a&gt; <a class="ref" href="ROOT/x/">Plain</a>'),
        ("`[[plain]]`", "<code>[[plain]]</code>"),
        ("\\[[plain]]", "[[plain]]"),
        ("[[]] [[@]] [[|x]] [[a\nb]]", "[[]] [[@]] [[|x]] [[a\nb]]"),
        ("[[1]](https://e.com)", '<a href="https://e.com">[1]</a>'),
        ("[see [[plain]]](../x.md)", '[see <a class="ref" href="ROOT/x/">Plain</a>](../x.md)'),
        ("<a href='https://e.com'>[[plain]]</a>", '<a href="https://e.com">plain</a>'),
        ("**[[plain]]**", '<strong><a class="ref" href="ROOT/x/">Plain</a></strong>'),
    ],
)
def test_a_reference_becomes_a_link_that_says_how_its_target_does(text: str, html: str) -> None:
    assert line(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a *b*](../x.md)", '<a href="ROOT/x/">a <em>b</em></a>'),
        ("[a *b*](../y.md)", MISSING.format("a <em>b</em>")),
        ("[a](<../x.md>) [b][r]\n\n[r]: ../x.md", '<a href="ROOT/x/">a</a> <a href="ROOT/x/">b</a>'),
        ("[](../x.md)", '<a href="ROOT/x/">../x.md</a>'),
        ('[a](https://e.com/ä?b=1&c "T")', '<a href="https://e.com/%C3%A4?b=1&amp;c" title="T">a</a>'),
        ("[a](//e.com/x)", '<a href="https://e.com/x">a</a>'),
        ("[a](mailto:x@e.com)", '<a href="mailto:x@e.com">a</a>'),
        ("<https://e.com>", '<a href="https://e.com">https://e.com</a>'),
        ("see https://e.com/a_b_(c)!", 'see <a href="https://e.com/a_b_(c)">https://e.com/a_b_(c)</a>!'),
        ("(https://e.com/a).", '(<a href="https://e.com/a">https://e.com/a</a>).'),
        ("[https://e.com](https://e.com)", '<a href="https://e.com">https://e.com</a>'),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
    ],
)
def test_a_link_leads_within_the_site_or_out_of_it(text: str, html: str) -> None:
    assert line(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![the *plan*](p.png)", '<img src="ROOT/assets/p.png" alt="the plan" loading="lazy">'),
        ("![q](q.png)", MISSING.format("q")),
        ("![](q.png)", MISSING.format("q.png")),
        ("![q](https://e.com/q.png)", '<a class="image-link" href="https://e.com/q.png">q</a>'),
        ("![](https://e.com/q.png)", '<a class="image-link" href="https://e.com/q.png">https://e.com/q.png</a>'),
        ("[![build](https://e.com/b.svg)](https://ci.e.com)", '<a href="https://ci.e.com">build</a>'),
        ('<img src="p.png" alt="x" onerror="y">', '<img src="ROOT/assets/p.png" alt="x" loading="lazy">'),
        ('<img src="https://e.com/q.png">', '<a class="image-link" href="https://e.com/q.png">https://e.com/q.png</a>'),
    ],
)
def test_only_pictures_of_the_site_are_loaded(text: str, html: str) -> None:
    assert line(text) == html


def test_file_names_with_spaces_become_addresses() -> None:
    links = {("image", "a%20b.png"): LinkTarget("/assets/a b.png"), ("image", "a b.png"): LinkTarget("/assets/a b.png")}
    picture = '<img src="ROOT/assets/a%20b.png" alt="a" loading="lazy">'
    assert line("![a](a%20b.png) ![a](<a b.png>)", links) == f"{picture} {picture}"


def test_headings_sink_without_gaps_and_get_ids_of_their_own() -> None:
    html = MARKDOWN.block("## Why\n\n#### Why\n\n# Über *uns*!\n\n### [[plain]]", LINKS, prefix="o-", level=3)
    assert html.splitlines() == [
        '<h3 id="o-why">Why</h3>',
        '<h4 id="o-why-1">Why</h4>',
        '<h3 id="o-über-uns">Über <em>uns</em>!</h3>',
        f'<h4 id="o-plain"><a class="ref" href="{ROOT}/x/">Plain</a></h4>',
    ]


def test_the_highest_heading_takes_the_level_asked_for() -> None:
    assert MARKDOWN.block("#### a\n\n##### b", {}, level=2) == '<h2 id="a">a</h2>\n<h3 id="b">b</h3>\n'
    assert "<h6" in MARKDOWN.block("# a\n\n## b\n\n### c", {}, level=5)


def test_fragments_lead_to_headings_of_the_same_text() -> None:
    html = MARKDOWN.block("# A b\n\n[x](#a-b) [y](#elsewhere)", {}, prefix="o-")
    assert '<a href="#o-a-b">x</a> <a href="#elsewhere">y</a>' in html


def test_tables_are_aligned_by_class_and_can_scroll() -> None:
    html = MARKDOWN.block("| a | b |\n|:--|--:|\n| [[plain\\|w]] | 2 |", LINKS)
    assert html.startswith('<div class="table-scroll" tabindex="0">\n<table>\n<thead>')
    assert '<th class="align-left">a</th>' in html
    assert f'<td class="align-left"><a class="ref" href="{ROOT}/x/">w</a></td>' in html
    assert '<td class="align-right">2</td>' in html
    assert "style" not in html


@pytest.mark.parametrize("raw", ["", "<b>raw</b>"])
def test_the_cells_of_a_wide_table_name_their_columns(raw: str) -> None:
    html = MARKDOWN.block(f'| Weak | *So* "b" | Why |\n|---|---|---|\n| a | b | c |\n| d |\n\n{raw}', LINKS)
    assert '<td data-label="Weak">a</td>\n<td data-label="So &quot;b&quot;">b</td>\n<td data-label="Why">c</td>' in html
    assert "data-label" not in MARKDOWN.block("| a | b |\n|---|---|\n| 1 | 2 |", LINKS)


@pytest.mark.parametrize("written", ["[[plain|my words]]", "[[plain\\|my words]]"])
def test_a_reference_in_a_table_keeps_its_words(written: str) -> None:
    html = MARKDOWN.block(f"| a | b |\n|---|---|\n| {written} | 2 |\n\n    [[x|y]]", LINKS)
    assert f'<td><a class="ref" href="{ROOT}/x/">my words</a></td>\n<td>2</td>' in html
    assert "<code>[[x|y]]" in html


@pytest.mark.parametrize("marker", ["> ", "- "])
def test_what_is_nested_too_deep_is_shown_as_text(marker: str) -> None:
    html = MARKDOWN.block(marker * 60 + "deep\n\nafter", {})
    assert "deep" in html
    assert html.endswith("<p>after</p>\n")
    assert "deep" in MARKDOWN.plain(marker * 60 + "deep\n\nafter")


def test_nested_lists_are_read_to_the_last_item() -> None:
    text = "\n".join("  " * depth + f"- item{depth}" for depth in range(40))
    html = MARKDOWN.block(text, {})
    assert [f"item{depth}" for depth in range(40) if f"item{depth}" not in html] == []


def test_task_boxes_are_labelled_by_their_item() -> None:
    html = MARKDOWN.block("- [ ] to *do*\n- [x] done\n- other\n- [x]no", {})
    assert html.splitlines() == [
        '<ul class="task-list">',
        '<li class="task"><label><input type="checkbox" disabled=""> to <em>do</em></label></li>',
        '<li class="task"><label><input type="checkbox" checked="" disabled=""> done</label></li>',
        "<li>other</li>",
        "<li>[x]no</li>",
        "</ul>",
    ]


def test_footnotes_have_ids_of_their_text() -> None:
    html = MARKDOWN.block("a[^x] b[^x]\n\n[^x]: Note", {}, prefix="o-")
    assert '<sup class="footnote-ref"><a href="#o-fn:1" id="o-fnref:1">[1]</a></sup>' in html
    assert '<a href="#o-fn:1" id="o-fnref:1:2">[1]</a>' in html
    assert '<li id="o-fn:1"><p>Note <a class="footnote-back" href="#o-fnref:1">' in html


def test_code_shows_what_stands_in_it() -> None:
    assert MARKDOWN.block("```py x\n<b> [[plain]]\n```", LINKS) == (
        '<pre tabindex="0"><code class="language-py">&lt;b&gt; [[plain]]\n</code></pre>\n'
    )
    assert MARKDOWN.block("    a < b", {}) == '<pre tabindex="0"><code>a &lt; b\n</code></pre>\n'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("H<sub>2</sub>O<br>x", "H<sub>2</sub>O<br>x"),
        (
            "<kbd>Ctrl</kbd> <mark>m</mark> <bdi dir=rtl>ע</bdi>",
            '<kbd>Ctrl</kbd> <mark>m</mark> <bdi dir="rtl">ע</bdi>',
        ),
        ("a<script>alert(1)</script>b", "a&lt;script&gt;alert(1)&lt;/script&gt;b"),
        ("a <b onclick=x style=y class=z id=q title=t>b</b>", 'a <b title="t">b</b>'),
        ("<a href='javascript:x'>b</a>", "<a>b</a>"),
        ("<a href='../x.md'>b</a> <a href='../y.md'>c</a>", '<a href="ROOT/x/">b</a> <a>c</a>'),
        ("<a href='https://e.com' target=_blank>b</a>", '<a href="https://e.com">b</a>'),
        ("<b>[[plain]]</b>", '<b><a class="ref" href="ROOT/x/">Plain</a></b>'),
        ("x <input name=q> <label>y</label>", "x &lt;input name=q&gt; &lt;label&gt;y&lt;/label&gt;"),
        ("x <blink>y</blink>", "x &lt;blink&gt;y&lt;/blink&gt;"),
        ("<b>&#2;/x</b> <a href='&#x02;/x'>y</a>", "<b>\ufffd/x</b> <a>y</a>"),
        ("x <!-- hidden --> y", "x  y"),
    ],
)
def test_html_of_authors_lives_by_the_list(text: str, html: str) -> None:
    assert line(text) == html


NAMES = [
    "object",
    "script",
    "style",
    "select",
    "textarea",
    "title",
    "svg",
    "math",
    "plaintext",
    "xmp",
    "noscript",
    "iframe",
    "template",
    "b",
    "a",
    "li",
    "details",
]


@pytest.mark.parametrize("name", NAMES)
def test_angle_brackets_in_prose_swallow_nothing(name: str) -> None:
    shown = f"Vec&lt;{name}&gt; here"
    assert MARKDOWN.inline(f"Vec<{name}> here", {}) == shown
    assert MARKDOWN.plain(f"Vec<{name}> here") == f"Vec<{name}> here"
    html = MARKDOWN.block(f"Vec<{name}> here\n\n## Part\n\n<{name}> more\n\n- last", {})
    assert html.startswith(f'<p>{shown}</p>\n<h2 id="part">Part</h2>\n<p>&lt;{name}&gt; more')
    assert html.endswith("</p>\n<ul>\n<li>last</li>\n</ul>\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>x\n\nnext", "<p>&lt;b&gt;x</p><p>next</p>"),
        ("<b>\n\nnext\n\n</b>", "<p>&lt;b&gt;</p><p>next</p><p>&lt;/b&gt;</p>"),
        ("*<b>x* y</b>", "<p><em>&lt;b&gt;x</em> y&lt;/b&gt;</p>"),
        ("<b>1<i>2</b>3</i>", "<p><b>1&lt;i&gt;2</b>3&lt;/i&gt;</p>"),
        (
            "<a href='https://e.com'>[x](https://f.com)</a>",
            "<p>&lt;a href='https://e.com'&gt;<a href=\"https://f.com\">x</a>&lt;/a&gt;</p>",
        ),
        ("<ul>\n<li>a\n<li>b\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul>\n\npara\n\n</ul>", "<p>&lt;ul&gt;</p><p>para</p><p>&lt;/ul&gt;</p>"),
        ("<ul>words<li>a</li></ul>", "<p>&lt;ul&gt;words&lt;li&gt;a&lt;/li&gt;&lt;/ul&gt;</p>"),
        ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        ("<table>words</table>", "<p>&lt;table&gt;words&lt;/table&gt;</p>"),
        ("<dt>a", "<p>&lt;dt&gt;a</p>"),
        ("<ruby>a<rt>b</rt></ruby> <rt>c", "<p><ruby>a<rt>b</rt></ruby> &lt;rt&gt;c</p>"),
        ("<details>\nwords\n</details>", "<div>words</div>"),
        ("<p>a\n\nb\n\n</p>", "<p>a</p><p>b</p><p>&lt;/p&gt;</p>"),
        ("<!-- open\n\n## Part", '<p>&lt;!-- open</p><h2 id="part">Part</h2>'),
        ("<!-- closed\n\n## Part -->\nx", "<p>x</p>"),
        ("<pre>a\n\nb</pre>", "<pre>ab</pre>"),
    ],
)
def test_html_without_its_partner_or_place_is_a_text(text: str, html: str) -> None:
    assert MARKDOWN.block(text, {}).replace("\n", "") == html


@pytest.mark.parametrize("text", ["# ", "## \n", "# <!-- x -->", "# <b></b>"])
def test_an_empty_heading_is_not_shown(text: str) -> None:
    assert "<h" not in MARKDOWN.block(text, {})


@pytest.mark.parametrize(
    "text",
    [
        "[^1]: >[^1]: \n    f <math>evil",
        "a[^1]\n\n[^1]: > [^2]: said\n    > more\n\n    tail",
        "a[^1] b[^2]\n\n[^1]: - [^2]: word\n\n    tail",
    ],
)
def test_a_footnote_within_a_footnote_is_a_part_of_its_text(text: str) -> None:
    html = Markdown().block(text, {})
    for name in ("blockquote", "ul", "li", "p", "ol", "div"):
        assert html.count(f"<{name}>") + html.count(f"<{name} ") == html.count(f"</{name}>"), html
    assert all(word in html for word in ("said", "word", "tail") if word in text)


def test_no_heading_takes_the_id_of_a_footnote() -> None:
    html = MARKDOWN.block("# fn-1\n\n# fn:1\n\n# fnref:1\n\nx[^1]\n\n[^1]: y", {}, prefix="o-")
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids)) == 5


def test_blocks_of_html_hold_markdown() -> None:
    html = MARKDOWN.block(
        "<details open>\n<summary>More</summary>\n\n## Head\n\n- [x] [[plain]]\n\n</details>", LINKS, prefix="o-"
    )
    assert html.replace("\n", "") == (
        '<details open=""><summary>More</summary><h2 id="o-head">Head</h2><ul class="task-list">'
        '<li class="task"><label><input type="checkbox" checked="" disabled=""> '
        f'<a class="ref" href="{ROOT}/x/">Plain</a></label></li></ul></details>'
    )


def test_headings_in_html_sink_too() -> None:
    assert MARKDOWN.block("<h1>x</h1>\n\n# y", {}, level=3).startswith("<h3>x</h3>")


def test_the_root_mark_cannot_be_written() -> None:
    assert ROOT not in MARKDOWN.block(f"a {ROOT}/x [b]({ROOT}/x)", {})
    assert ROOT not in MARKDOWN.inline(f"a {ROOT}/x", {})


# Titles


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Share rises from 38% to 60%", "Share rises from 38% to 60%"),
        ("R&D < 5 > \"4\" 'x'", "R&amp;D &lt; 5 &gt; &quot;4&quot; 'x'"),
        ("two\n lines ", "two lines"),
        ("**b** `c` ~~d~~ _e_", "<strong>b</strong> <code>c</code> <s>d</s> <em>e</em>"),
        ("# no *heading*", "# no <em>heading</em>"),
        ("1. no *list*", "1. no <em>list</em>"),
        ("[a](../x.md) ![p](p.png)", f'<a href="{ROOT}/x/">a</a> p'),
        ("<div>a</div><sub>b</sub><h1>c</h1>", "&lt;div&gt;a&lt;/div&gt;<sub>b</sub>&lt;h1&gt;c&lt;/h1&gt;"),
        ("a[^1]", "a[^1]"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_without_blocks_and_pictures(text: str, html: str) -> None:
    assert MARKDOWN.inline(text, LINKS) == html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Share rises from 38% to 60%", "Share rises from 38% to 60%"),
        ("R&D &amp; <b>x</b> &lt;y", "R&D & x <y"),
        ("**b** `c` ~~d~~ [e](https://e.com) ![p](p.png)", "b c d e p"),
        ("[[plain]] [[nope]] [[a|w]] [[@maria]]", "Plain nope w Maria S."),
        ("a<br>b\\*", "a b*"),
        ("  many   spaces ", "many spaces"),
        (
            "# Head\n\nText *one*\ntwo\n\n- a\n- b\n\n```\ncode\n```\n<p>html &amp;</p>",
            "Head\nText one two\na\nb\ncode\nhtml &",
        ),
    ],
)
def test_plain_words_are_what_is_read_aloud(text: str, words: str) -> None:
    assert MARKDOWN.plain(text, LINKS) == words


def test_without_a_map_a_reference_shows_what_was_written() -> None:
    assert MARKDOWN.plain("see [[a/b]]") == "see a/b"


def test_a_description_reads_only_the_beginning() -> None:
    assert MARKDOWN.plain("one *two*\n\nthree\n\nfour", most=18) == "one two\nthree"
    assert MARKDOWN.plain("one *two*", most=16) == "one two"
    assert MARKDOWN.plain("x" * 50, most=16) == "x" * 16


# Links


# Sizes


@pytest.mark.parametrize("sign", ["[", "![", "*a ", "> ", "- [ ] ", "# a\n", "|a", "`", "<a ", "<!--", "[[a|"])
def test_repeated_signs_take_no_more_than_a_moment(sign: str) -> None:
    text = sign * (6_000 // len(sign))
    MARKDOWN.block(text, {}, prefix="o-")
    MARKDOWN.links(text)
    MARKDOWN.plain(text)


def test_many_equal_headings_get_ids_in_one_go() -> None:
    html = MARKDOWN.block("# a\n" * 3_000, {})
    assert html.count(' id="a-2999"') == 1


def test_in_a_title_no_line_parts_a_figure_from_its_per_cent_sign():
    assert MARKDOWN.inline("From 22 % to **40 %**", {}) == (
        "From 22\N{NO-BREAK SPACE}% to <strong>40\N{NO-BREAK SPACE}%</strong>"
    )

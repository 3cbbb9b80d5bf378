"""A digest in Markdown, plain text, and as messages of Slack and Teams: what they say, and the limits of each."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from okrsite_gen.cli.markdown import markdown_text
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.site.digest.as_markdown import begun, escaped
from okrsite_gen.site.digest.digest import Digest, Item, Section
from okrsite_gen.site.digest.lines import lines_of
from okrsite_gen.site.digest.spoken import Speaker
from okrsite_gen.site.digest.write import FORMS, DigestView, write_digest
from okrsite_gen.site.prose import Prose, Title

BASE = "https://okra.example/a/"
LINK = (("reference", "y"), LinkTarget("/teams/y/", "Y", status="on-track"))
ASKS = Prose("- Decide [here](https://e.example/?a=1&b=(2)), <!channel> @here\n- [[y]]\n\n**Soon**", (LINK,))
DIGEST = Digest(
    "Week 47, 2026",
    "/updates/2026-w47/",
    ("3 check-ins", "one target met"),
    (
        Section(
            "Recovered",
            (Item(Title("Live *now* & soon"), "/teams/pay/", ("on track",), (Title("A part"),), ASKS),),
            2,
        ),
    ),
)
HOSTILE = "&<>|*_`~[x](y)\\@all #1 " * 12
HUGE = Digest(
    HOSTILE,
    "/updates/2026-w47/",
    (HOSTILE,) * 5,
    tuple(
        Section(
            HOSTILE[:200],
            tuple(
                Item(HOSTILE, "/teams/pay/", (HOSTILE,) * 3, (HOSTILE,), Prose(f"- {HOSTILE}\n" * 3)) for _ in range(8)
            ),
            3,
        )
        for _ in range(8)
    ),
)


@pytest.fixture
def write(words):
    def in_form(digest, form, base_url=BASE):
        return write_digest(DigestView(digest, form), Speaker(words, Markdown(), "Okra", base_url)).decode()

    return in_form


def test_markdown_has_headings_lists_and_absolute_links(write):
    assert write(DIGEST, "markdown").splitlines() == [
        "## Week 47, 2026 · Okra",
        "",
        "3 check-ins · one target met",
        "",
        "### Recovered",
        "",
        "- [Live now &amp; soon](https://okra.example/a/teams/pay/) – on track",
        "  - A part",
        "  - Decide [here](https://e.example/?a=1&b=%282%29), \\<!channel\\> @\u2060here",
        "  - [Y](https://okra.example/a/teams/y/) (on track)",
        "  - Soon",
        "- and 2 more",
        "",
        "[All of it on the site](https://okra.example/a/updates/2026-w47/)",
    ]


@pytest.mark.parametrize("escape", [escaped, markdown_text])
def test_what_a_host_would_make_live_stays_words_wherever_markdown_is_written(escape):
    told = escape("Fixes #12 of @all, at www.example.org or https://example.org, costs $x$")
    assert not re.search(r"(?<!&)#\d|@\w|www\.|WWW\.|\w://|(?<!\\)\$", told)
    shown = MarkdownIt("gfm-like", {"linkify": False}).renderInline(told).replace("\u2060", "")
    assert shown == "Fixes #12 of @all, at www.example.org or https://example.org, costs $x$"


def test_plain_text_tells_addresses_apart_from_words(write):
    told = write(DIGEST, "text")
    assert "- Live now & soon – on track\n  - A part\n  - Decide here (https://e.example/?a=1&b=(2))" in told
    assert "\n  https://okra.example/a/teams/pay/\n" in told


def test_where_the_address_of_the_site_is_not_known_nothing_leads_there(write):
    for form in FORMS:
        told = write(DIGEST, form, base_url="")
        assert "teams/pay" not in told
        assert "\x02" not in told
        assert "https://e.example/?a=1" in told


def test_what_people_wrote_means_nothing_to_slack(write):
    message = json.loads(write(DIGEST, "slack"))
    texts = [block["text"] for block in message["blocks"]]
    told = "\n".join(text["text"] for text in texts)
    assert "&lt;!channel&gt; @\u2060here" in told
    assert "<https://okra.example/a/teams/pay/|Live now &amp; soon> – on track" in told
    assert all(text.get("verbatim", text["type"] == "plain_text") for text in texts)
    assert message["text"] == "Week 47, 2026 · Okra: 3 check-ins · one target met"


def test_a_week_that_is_too_much_for_slack_is_shortened_and_counted(write):
    message = json.loads(write(HUGE, "slack"))
    assert len(message["blocks"]) <= 50
    assert len(message["blocks"][0]["text"]["text"]) <= 150
    assert all(len(block["text"]["text"]) <= 3000 for block in message["blocks"])
    assert sum("more" in block["text"]["text"] for block in message["blocks"]) >= 8


def test_a_week_that_is_too_much_for_teams_is_shortened_and_counted(write):
    written = write(HUGE, "teams")
    card = json.loads(written)["attachments"][0]["content"]
    assert len(written.encode()) <= 28_000
    assert card["type"] == "AdaptiveCard"
    assert sum("more" in element["text"] for element in card["body"]) == 8


def test_a_card_for_teams_has_a_button_to_the_site_and_words_that_mean_nothing(write):
    card = json.loads(write(DIGEST, "teams"))["attachments"][0]["content"]
    assert card["actions"] == [
        {"type": "Action.OpenUrl", "title": "All of it on the site", "url": f"{BASE}updates/2026-w47/"}
    ]
    assert "[Live now & soon](https://okra.example/a/teams/pay/)" in card["body"][3]["text"]
    assert "\\<!channel\\>" in card["body"][3]["text"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_everything_can_be_written(write, form):
    assert write(HUGE, form)
    assert write(Digest("Nothing", "/", ("no check-in",)), form)


@pytest.mark.parametrize(
    "written", ["# x", "1. x", "- x", "*x*", "a_b_c", "<b>", "[x](y)", "| a |", "\\", "~~x~~", "&lt;"]
)
def test_escaped_markdown_shows_just_what_was_written(written):
    shown = lines_of(Markdown().block(begun(escaped(written)), {}))
    assert [line.text for line in shown] == [written]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a <b>b</b>\n c</p><p>d</p>", [(0, "a b c"), (0, "d")]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", [(1, "a"), (2, "b")]),
        ("<ul><li><p>a</p><p>b</p></li></ul>", [(1, "a"), (1, "b")]),
        ('<p>x <a href="#fn">1</a> <a href="https://e.x/">y</a></p>', [(0, "x 1 y")]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [(0, "a | b"), (0, "1 | 2")]),
        ('<p><img alt="A cat"> and <svg><title>no</title></svg></p>', [(0, "A cat and")]),
        ('<li><input type="checkbox" checked disabled> done</li>', [(0, "☑ done")]),
        ("<p></p><hr>", []),
    ],
)
def test_html_becomes_the_lines_that_readers_see(html, lines):
    assert [(line.depth, line.text) for line in lines_of(html)] == lines

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from okrsite_gen.model.prose import LinkTarget
from okrsite_gen.site.feeds import LONGEST, FeedEntry, FeedView, Whereabouts, feed_page, write_atom
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.prose import Prose, Title

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://okr.example/a/"
LINK = (("reference", "y"), LinkTarget("/teams/y/", "Y"))
ENTRY = FeedEntry(
    Title("Payments *& more*"),
    "/teams/payments/2026-q4/check-ins/#2026-11-20",
    "/teams/money/2026-q4/check-ins/#2026-11-20",
    date(2026, 11, 20),
    "Maria",
    ((Title("Live < 2"), Prose("See [[y]].", (LINK,))), ("", message("reference.lost"))),
)
OLDER = replace(ENTRY, address="/b/", first_address="/b/", day=date(2026, 11, 13))
VIEW = FeedView("Check-ins", "/", "/feed.atom", "/first.atom", "Okra", (ENTRY, OLDER))
WHERE = Whereabouts(BASE, "https://before.example/")


@pytest.fixture
def feed(words, markdown):
    """Write a feed and read it as XML."""
    return lambda view: ET.fromstring(write_atom(view, WHERE, "en", words, markdown))


def test_a_feed_says_what_it_is_and_when_it_last_changed(feed):
    root = feed(VIEW)
    assert root.findtext(f"{ATOM}id") == "https://before.example/first.atom"
    assert root.findtext(f"{ATOM}updated") == "2026-11-20T12:00:00Z"
    assert [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")] == [
        ("self", f"{BASE}feed.atom"),
        ("alternate", BASE),
    ]


def test_an_entry_is_called_by_its_first_address_and_leads_to_the_present_one(feed):
    entry = feed(VIEW).find(f"{ATOM}entry")
    address = f"{BASE}teams/payments/2026-q4/check-ins/#2026-11-20"
    assert entry.findtext(f"{ATOM}id") == "https://before.example/teams/money/2026-q4/check-ins/#2026-11-20"
    assert entry.find(f"{ATOM}link").get("href") == address
    assert entry.findtext(f"{ATOM}title") == "Payments & more"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Maria"


def test_the_text_of_an_entry_is_html_with_absolute_links(feed):
    content = feed(VIEW).find(f"{ATOM}entry/{ATOM}content")
    assert content.get("type") == "html"
    assert content.text == (
        f'<h2>Live &lt; 2</h2><p>See <a href="{BASE}teams/y/">Y</a>.</p><p>an objective that is not shared here</p>'
    )


def test_a_feed_without_entries_is_still_a_feed(feed):
    assert feed(replace(VIEW, entries=())).findtext(f"{ATOM}updated") == "1970-01-01T12:00:00Z"


def test_a_long_feed_ends(feed):
    entries = tuple(replace(ENTRY, address=f"/{number}/") for number in range(LONGEST + 5))
    assert len(feed(replace(VIEW, entries=entries)).findall(f"{ATOM}entry")) == LONGEST


def test_characters_that_xml_cannot_hold_are_left_out(feed):
    assert feed(replace(VIEW, title="A\x01B\ufffe \ud800")).findtext(f"{ATOM}title") == "AB "


def test_feeds_are_drawn_by_the_renderer(make_renderer):
    drawn = make_renderer(facts=BuildFacts(date(2026, 11, 20), base_url=BASE)).render(feed_page(VIEW))
    assert drawn.startswith(b'<?xml version="1.0" encoding="utf-8"?>')

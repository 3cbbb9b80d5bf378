"""A file that is published as it is does nothing in the browser of whoever opens it, or is not published."""

from __future__ import annotations

import gzip
import time

import pytest
from drawings import HARMLESS, HOSTILE, SVG
from project import SMALL, Project, codes

from okrsite_gen.content.assets import LARGEST_MARKUP, why_unpublished


def refusal(name: str, text: str | bytes = ""):
    return why_unpublished(f"content/assets/{name}", lambda _: text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_drawing_that_would_run_or_load_something_is_refused(kind):
    found = refusal("map.svg", HOSTILE[kind])
    assert (found.code, found.severity.value) == ("FILE018", "error")
    assert found.place.line >= 1


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_drawing_that_only_shows_something_is_published(kind):
    assert refusal("map.SVG", HARMLESS[kind]) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_drawing_is_read_in_the_encoding_in_which_a_browser_reads_it(encoding):
    assert refusal("map.svg", HOSTILE["script"].encode(encoding)) is not None
    assert refusal("map.svg", HARMLESS["plain"].encode(encoding)) is None


@pytest.mark.parametrize(
    "name",
    ["demo.html", "DEMO.HTM", "a.xhtml", "x.svgz", "a.mht", "x.js", "x.mjs", "x.xsl", "x.php", "x.phtml", "web.config"],
)
def test_what_a_browser_or_a_server_runs_is_refused_by_its_name(name):
    found = refusal(name)
    assert found.code == "FILE018"
    assert name in found.message


@pytest.mark.parametrize("name", ["notes", "feed.rss", "data.xml", "a.gpx", "x.unknown", "page.bak"])
def test_what_a_host_may_take_for_a_page_is_looked_through(name):
    assert refusal(name, HOSTILE["script"]) is not None
    assert refusal(name, " \n<!doctype html><body onload=evil>") is not None
    assert refusal(name, "<bpmn:process xmlns:bpmn='x' on='y'><bpmn:script/></bpmn:process>") is None
    assert refusal(name, "plain words <b>") is None


@pytest.mark.parametrize("name", ["data.xml", "feed.rss", "notes"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_behind_many_blanks_is_looked_through(name, encoding):
    assert refusal(name, HOSTILE["page behind blanks"].encode(encoding)) is not None
    assert refusal(name, (" \t\n" * 5000 + "plain words <b>").encode(encoding)) is None


def test_a_file_with_more_blanks_than_are_read_is_refused():
    assert refusal("data.xml", b" " * (LARGEST_MARKUP + 1)) is not None
    assert refusal("data.xml", b" ") is None


@pytest.mark.parametrize(
    "name",
    [
        *("page.html.de", "page.de.html", "page.html.gz", "page.HTM.utf8", "page.html.bak", "map.svg.gz", "x.js.br"),
        *("x.php.txt", "x.php.jpg", "x.cgi.bak", "x.pl", "x.py", "x.rb", "x.asis"),
    ],
)
def test_what_a_host_may_run_by_one_of_several_endings_is_refused_by_its_name(name):
    assert name in refusal(name).message


@pytest.mark.parametrize("name", ["plan.pl.pdf", "plan.js.pdf", "list.2026.csv", "all.tar.gz", "html", "map.de.svg"])
def test_other_endings_than_the_last_forbid_nothing_harmless(name):
    assert refusal(name, HARMLESS["plain"]) is None


@pytest.mark.parametrize("name", ["hall.jpg", "talk.mp4", "plan.pdf", "list.csv", "notes.txt", "all.zip", "data.json"])
def test_what_browsers_only_show_play_or_save_is_not_even_read(name):
    assert why_unpublished(f"content/assets/{name}", lambda _: 1 / 0) is None


def test_a_packed_drawing_is_refused_unread():
    assert refusal("map.svgz", gzip.compress(HARMLESS["plain"].encode())) is not None


def test_a_refused_file_stops_the_build_and_is_left_out_by_one_that_keeps_going(tmp_path):
    files = {"content/assets/demo.html": "<p>Demo", "content/assets/map.svg": HOSTILE["handler"]}
    project = Project(tmp_path, {**SMALL, **files})
    report = project.build()
    assert codes(report) == ["FILE018", "FILE018"]
    assert report.written is None
    project.build(keep_going=True)
    published = set(project.published())
    assert "assets/picture.svg" in published
    assert not published & {"assets/demo.html", "assets/map.svg"}


@pytest.mark.parametrize("part", ["url( ", 'url("', "/*", "'  ", "\\41 ", "a:", "@im", "url(a", '"a', "'\\n", "ht\t"])
def test_looking_through_a_drawing_takes_no_longer_than_reading_it(part):
    drawing = f"<svg {SVG}><style>{part * (300_000 // len(part))}</style></svg>"
    begun = time.process_time()
    refusal("map.svg", drawing)
    assert time.process_time() - begun < 2

"""Whatever somebody writes into any field, a page runs nothing of it, and fetches nothing because of it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from xml.etree import ElementTree as ET

import pytest
from dangers import dangers
from hostile_site import built
from payloads import PAYLOADS, SUM

_TURNING = re.compile(r"[\u202a-\u202e]|(?<!\\)(?:\\\\)*\\u202[a-eA-E]")
_OPENING = re.compile("[\u2066-\u2068]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters, which XML forbids."""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return built(tmp_path_factory.mktemp("hostile"))[1]


@pytest.mark.slow
def test_there_are_many_payloads_and_pages_show_them(files):
    assert len(set(PAYLOADS)) >= 200
    assert b"evil" in files["teams/open-d/2026-q4/shown/index.html"]


@pytest.mark.parametrize(
    "payload", ["<script>evil</script>", "<img src=x onerror=evil>", "<a href='javascript:evil'>", "<base href=x>"]
)
def test_a_page_that_let_one_through_would_be_found(payload):
    assert dangers(f"<!doctype html><p>{payload}</p>")


@pytest.mark.slow
def test_no_page_runs_or_fetches_anything_that_somebody_wrote(files):
    found = {path: dangers(data.decode()) for path, data in files.items() if path.endswith(".html")}
    assert len(found) > 20
    assert {path: each[:3] for path, each in found.items() if each} == {}


@pytest.mark.slow
def test_feeds_pictures_and_data_stay_what_they_are(files):
    for path, data in files.items():
        if path.endswith((".xml", ".svg", ".atom")):
            root = ET.fromstring(data)
            assert not [one.tag for one in root.iter() if one.tag.rpartition("}")[2] == "script"], path
            assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")], path
        elif path.endswith(".json"):
            json.loads(data)
        elif path.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "-", "\t", "\r"))], path


@pytest.mark.slow
def test_nothing_is_evaluated_and_no_text_turns_another_around(files):
    for path, data in files.items():
        if path.endswith((".html", ".xml", ".atom", ".svg", ".json", ".md", ".csv", ".ics", ".js", ".txt")):
            text = data.decode("utf-8-sig")
            assert SUM not in re.sub(r"[,.\u202f\u00a0]", "", text), path
            assert not _TURNING.search(text), path
            lines = html.unescape(re.sub(r"<[^>]*>", "\n", text)).splitlines()
            unclosed = [line for line in lines if len(_OPENING.findall(line)) != line.count("\u2069")]
            assert unclosed == [], path
            assert not _FORBIDDEN.search(text), path

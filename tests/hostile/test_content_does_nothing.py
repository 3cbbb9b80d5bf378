"""Whatever somebody writes into any field, a page runs nothing of it, and fetches nothing because of it."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hostile_site import built
from payloads import PAYLOADS, SUM

_FETCHES = {
    "script": "src", "img": "src", "iframe": "src", "embed": "src", "object": "data", "video": "src", "audio": "src",
    "source": "src", "track": "src", "input": "src", "use": "href", "image": "href", "form": "action", "base": "href",
}  # fmt: skip
_NEVER = {"iframe", "embed", "object", "base", "math", "applet", "frame", "frameset", "foreignobject", "animate", "set"}
_SCHEMES = {"", "http", "https", "mailto", "webcal", "tel"}
_TURNING = re.compile(r"[\u202a-\u202e]|(?<!\\)(?:\\\\)*\\u202[a-eA-E]")
_OPENING = re.compile("[\u2066-\u2068]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters, which XML forbids."""
_CONTROL = re.compile(r"[\x00-\x20]")


class Dangers(HTMLParser):
    """Collects whatever in a page runs, or is fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        told = f"<{tag} {values}>"
        if tag in _NEVER or any(name.startswith("on") or name in {"srcdoc", "style"} for name in values):
            self.found.append(told)
        address = values.get(_FETCHES.get(tag, ""), "")
        if tag == "link" and values.get("rel", "") not in {"canonical", "alternate", "prev", "next"}:
            address = values.get("href", "")
        if _is_elsewhere(address) or (tag == "meta" and "http-equiv" in values and "evil" in values.get("content", "")):
            self.found.append(told)
        for name in ("href", "src", "action", "formaction", "xlink:href", "data", "poster"):
            scheme = urlsplit(_CONTROL.sub("", values.get(name, ""))).scheme.lower() if name in values else ""
            picture = tag in {"img", "link"} and values[name].startswith("data:image/") if name in values else False
            if scheme not in _SCHEMES and not picture:
                self.found.append(told)
        self._inside = "" if values.get("type") == "application/json" else tag

    def handle_data(self, data: str) -> None:
        if self._inside in {"script", "style"} and "evil" in data:
            self.found.append(f"<{self._inside}>{data[:200]}")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(_CONTROL.sub("", address))
    return bool(parts.netloc) and parts.netloc != "soup.example"


def dangers(page: str) -> list[str]:
    reader = Dangers()
    reader.feed(page)
    reader.close()
    return reader.found


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

"""However an organisation is shaped, its pages stay usable, and everything in it is found from the first one."""

from __future__ import annotations

from pathlib import Path

import pytest
from measured import Site
from project import Project
from shapes import AS_OF, SHAPES

PAGE = 300_000
"""Bytes that no page may exceed by far less than the megabyte that it must not."""

ELEMENTS = 1_550
LONG_ENTRY = {"many key results": 4_000, "long texts": 4_000, "many tags": 3_200}
"""Shapes with a single thing that is longer than a page is meant to be: one check-in of 500 updates stays together."""

LARGEST = {"js": 1_100_000, "md": 400_000, "atom": 400_000, "ics": 2_000_000, "svg": 100_000}
"""Bytes of one file of other kinds; data is cut by team and cycle, and tables are whole."""

OFTEN = {"crowded team", "long texts", "many key results", "many check-ins", "many tags"}
"""Shapes that are built with every change; the others are built by `make test-scale`."""


def built(folder: Path, name: str, size: int) -> Site:
    project = Project(folder, SHAPES[name].make(size))
    report = project.build(as_of=AS_OF)
    assert report.written, report.findings[:3]
    return Site(project.site)


def stands(site: Site, name: str, size: int) -> None:
    """Fail unless all pages of a site of this shape are usable, and nothing is lost."""
    most = LONG_ENTRY.get(name, ELEMENTS)
    assert {path: page.size for path, page in site.pages.items() if page.size > PAGE} == {}
    assert {path: page.elements for path, page in site.pages.items() if page.elements > most} == {}
    assert {
        path: bytes_ for path, bytes_ in site.files.items() if bytes_ > LARGEST.get(path.rpartition(".")[2], bytes_)
    } == {}
    assert site.leading_nowhere() == set()
    assert set(site.pages) - set(site.from_home()) == {"404.html"}
    assert set(range(size)) - site.told(SHAPES[name].mark) == set()


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in OFTEN else pytest.mark.long) for name in SHAPES]
)
def test_pages_of_a_large_organisation_are_usable_and_lose_nothing(name, tmp_path):
    size = SHAPES[name].small
    stands(built(tmp_path, name, size), name, size)


@pytest.mark.long
@pytest.mark.parametrize("name", SHAPES)
def test_pages_of_an_extreme_organisation_are_usable_and_lose_nothing(name, tmp_path):
    size = SHAPES[name].full
    stands(built(tmp_path, name, size), name, size)


def test_what_is_too_large_lost_or_leads_nowhere_would_be_found(tmp_path):
    pages = {
        "index.html": '<a href="a/">A</a> <a href="b/#there">B</a> <a href="gone/">C</a> mark-0',
        "a/index.html": "mark-1" + "<p>" * 1_600,
        "b/index.html": '<p id="here">mark-2</p>',
        "c/index.html": "mark-3" + " " * PAGE,
    }
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    site = Site(tmp_path)
    assert site.leading_nowhere() == {
        ("index.html", "b/index.html", "there"), ("index.html", "gone/index.html", ""),
    }  # fmt: skip
    assert set(site.pages) - set(site.from_home()) == {"c/index.html"}
    assert site.told("mark-") == {0, 1, 2}
    assert [path for path, page in site.pages.items() if page.elements > ELEMENTS] == ["a/index.html"]
    assert [path for path, page in site.pages.items() if page.size > PAGE] == ["c/index.html"]

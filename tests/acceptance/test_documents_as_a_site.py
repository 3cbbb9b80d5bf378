"""The documents of this repository, made into a site by okrsite itself."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from site_reader import broken_links, read_site

from tools.docs_site import ROOT, assemble


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = tmp_path_factory.mktemp("documents") / "project"
    assemble(project)
    ran = subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "-C", project, "build", "--format", "json", "--as-of", "2026-11-20"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return project / "site", json.loads(ran.stdout)


def test_nothing_is_wrong_with_them(built):
    assert built[1]["findings"] == []


def test_every_document_is_a_page(built):
    missing = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "docs").rglob("*.md")
        if not (built[0] / "pages" / file.relative_to(ROOT / "docs").with_suffix("") / "index.html").is_file()
    ]
    assert missing == []


def test_links_between_documents_lead_to_pages(built):
    assert broken_links(built[0], read_site(built[0])) == []


def test_the_picture_of_the_readme_is_shown(built):
    assert re.search(r'<img [^>]*src="[^"]*assets/images/home.png"', (built[0] / "index.html").read_text("utf-8"))
    assert (built[0] / "assets/images/home.png").is_file()


def test_a_site_without_teams_does_not_miss_their_check_ins(built):
    assert "Nobody has checked in" not in (built[0] / "index.html").read_text("utf-8")

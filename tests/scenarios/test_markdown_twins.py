"""Each page in Markdown beside it, and `llms.txt`."""

from __future__ import annotations

import re
from datetime import date
from posixpath import normpath

import pytest
from project import SMALL, Project, on

URL = "https://soup.example/okrs/"
OBJECTIVE = "teams/payments/2026-q4/activation/index.md"


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, SMALL)
    made.write({"okrsite.yml": f"site: {{name: Soup, url: {URL}}}\noutputs: {{json: false, csv: false}}\n"})
    return made


def test_each_page_has_a_twin_that_it_names_and_whose_links_lead_to_twins(project):
    project.build(**on("2026-11-20"))
    files = project.published()
    without = ("search", "explore", "present")
    pages = {path for path in files if path.endswith("index.html") and not path.startswith(without)}
    twins = {path for path in files if path.endswith(".md")}
    assert {path.replace("index.html", "index.md") for path in pages} == twins
    for path in pages:
        html = files[path].decode()
        found = re.search(r'<link rel="alternate" type="text/markdown" href="([^"]+)">', html)
        assert normpath(f"{path}/../{found[1]}") == path.replace("index.html", "index.md")
    for path in twins:
        targets = re.findall(r"\]\((?!https?:|webcal:|mailto:)([^)#]+)", files[path].decode())
        assert [each for each in targets if normpath(f"{path}/../{each}") not in files and not each.endswith("/")] == []


def test_a_twin_has_title_day_status_figures_and_words(project):
    project.build(**on("2026-11-20"))
    text = project.page(OBJECTIVE)
    assert text.startswith("# Developers go live in a day\n\nas of 20 Nov 2026\n")
    for words in ("\n66 % · plan", "\nOn track\n", "Ordinary Markdown.", "12 days", "confidence 8 of 10"):
        assert words in text
    assert "<" not in re.sub(r"\\<", "", text)


def test_llms_txt_has_title_summary_and_links_with_a_sentence_each(project):
    project.build(**on("2026-11-20"))
    lines = project.page("llms.txt").splitlines()
    assert lines[:3] == ["# Soup", "", "> Make paying simple."]
    links = [re.fullmatch(r"- \[(.+)\]\((.+)\): (.+[.。])", line) for line in lines if line.startswith("- ")]
    assert all(links)
    files = project.published()
    assert [link[2] for link in links if link[2].removeprefix(URL) not in files] == []
    assert f"{URL}{OBJECTIVE}" in [link[2] for link in links]
    assert [line for line in lines if line.startswith("## ")][-1] == "## Optional"


def test_a_rebuild_writes_the_twins_that_a_clean_build_writes(project):
    project.build(**on("2026-11-20"))
    project.edit("content/teams/payments/2026-Q4/activation.md", "in a day", "in an hour")
    report = project.build(**on("2026-11-20"))
    assert 0 < report.written.written < report.written.files
    assert "in an hour" in project.page(OBJECTIVE)
    assert project.published() == project.built_from_scratch(**on("2026-11-20"))


def test_nothing_hidden_is_in_a_twin(project):
    project.write(
        {
            "okrsite.yml": "audiences: [everyone, board]\ndefault_audience: everyone\n",
            "content/teams/payments/2026-Q4/sale.md": "---\ntitle: Sell the firm\naudience: board\n---\n",
        }
    )
    project.build(**on("2026-11-20"))
    assert [path for path, data in project.published().items() if b"Sell the firm" in data or "sale" in path] == []
    project.build(audience="board", **on("2026-11-20"))
    assert "Sell the firm" in project.page("llms.txt")


def test_a_switch_leaves_all_of_it_out(project):
    project.write({"okrsite.yml": "outputs: {markdown: false}\n"})
    project.build(as_of=date(2026, 11, 20))
    assert [path for path in project.published() if path.endswith(".md") or path == "llms.txt"] == []
    assert "text/markdown" not in project.page("index.html")

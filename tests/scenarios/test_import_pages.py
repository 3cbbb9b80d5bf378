"""`okrsite import` of pages and issues: told first, written then, and with a mapping where pages need one."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import NOW, Project

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request

PAGE = """
    # OKRs 2026-Q4

    ## Garden

    1. **Grow what we eat**
       - 40 beds are planted => 35%
       - [Seeds](https://x.example) from 3 kinds to 12 kinds (@ida)

    ## Links

    - [Tracker](https://x.example/t)
"""
PLAIN = """
    # Our plans

    ## Garden

    - Goals we share
      - Forty beds are planted
"""


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, {"okrsite.yml": "site: {name: Soup}\n", "okrs.md": PAGE, "plans.md": PLAIN})


def brought(project, name, mapping=""):
    project.write({"mapping.yml": mapping})
    wanted = Moving(
        (project.root / name,), project.root / "content", mapping=project.root / "mapping.yml" if mapping else None
    )
    return move(Request(project.root, NOW, use_cache=False), wanted)


def test_a_page_becomes_content_that_checks_clean_and_a_second_run_changes_nothing(project):
    found = brought(project, "okrs.md")
    assert write_import(found)
    text = next((project.root / "content/teams/garden/2026-Q4").glob("*.md")).read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: Grow what we eat\n")
    assert "progress: 35%" in text
    assert "start: 3 kinds" in text
    assert [each for each in project.check().findings if each.severity is Severity.ERROR] == []
    assert brought(project, "okrs.md").to_write == ()
    assert [told.text for told in found.not_understood] == ["Links", "[Tracker](https://x.example/t)"]


def test_a_mapping_reads_a_page_that_says_nothing_of_itself(project):
    assert brought(project, "plans.md").objectives == 0
    mapping = "markdown:\n  cycle: 2026-Q4\n  headings: {2: team}\n  items:\n    1: objective\n    2: key result\n"
    write_import(brought(project, "plans.md", mapping))
    (file,) = (project.root / "content/teams/garden/2026-Q4").glob("*.md")
    text = file.read_text(encoding="utf-8")
    assert "title: Goals we share" in text
    assert "title: Forty beds are planted" in text


def test_every_mistake_in_a_mapping_is_told_with_its_place(project):
    wrong = 'markdown:\n  items:\n    1: objektive\n    x: kr\n  patterns:\n    "(": team\n  prefx: team\n'
    with pytest.raises(OkrsiteError) as told:
        brought(project, "plans.md", wrong)
    message = told.value.message
    for part in (
        "mapping.yml:3:8: `1: objektive` is nothing that a title or an item can be. Did you mean `objective`?",
        "mapping.yml:4:8: `x: kr` is no level.",
        "mapping.yml:6:10: `(: team` is no regular expression.",
        "mapping.yml:7:3: Unknown field `prefx`.",
    ):
        assert part in message


def test_a_mapping_of_columns_alone_cannot_read_pages(project):
    with pytest.raises(OkrsiteError, match="says nothing of pages"):
        brought(project, "plans.md", "columns:\n  Name: title\n")


def test_a_table_of_okr2go_becomes_content(project):
    project.write(
        {
            "okr2go.md": """
                # Grow

                | Key result | current | target | contributors | comments |
                |---|---|---|---|---|
                | Beds planted | 12 | 40 | Ana, Ben | Waiting for soil |
            """
        }
    )
    found = brought(project, "okr2go.md")
    write_import(found)
    (file,) = (project.root / "content/teams").rglob("*/grow.md")
    text = Path(file).read_text(encoding="utf-8")
    for told in ("target: 40", "current: 12", "Ana, Ben", "Waiting for soil"):
        assert told in text

"""`new` writes only what will be read: in the project, under a name that counts, and once for each thing."""

from __future__ import annotations

import pytest
from new_files import here
from project import SMALL, Project

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline.new.simple import new_cycle

THERE = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "content/cycles/2026-Q4.md": "Theme.\n",
    "content/people/julé.md": "---\nname: Julé\n---\n",
    "content/metrics/jars-returned.md": "---\nname: Jars\n---\n",
    "content/teams/payments/2026-Q4/torn.md": "---\ntitle: [\n---\n",
}


@pytest.fixture
def project(tmp_path, monkeypatch) -> Project:
    project = Project(tmp_path, {**SMALL, **THERE})
    monkeypatch.chdir(project.root)
    return project


def refused(project: Project, capsys, *arguments: str) -> str:
    before = sorted((project.root / "content").rglob("*"))
    assert run(["new", *arguments]) == 2
    assert sorted((project.root / "content").rglob("*")) == before
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["cycle", "2026-q4"], "cycles/2026-Q4.md"),
        (["person", "Julé", "--id", "JULÉ"], "people/julé.md"),
        (["metric", "x", "--id", "Jars-Returned"], "metrics/jars-returned.md"),
        (["page", "x", "--id", "HOW"], "pages/how.md"),
        (["objective", "payments", "Torn", "--title", "x"], "teams/payments/2026-Q4/torn.md"),
        (["objective", "payments", "Activation", "--title", "x"], "teams/payments/2026-Q4/activation.md"),
        (["team", "PAYMENTS"], "teams/payments/team.md"),
    ],
)
def test_a_name_that_differs_only_in_case_is_the_same_and_its_file_is_named(project, capsys, arguments, file):
    assert f"content/{file} is there already" in refused(project, capsys, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["page", "_x"],
        ["page", "README"],
        ["objective", "payments", "_h", "--title", "x"],
        ["objective", "payments", "--title", "README"],
        ["team", "_hidden"],
        ["person", "README"],
        ["metric", "_m"],
        ["cycle", "_c", "--start", "2026-01-01", "--end", "2026-02-01"],
    ],
)
def test_a_name_that_the_format_leaves_alone_is_refused(project, capsys, arguments):
    assert "would never be read" in refused(project, capsys, *arguments)


def test_a_cycle_that_folders_name_already_is_written_as_they_write_it(project):
    project.write({"content/cycles/2026-Q4.md": None})
    assert new_cycle(here(project), "2026-q4", "", (None, None), "").path == "content/cycles/2026-Q4.md"


@pytest.mark.parametrize(
    ("folder", "arguments"),
    [
        ("content/pages", ["page", "Hello"]),
        ("content/teams/payments/2026-Q4/check-ins", ["check-in", "payments"]),
        ("content/teams/payments/2027-Q1", ["objective", "payments", "--title", "x", "--cycle", "2027-Q1"]),
        ("content/teams/payments/2027-Q1", ["plan", "payments", "--cycle", "2027-Q1"]),
    ],
)
def test_nothing_is_written_through_a_link_that_leads_elsewhere(project, tmp_path, capsys, folder, arguments):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = project.root / folder
    if link.exists():
        link.rename(tmp_path / "before")
    link.symlink_to(elsewhere)
    said = refused(project, capsys, *arguments)
    assert folder in said
    assert "symbolic link" in said
    assert list(elsewhere.iterdir()) == []

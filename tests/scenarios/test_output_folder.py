"""The output folder: whose files are whose, and what must never happen to them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from project import SMALL, Project

from okrsite_gen.errors import OkrsiteError, OutputBusy, OutputRefused
from okrsite_gen.store import swap
from okrsite_gen.store.output import claim

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def test_files_of_others_survive_every_build(project):
    project.build()
    (project.site / "CNAME").write_text("okrs.example.org")
    (project.site / "notes").mkdir()
    (project.site / "notes" / "mine.txt").write_text("mine")
    for title in ("One", "Two", "Three"):
        project.edit(OBJECTIVE, (project.root / OBJECTIVE).read_text().split("\n")[1], f"title: {title}")
        project.build()
        assert project.page("CNAME") == "okrs.example.org"
        assert project.page("notes/mine.txt") == "mine"
    assert project.build().written.up_to_date


@pytest.mark.parametrize("output", [".", "content", "content/site", "okrsite.yml", ".okrsite", ".git/site", ".."])
def test_folders_that_hold_the_sources_are_refused(project, output):
    project.write({"okrsite.yml": "", ".git/HEAD": "ref: x"})
    before = sorted(path for path in project.root.rglob("*") if ".okrsite" not in path.parts)
    with pytest.raises(OutputRefused):
        project.build(output=project.root / output)
    assert sorted(path for path in project.root.rglob("*") if ".okrsite" not in path.parts) == before


def test_a_folder_of_somebody_else_is_refused_and_left_alone(project):
    project.write({"site/thesis.doc": "years of work"})
    with pytest.raises(OutputRefused):
        project.build()
    assert project.published() == {"thesis.doc": b"years of work"}


def test_the_themes_of_the_project_are_sources_too(project):
    project.write({"themes/ours/theme.yml": "extends: default\n", "okrsite.yml": "theme: {name: ours}\n"})
    with pytest.raises(OutputRefused):
        project.build(output=project.root / "themes")


def test_two_builds_at_once_are_refused(project):
    with claim(project.site, []), pytest.raises(OutputBusy):
        project.build()


def test_another_audience_in_the_same_folder_replaces_the_site_and_leaves_nothing_of_it(tmp_path):
    project = Project(tmp_path, AUDIENCES)
    project.build(audience="leadership")
    assert [path for path, data in project.published().items() if b"Secret merger" in data]
    for _ in range(2):
        project.build(audience="public")
        assert not [path for path, data in project.published().items() if b"Secret merger" in data or "merger" in path]
        assert project.published() == project.built_from_scratch(audience="public")
        project.build(audience="leadership")
        assert project.published() == project.built_from_scratch(audience="leadership")


AUDIENCES = {
    **SMALL,
    "okrsite.yml": "audiences: [public, company, leadership]\ndefault_audience: public\n",
    "content/teams/company/2026/merger.md": """
        ---
        title: Secret merger goes through
        audience: leadership
        ---
    """,
}


def test_what_is_hidden_is_judged_on_the_terminal_and_not_named_on_the_site(tmp_path):
    project = Project(tmp_path, AUDIENCES)
    project.edit("content/teams/company/2026/merger.md", "audience: leadership", "audience: leadership\nowner: [x]")
    report = project.build(audience="public", keep_going=True)
    assert "content/teams/company/2026/merger.md" in {finding.place.file for finding in report.findings}
    assert not [path for path, data in project.published().items() if b"merger" in data or "merger" in path]


def test_drafts_are_shown_only_when_asked_for(project):
    project.edit(OBJECTIVE, "supports:", "state: draft\nsupports:")
    project.build()
    assert not [path for path, data in project.published().items() if b"Developers go live" in data]
    project.build(drafts=True)
    assert "Developers go live" in project.page("teams/payments/2026-q4/activation/index.html")
    assert project.published() == project.built_from_scratch(drafts=True)


@pytest.mark.parametrize("died_after", [0, 1, 2])
def test_a_build_that_is_killed_during_the_exchange_recovers(project, monkeypatch, died_after):
    monkeypatch.setattr(swap, "_renameat2", lambda: None)
    project.build()
    before = project.published()
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")
    child = os.fork()
    if not child:
        rename, done = Path.rename, []

        def dying(self, target):
            if len(done) == died_after:
                os.kill(os.getpid(), signal.SIGKILL)
            done.append(target)
            return rename(self, target)

        Path.rename = dying
        project.build(jobs=1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    if project.site.exists():
        assert project.published() in (before, project.built_from_scratch())
    project.build()
    assert project.published() == project.built_from_scratch()


def test_a_build_that_is_killed_while_drawing_leaves_the_former_site(project):
    project.build()
    before = project.published()
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")
    child = os.fork()
    if not child:
        from okrsite_gen.site.render import Renderer

        render, done = Renderer.render, []

        def dying(self, page):
            if len(done) == 2:
                os.kill(os.getpid(), signal.SIGKILL)
            done.append(page)
            return render(self, page)

        Renderer.render = dying
        project.build(jobs=1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert project.published() == before
    project.build()
    assert project.published() == project.built_from_scratch()


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "folder"])
def test_a_damaged_memory_costs_time_and_nothing_else(project, damage):
    project.build()
    for file in sorted((project.root / ".okrsite").rglob("*")):
        if file.name == ".gitignore" or file.is_dir():
            continue
        data = file.read_bytes()
        file.unlink()
        if damage == "folder":
            file.mkdir()
        else:
            ways = {"cut": data[:-9], "flip": data[:-9] + bytes(9), "empty": b"", "foreign": b"PK\x03\x04" * 99}
            file.write_bytes(ways[damage])
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")
    assert project.build().exit_code == 0
    assert project.published() == project.built_from_scratch()


def test_an_output_that_somebody_deleted_comes_back(project):
    project.build()
    before = project.published()
    for file in sorted(project.site.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    project.site.rmdir()
    assert project.build().written.written == len(before) - 1
    assert project.published() == before


@pytest.mark.parametrize(
    ("number", "said"), [(28, "disk is full"), (13, "does not let this user write"), (30, "read-only"), (5, "error")]
)
def test_what_the_system_refuses_leaves_the_former_site(project, monkeypatch, number, said):
    project.build()
    before = project.published()
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")

    def refuse(path, data):
        raise OSError(number, os.strerror(number), str(path))

    with monkeypatch.context() as patch:
        patch.setattr("okrsite_gen.store.output.write_fresh", refuse)
        with pytest.raises(OkrsiteError, match=said) as caught:
            project.build()
    assert caught.value.exit_code == 2
    assert project.published() == before
    project.build()
    assert project.published() == project.built_from_scratch()

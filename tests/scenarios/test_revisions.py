"""The site as it stood at some commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from project import NOW, SMALL, Project

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.revision import at_revision
from okrsite_gen.pipeline.start import build, commit_of

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
LATE = "---\nupdates:\n  activation:\n    time:\n      value: {}\n---\n"
THEN, LATER = "2026-10-01", "2026-11-12"
THEMED = {
    "okrsite.yml": "site: {name: Falkenstein then}\ntheme: {name: house}\nhistory: {authors: full}\n",
    ".mailmap": "Bea Jones <maria@example.org>\n",
    "themes/house/theme.yml": "name: house\nextends: default\n",
    "themes/house/assets/css/own.css": "h1 { letter-spacing: 0.01em }\n",
    ".gitattributes": "*.md text eol=lf\n",
}


def git(folder: Path, *words: str, day: str = "") -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    days = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"} if day else {}
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **days}).stdout


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project with a tag, and everything in it different since: words, settings, theme and assets."""
    project = Project(tmp_path, {**SMALL, **THEMED})
    git(project.root, "init", "-q")
    git(project.root, "add", ".")
    git(project.root, "commit", "-q", "-m", "Agree", day=THEN)
    git(project.root, "tag", "then")
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    project.write(
        {
            "okrsite.yml": "site: {name: Falkenstein now}\n",
            ".mailmap": "Ann Smith <maria@example.org>\n",
            "content/assets/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>",
            "content/pages/how.md": None,
        }
    )
    git(project.root, "add", ".")
    git(project.root, "commit", "-q", "-m", "Lower it", day=LATER)
    return project


def build_at(project: Project, name: str, site: Path, as_of: date | None = None) -> None:
    request = BuildRequest(Request(project.root, NOW, as_of), site, commit=commit_of(project.root))
    with at_revision(request, name, os.environ) as chosen:
        build(chosen, lambda stage, done, total: None)


@pytest.mark.parametrize("memory", [True, False], ids=["with", "without"])
def test_a_revision_is_built_like_a_checkout_of_it(project, tmp_path, memory):
    if memory:
        project.build()
    build_at(project, "then", tmp_path / "rev", date(2026, 11, 1))

    git(project.root, "worktree", "add", "-q", str(tmp_path / "checkout"), "then")
    checkout = Request(tmp_path / "checkout", NOW, date(2026, 11, 1))
    build(BuildRequest(checkout, tmp_path / "site", commit=commit_of(checkout.root)), lambda stage, done, total: None)
    assert project.published(tmp_path / "rev") == project.published(tmp_path / "site")
    assert "Falkenstein then" in (tmp_path / "rev/index.html").read_text(encoding="utf-8")
    assert "Bea Jones" in (tmp_path / "rev/teams/payments/2026-q4/activation/index.html").read_text(encoding="utf-8")


def test_a_revision_is_seen_from_its_own_day(project, tmp_path):
    build_at(project, "then", tmp_path / "rev")
    assert '"as_of":"2026-10-01"' in (tmp_path / "rev/build.json").read_text(encoding="utf-8").replace(" ", "")


def test_reading_a_revision_touches_neither_files_nor_index_nor_what_is_checked_out(project, tmp_path):
    project.edit(OBJECTIVE, "go live", "goe live")
    project.write({"content/pages/new.md": "---\ntitle: New\n---\n"})
    git(project.root, "add", "content/pages/new.md")
    before = state(project)
    build_at(project, "HEAD~1", tmp_path / "rev")
    assert state(project) == before


def state(project: Project) -> object:
    index = (project.root / ".git/index").read_bytes()
    files = {
        name: data
        for name, data in project.published(project.root).items()
        if not name.startswith((".git/", ".okrsite/"))
    }
    return git(project.root, "status", "--porcelain"), git(project.root, "rev-parse", "HEAD"), index, files


def test_a_project_below_the_top_of_its_repository_has_revisions_too(tmp_path):
    project = Project(tmp_path)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "project")
    git(tmp_path, "commit", "-q", "-m", "Agree", day=THEN)
    project.edit(OBJECTIVE, "go live in a day", "go live in an hour")
    build_at(project, "HEAD", tmp_path / "rev")
    page = tmp_path / "rev/teams/payments/2026-q4/activation/index.html"
    assert "go live in a day" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["v9", "--help", " "])
def test_a_revision_that_git_does_not_know_is_named(project, tmp_path, name):
    with pytest.raises(OkrsiteError, match="knows no revision"):
        build_at(project, name, tmp_path / "rev")
    assert not (tmp_path / "rev").exists()


def test_without_a_repository_there_are_no_revisions(tmp_path):
    project = Project(tmp_path)
    with pytest.raises(OkrsiteError, match="knows no commit"):
        build_at(project, "HEAD", tmp_path / "rev")


def test_a_shallow_clone_says_how_to_fetch_the_rest(project, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.root}", "shallow")
    shutil.rmtree(project.root)
    project.root = tmp_path / "shallow"
    with pytest.raises(OkrsiteError) as caught:
        build_at(project, "then", tmp_path / "rev")
    assert "--unshallow" in caught.value.hint


def test_another_day_is_seen_with_what_is_known_today(project):
    """A check-in that was written late tells what was true on its day; one of a later day tells nothing of it."""
    project.write(
        {
            "content/teams/payments/2026-Q4/check-ins/2026-10-20.md": LATE.format("25 days"),
            "content/teams/payments/2026-Q4/check-ins/2026-10-27.md": LATE.format("21 days"),
        }
    )
    git(project.root, "add", ".")
    git(project.root, "commit", "-q", "-m", "What we had forgotten", day="2026-11-19")
    project.build(as_of=date(2026, 10, 24))
    page = project.page("teams/payments/2026-q4/activation/index.html")
    assert "25\u00a0days" in page
    assert "21\u00a0days" not in page


@pytest.mark.parametrize("folder", ["other", "other/content"])
def test_a_revision_says_that_it_lacks_a_content_folder_of_another_repository(project, tmp_path, folder):
    project.write({"okrsite.yml": f"content: [content, {folder}]\n"})
    commit = git(project.root, "rev-parse", "HEAD").strip()
    git(project.root, "update-index", "--add", "--cacheinfo", f"160000,{commit},other")
    git(project.root, "add", "okrsite.yml")
    git(project.root, "commit", "-q", "-m", "Read another one", day=LATER)
    with at_revision(BuildRequest(Request(project.root, NOW), tmp_path / "rev"), "HEAD", os.environ) as chosen:
        report = build(chosen, lambda stage, done, total: None)
    (told,) = (each for each in report.findings if each.code == "FILE002")
    assert told.severity is Severity.WARNING
    assert told.message == f"The content folder `{folder}/` is not among the files of this commit."

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from okrsite_gen.content.discover import discover
from okrsite_gen.pipeline import ahead
from okrsite_gen.pipeline.ahead import reading_ahead
from okrsite_gen.pipeline.forking import may_fork
from okrsite_gen.pipeline.request import Request

pytestmark = pytest.mark.skipif(not may_fork(), reason="processes are not forked here")

CONTENT = ("content",)


@pytest.fixture
def project(tmp_path, monkeypatch) -> Request:
    """A project that counts as large and holds a bit of everything that can be found."""
    monkeypatch.setattr(ahead, "PAYS_FROM", 3)
    monkeypatch.setattr(ahead, "_SHARE", 2)
    files = {
        "content/index.md": "---\ntitle: Us\n---\n",
        "content/teams/growth/team.md": "---\nname: Growth\n---\n",
        "content/teams/growth/2026-q4/win.md": "---\ntitle: Win\n---\n",
        "content/teams/growth/2026-q4/a b.md": "",
        "content/assets/logo.svg": "<svg/>",
        "more/pages/about.md": "---\ntitle: About\n---\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "content/teams/growth/2026-q4/link.md").symlink_to(tmp_path / "content/index.md")
    return Request(tmp_path, datetime(2026, 11, 20, tzinfo=timezone.utc), jobs=2)


def found(request, folders=CONTENT):
    """Return whether another process read, and what it or this one found."""
    with reading_ahead(request) as other:
        return other.busy, other.discover(request.root, folders)


def test_another_process_finds_the_same_from_the_second_time_on(project):
    assert found(project) == (False, discover(project.root, CONTENT))
    assert found(project) == (True, discover(project.root, CONTENT))
    assert discover(project.root, CONTENT).unread
    assert discover(project.root, CONTENT).diagnostics


def test_an_edit_is_read(project):
    found(project)
    (project.root / "content/index.md").write_text("---\ntitle: Them\n---\n")
    assert b"Them" in found(project)[1].sources[0].data


def test_other_folders_than_last_time_are_read_here(project):
    found(project)
    assert found(project, ("more",)) == (True, discover(project.root, ("more",)))


def test_another_project_is_read_here(project, tmp_path):
    found(project)
    (tmp_path / "copy/content").mkdir(parents=True)
    with reading_ahead(project) as other:
        assert not other.discover(tmp_path / "copy", CONTENT).sources


def test_what_the_other_process_did_not_finish_is_read_here(project, monkeypatch):
    found(project)
    monkeypatch.setattr(ahead, "discover", lambda _root, _folders: os._exit(1))
    with reading_ahead(project) as other:
        monkeypatch.undo()
        assert other.discover(project.root, CONTENT) == discover(project.root, CONTENT)


def test_nothing_is_read_ahead_of_a_small_project_with_one_job_or_without_memory(project, monkeypatch):
    found(project)
    assert not found(replace(project, jobs=1))[0]
    assert not found(replace(project, use_cache=False))[0]
    monkeypatch.setattr(ahead, "PAYS_FROM", 100)
    assert found(project)[0]
    assert not found(project)[0]


def test_no_process_is_left_behind_where_nobody_asks(project):
    found(project)
    with reading_ahead(project) as other:
        assert other.busy
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)

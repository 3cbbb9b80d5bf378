"""What git knows of a project, as far as `check` says anything of it."""

from __future__ import annotations

import os
import subprocess

import pytest
from project import NOW, Project, codes

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
MOVED = "INT008"


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project that was committed when its cycle began."""
    project = Project(tmp_path)
    git(project, "init", "-q")
    commit(project, "Agree on Falkenstein", "2026-10-01")
    return project


def git(project: Project, *words: str, day: str = "") -> str:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    days = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"} if day else {}
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **days}).stdout


def commit(project: Project, message: str, day: str) -> None:
    git(project, "add", "content")
    git(project, "commit", "-q", "-m", message, day=day)


def moved(project: Project, **options) -> list[str]:
    return [each.message for each in project.check(**options).findings if each.code == MOVED]


FOUND = "The `target` of `time` was made easier on {}, from `2 days` to `4 days`, without a reason."


def test_a_target_that_moved_is_found_before_and_after_the_commit_and_with_any_memory(project):
    assert moved(project) == []
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert moved(project) == [FOUND.format(NOW.date().isoformat())]
    commit(project, "Lower it", "2026-11-12")
    assert moved(project) == [FOUND.format("2026-11-12")] == moved(project) == moved(project, use_cache=False)
    memory = project.root / ".okrsite/history"
    memory.write_bytes(memory.read_bytes()[:-5])
    assert moved(project) == [FOUND.format("2026-11-12")]
    project.edit(OBJECTIVE, "target: 4 days", "target: 4 days\n    reason: The sandbox comes in January")
    assert moved(project) == []


def test_the_reason_may_stand_in_the_commit(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it\n\nReason: The sandbox comes in January", "2026-11-12")
    assert moved(project) == []


def test_who_switches_the_rule_off_has_no_history_read(project):
    project.write({"okrsite.yml": "rules:\n  INT008: off\n"})
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert MOVED not in codes(project.check())
    assert not (project.root / ".okrsite/history").exists()


def test_a_finding_may_be_allowed_and_is_called_needless_only_by_who_knows_the_past(project, monkeypatch):
    project.edit(OBJECTIVE, "title: Developers", "allow: {INT008: agreed with everybody}\ntitle: Developers")
    assert "ALW001" in codes(project.check())
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    assert {MOVED, "ALW001"}.isdisjoint(codes(project.check()))
    monkeypatch.setenv("PATH", str(project.root))
    assert {MOVED, "ALW001"}.isdisjoint(codes(project.check()))


def test_reading_the_history_leaves_repository_and_folder_as_they_were(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")

    def state() -> tuple[str, bytes, int]:
        index = project.root / ".git/index"
        status = git(project, "--no-optional-locks", "status", "--porcelain", "content")
        return status, index.read_bytes(), index.stat().st_mtime_ns

    before = state()
    assert moved(project)
    assert state() == before


def test_no_page_tells_of_it(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project, "Lower it", "2026-11-12")
    report = project.build()
    assert MOVED not in codes(report)
    told = b"".join(project.published().values())
    assert b"Falkenstein" not in told
    assert b"Lower it" not in told

from __future__ import annotations

import subprocess
from datetime import date

from okrsite_gen.content.repository import describe


def git(folder, *words):
    subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True)


def commit(folder):
    git(folder, "init", "-q")
    identity = ("-c", "user.name=Maria", "-c", "user.email=maria@example.org")
    git(folder, *identity, "commit", "-q", "--allow-empty", "-m", "First", "--date", "2026-11-20T10:00:00+00:00")


def test_a_commit_is_named_with_its_day(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-21T23:30:00+01:00")
    commit(tmp_path)
    (tmp_path / "okrs").mkdir()
    name, day = describe(tmp_path / "okrs")
    assert day == date(2026, 11, 21)
    assert 7 <= len(name) <= 12
    assert int(name, 16) >= 0


def test_a_repository_without_a_commit_says_nothing(tmp_path):
    git(tmp_path, "init", "-q")
    assert describe(tmp_path) is None


def test_a_folder_that_does_not_exist_says_nothing(tmp_path):
    assert describe(tmp_path / "missing") is None


def test_a_machine_without_git_says_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert describe(tmp_path) is None

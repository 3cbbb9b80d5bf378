from __future__ import annotations

import subprocess
from datetime import date

import pytest

from okrsite_gen.cli.program import run
from okrsite_gen.content.git import told
from okrsite_gen.content.repository import describe, published_commit, short_id


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
    assert len(name) == 7
    assert int(name, 16) >= 0


def test_the_name_of_a_commit_is_as_long_whatever_a_machine_is_configured_to(tmp_path):
    commit(tmp_path)
    git(tmp_path, "config", "core.abbrev", "12")
    assert len(describe(tmp_path)[0]) == 7
    assert len(short_id(tmp_path, "HEAD")) == 7


@pytest.mark.parametrize("name", ["LITERAL", "GLOB", "NOGLOB", "ICASE"])
def test_git_answers_whatever_the_environment_says_of_paths(tmp_path, monkeypatch, name):
    commit(tmp_path)
    (tmp_path / "a*").write_text("a")
    git(tmp_path, "add", "a*")
    monkeypatch.setenv(f"GIT_{name}_PATHSPECS", "1")
    assert run(["--version"]) == 0
    assert told(tmp_path, "ls-files", "--", "a*") == "a*"


def test_a_repository_without_a_commit_says_nothing(tmp_path):
    git(tmp_path, "init", "-q")
    assert describe(tmp_path) is None


def test_a_folder_that_does_not_exist_says_nothing(tmp_path):
    assert describe(tmp_path / "missing") is None


def test_a_machine_without_git_says_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert describe(tmp_path) is None


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://git.example/tools/okrsite.git", "https://git.example/tools/okrsite.git"),
        ("git@git.example:tools/okrsite.git", "https://git.example/tools/okrsite.git"),
        ("ssh://git@git.example/tools/okrsite", "https://git.example/tools/okrsite"),
    ],
)
def test_a_commit_that_others_can_get_is_named_with_its_address_on_the_web(tmp_path, remote, address):
    commit(tmp_path)
    git(tmp_path, "remote", "add", "origin", remote)
    assert published_commit(tmp_path) is None  # nobody else has it yet, as far as we know
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    named, full = published_commit(tmp_path)
    assert (named, len(full)) == (address, 40)
    (tmp_path / "inside").mkdir()
    assert published_commit(tmp_path / "inside") is None


@pytest.mark.parametrize(
    "remote", ["https://me:secret@git.example/okrsite", "/srv/okrsite.git", "http://git.example/x"]
)
def test_an_address_that_is_secret_or_only_ours_is_not_told(tmp_path, remote):
    commit(tmp_path)
    git(tmp_path, "remote", "add", "origin", remote)
    git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert published_commit(tmp_path) is None

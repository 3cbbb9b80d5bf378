"""Whether the repository brings something along."""

from __future__ import annotations

import subprocess

import pytest

from okrsite_gen.content.repository import tracks


def git(root, *words):
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True)


@pytest.fixture
def root(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / "okrs/.okrsite").mkdir(parents=True)
    (tmp_path / "okrs/.okrsite/checked").write_bytes(b"1")
    (tmp_path / "okrs/.okrsite-else").write_bytes(b"1")
    git(tmp_path, "add", "okrs/.okrsite-else")
    return tmp_path / "okrs"


def test_a_folder_that_nobody_added_is_not_tracked(root):
    assert not tracks(root, ".okrsite")


def test_a_folder_of_which_one_file_was_added_is_tracked_also_once_the_file_is_gone(root):
    git(root, "add", "--force", ".okrsite/checked")
    assert tracks(root, ".okrsite")
    (root / ".okrsite/checked").unlink()
    assert tracks(root, ".okrsite")


def test_a_link_that_was_added_under_the_name_is_tracked(root):
    (root / ".okrsite/checked").unlink()
    (root / ".okrsite").rmdir()
    (root / ".okrsite").symlink_to("..")
    git(root, "add", "--force", ".okrsite")
    assert tracks(root, ".okrsite")


def test_the_name_in_capitals_is_the_same_folder_on_many_machines(root):
    (root / ".OKRSITE").mkdir(exist_ok=True)
    (root / ".OKRSITE/checked").write_bytes(b"1")
    git(root, "add", "--force", ".OKRSITE")
    assert tracks(root, ".okrsite")


def test_without_a_repository_nothing_is_tracked(tmp_path):
    (tmp_path / ".okrsite").mkdir()
    assert not tracks(tmp_path, ".okrsite")


def test_where_git_will_not_say_it_may_be_tracked(root, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert tracks(root, ".okrsite")
    assert not tracks(root, ".missing")


def test_what_is_added_after_somebody_has_asked_is_noticed(root):
    assert not tracks(root, ".okrsite")
    git(root, "add", "--force", ".okrsite/checked")
    assert tracks(root, ".okrsite")
    git(root, "rm", "--quiet", "--cached", ".okrsite/checked")
    assert not tracks(root, ".okrsite")


def test_git_is_asked_once_while_nothing_is_added(root, monkeypatch):
    assert not tracks(root, ".okrsite")
    monkeypatch.setenv("PATH", "")
    assert not tracks(root, ".okrsite")

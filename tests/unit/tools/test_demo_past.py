"""The demo company's past: written from the demo's own dates, and ending in the demo as it stands."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest

from tools.demo_changes import CHANGES, Change
from tools.demo_past import commits, demo_files, write


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    write(folder)
    return folder


def told(folder, *words):
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True).stdout


def test_the_last_commit_holds_the_demo_as_it_stands(repository):
    listed = told(repository, "ls-tree", "-r", "-z", "--name-only", "HEAD").split("\0")[:-1]
    files = demo_files()
    assert sorted(listed) == sorted(files)
    assert all((repository / path).read_bytes() == data for path, data in files.items())
    assert told(repository, "status", "--porcelain") == ""


def test_people_commit_what_they_say_on_the_day_on_which_they_say_it(repository):
    said = told(repository, "log", "--format=%an %as", "--", "content/teams/billing/2026-Q4/check-ins/2026-11-20.md")
    assert said == "Ravi Menon 2026-11-20\n"


def test_the_same_demo_has_the_same_past(repository, tmp_path):
    write(tmp_path)
    assert told(repository, "rev-parse", "HEAD") == told(tmp_path, "rev-parse", "HEAD")


def test_a_repository_that_was_made_before_is_replaced(repository):
    before = told(repository, "rev-parse", "HEAD")
    (repository / "content/left-over.md").write_text("no", encoding="utf-8")
    write(repository)
    assert (told(repository, "rev-parse", "HEAD"), (repository / "content/left-over.md").exists()) == (before, False)


def test_nothing_is_closed_changed_or_said_before_its_day():
    early = [commit for commit in commits(demo_files()) if commit.day < date(2026, 10, 1)]
    written = b"\n".join(data for commit in early for path, data in commit.files.items() if data and "2026-Q4" in path)
    assert b"re-agreed" not in written
    assert b"closed_on" not in written


def test_a_change_that_the_demo_does_not_have_is_told():
    change = Change(date(2026, 11, 1), "ravi", "Aim lower", "content/teams/x.md", (("target: 9", "target: 7"),))
    with pytest.raises(ValueError, match=r"content/teams/x\.md does not hold once: target: 7"):
        change.undone("target: 8")
    assert tuple(sorted(CHANGES, key=lambda each: each.day)) == CHANGES

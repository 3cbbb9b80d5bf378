from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest
from written_repo import FILE, Repo, objective

from okrsite_gen.content.discover import discover
from okrsite_gen.content.revisions import RevisionError, base_of, discover_at, revision_at

FOLDERS = ("content",)


def test_a_revision_reads_like_a_folder_that_was_checked_out(repo: Repo):
    repo.write("logo", "content/assets/logo.svg")
    repo.write("x" * (1024 * 1024 + 1), "content/pages/huge.md")
    repo.write("words", "content/somewhere/else.md")
    (repo.root / "content/index.md").symlink_to("activation.md")
    repo.commit("Begin", "2026-10-01", objective())
    there = discover(repo.root, FOLDERS)
    repo.commit("Go on", "2026-10-02", objective("70%"))
    found = discover_at(revision_at(repo.root, "HEAD~1"), FOLDERS)
    assert found.sources == there.sources
    assert replace(found, assets=()) == replace(there, assets=())
    assert [(each.path, each.size) for each in found.assets] == [(each.path, each.size) for each in there.assets]


def test_neither_folder_nor_git_notices_that_a_revision_is_read(repo: Repo):
    repo.commit("Begin", "2026-10-01", objective())
    repo.write(objective("70%"))
    before = {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")}
    discover_at(revision_at(repo.root, "HEAD"), FOLDERS)
    assert {path: path.stat().st_mtime_ns for path in repo.root.rglob("*")} == before


def test_a_project_may_lie_inside_of_its_repository(repo: Repo):
    repo.commit("Begin", "2026-10-01", objective(), f"docs/okrs/{FILE}")
    repo.write("else", "content/pages/elsewhere.md")
    repo.commit("More", "2026-10-02")
    found = discover_at(revision_at(repo.root / "docs/okrs", "HEAD"), FOLDERS)
    assert [source.path for source in found.sources] == [FILE]


def test_another_repository_inside_is_not_read(repo: Repo):
    repo.commit("Begin", "2026-10-01", objective())
    inner = Repo(repo.root / "private")
    inner.commit("Secret", "2026-10-01", objective())
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{inner.git('rev-parse', 'HEAD')},private")
    repo.git("commit", "--quiet", "-m", "Add it")
    assert [path for path in revision_at(repo.root, "HEAD").files if path.startswith("private")] == []


def test_a_revision_has_the_moment_of_its_commit(repo: Repo):
    commit = repo.commit("Begin", "2026-10-01", objective())
    repo.git("tag", "q3")
    found = revision_at(repo.root, "q3")
    assert (found.commit, found.moment) == (commit, datetime(2026, 10, 1, 12, tzinfo=timezone.utc))


@pytest.mark.parametrize(
    "written", ["", "nothing", "--output=here", "-1", "HEAD\0", "HEAD\nmain", "HEAD:content", "ä b"]
)
def test_words_that_name_no_commit_are_refused_and_never_taken_for_options(repo: Repo, written):
    repo.commit("Begin", "2026-10-01", objective())
    with pytest.raises(RevisionError, match="Git knows no revision"):
        revision_at(repo.root, written)
    assert sorted(path.name for path in repo.root.iterdir()) == [".git", "content"]


def test_a_name_that_looks_like_an_option_is_a_name(repo: Repo):
    commit = repo.commit("Begin", "2026-10-01", objective())
    repo.git("update-ref", "refs/heads/--all", "HEAD")
    repo.commit("Go on", "2026-10-02", objective("70%"))
    assert revision_at(repo.root, "--all").commit == commit


def test_without_a_repository_the_message_says_what_to_do(tmp_path):
    with pytest.raises(RevisionError) as refused:
        revision_at(tmp_path, "HEAD")
    assert refused.value.hint == "Run this in a git repository with at least one commit."


def test_a_file_that_git_has_lost_is_told_and_not_left_out(repo: Repo):
    repo.commit("Begin", "2026-10-01", objective())
    id_ = repo.git("rev-parse", f"HEAD:{FILE}")
    (repo.root / ".git/objects" / id_[:2] / id_[2:]).unlink()
    with pytest.raises(RevisionError, match="does not have all files of `HEAD`"):
        discover_at(revision_at(repo.root, "HEAD"), FOLDERS)


def test_work_is_compared_with_where_it_left_the_default_branch(repo: Repo):
    first = repo.commit("Begin", "2026-10-01", objective())
    repo.git("checkout", "--quiet", "-b", "lower")
    repo.commit("Lower it", "2026-10-02", objective("50%"))
    assert base_of(repo.root) == first
    repo.git("checkout", "--quiet", "main")
    second = repo.commit("Something else", "2026-10-03", "words", "content/pages/words.md")
    assert base_of(repo.root) == second
    repo.git("checkout", "--quiet", "lower")
    assert base_of(repo.root) == first


def test_without_a_branch_of_the_agreed_state_work_is_compared_with_its_last_commit(repo: Repo):
    repo.git("checkout", "--quiet", "-b", "trunk")
    commit = repo.commit("Begin", "2026-10-01", objective())
    assert base_of(repo.root) == commit

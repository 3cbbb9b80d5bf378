from __future__ import annotations

from pathlib import Path

import pytest

from okrsite_gen.errors import OutputRefused
from okrsite_gen.store.guard import refuse_unsafe
from okrsite_gen.store.listing import NAME, list_bytes


def refusal(output: Path, sources=()) -> str:
    with pytest.raises(OutputRefused) as caught:
        refuse_unsafe(output, sources)
    assert caught.value.exit_code == 2
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("names", [[], ["content"], ["content/teams"], ["okrsite.yml"]])
def test_folders_that_contain_sources_are_refused(tmp_path, names):
    assert "contains what the site is made from" in refusal(tmp_path, [tmp_path / name for name in names or ["."]])


@pytest.mark.parametrize("output", ["content", "content/site", "content/teams/x"])
def test_folders_inside_sources_are_refused(tmp_path, output):
    (tmp_path / "content").mkdir()
    assert "the site is made" in refusal(tmp_path / output, [tmp_path / "content"])


def test_sources_behind_a_symbolic_link_are_recognised(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "content")
    assert "the site is made" in refusal(tmp_path / "link" / "site", [tmp_path / "content"])


@pytest.mark.parametrize("name", [".git", ".hg", ".svn", ".jj"])
def test_a_repository_root_is_refused_even_if_we_made_it(tmp_path, name):
    (tmp_path / NAME).write_bytes(list_bytes([]))
    (tmp_path / name).mkdir()
    assert "root of a repository" in refusal(tmp_path)


def test_a_worktree_whose_git_is_a_file_is_refused(tmp_path):
    (tmp_path / ".git").write_text("gitdir: elsewhere")
    assert "root of a repository" in refusal(tmp_path)


def test_the_inside_of_a_repository_is_refused(tmp_path):
    assert "repository's own data" in refusal(tmp_path / ".git" / "site")


def test_the_root_of_the_disk_is_refused():
    assert "root of the disk" in refusal(Path("/"))


@pytest.mark.parametrize("output", ["home/maria", "home"])
def test_the_home_folder_and_what_holds_it_are_refused(tmp_path, monkeypatch, output):
    (tmp_path / "home" / "maria").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "maria"))
    assert "home folder" in refusal(tmp_path / output)


def test_a_folder_with_files_of_others_is_refused(tmp_path):
    (tmp_path / "thesis.doc").touch()
    assert "not made by okrsite" in refusal(tmp_path)


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").touch()
    assert "is a file" in refusal(tmp_path / "site")


def test_a_mount_point_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("os.path.ismount", lambda path: path == tmp_path)
    assert "mount point" in refusal(tmp_path)


@pytest.mark.parametrize("prepare", ["missing", "empty", "ours"])
def test_a_new_an_empty_and_our_own_folder_are_accepted(tmp_path, prepare):
    site, content = tmp_path / "site", tmp_path / "content"
    content.mkdir()
    if prepare != "missing":
        site.mkdir()
    if prepare == "ours":
        (site / NAME).write_bytes(list_bytes(["index.html"]))
        (site / "CNAME").touch()
    refuse_unsafe(site, [content, tmp_path / "okrsite.yml"])

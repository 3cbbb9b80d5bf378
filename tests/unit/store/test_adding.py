"""A new file appears whole or not at all, and what is there already stays as it is."""

from __future__ import annotations

import errno
import os

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store import adding
from okrsite_gen.store.adding import add, put

PATH = "content/teams/a/team.md"


def listed(folder) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders_and_the_rights_of_any_new_file(tmp_path):
    assert add(tmp_path, PATH, "Größe\n")
    (tmp_path / "plain").write_text("x")
    assert (tmp_path / PATH).read_bytes() == "Größe\n".encode()
    assert (tmp_path / PATH).stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert listed(tmp_path) == [PATH, "plain"]


def test_what_has_the_name_already_stays(tmp_path):
    add(tmp_path, PATH, "first")
    assert not add(tmp_path, PATH, "second")
    assert (tmp_path / PATH).read_text() == "first"


def test_somebody_who_is_quicker_keeps_the_name(tmp_path, monkeypatch):
    link = os.link

    def later(whole, file):
        file.write_text("theirs")
        link(whole, file)

    monkeypatch.setattr(adding.os, "link", later)
    assert not add(tmp_path, PATH, "ours")
    assert (tmp_path / PATH).read_text() == "theirs"
    assert listed(tmp_path) == [PATH]


def test_nothing_is_left_where_the_disk_is_full(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(adding.os, "fsync", full)
    with pytest.raises(OkrsiteError, match="The disk is full"):
        add(tmp_path, PATH, "text")
    assert listed(tmp_path) == []


def test_where_a_file_cannot_have_two_names_it_is_renamed(tmp_path, monkeypatch):
    def refused(whole, file):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(adding.os, "link", refused)
    assert add(tmp_path, PATH, "text")
    assert not add(tmp_path, PATH, "again")
    assert (tmp_path / PATH).read_text() == "text"
    assert listed(tmp_path) == [PATH]


def test_a_named_file_is_written_with_its_folders_and_in_place_of_the_former_one(tmp_path):
    file = tmp_path / "reports" / "week.md"
    put(file, "first")
    put(file, "lone \ud800")
    assert file.read_text(encoding="utf-8") == "lone \\ud800"
    assert listed(tmp_path) == ["reports/week.md"]


def test_what_a_link_names_is_written_to_and_the_link_stays(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    put(tmp_path / "link", "words")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "words"


@pytest.mark.parametrize(("path", "words"), [("file/week.md", "is a file"), ("folder", "could not write")])
def test_where_no_file_can_be_written_it_is_said_what_stands_there(tmp_path, path, words):
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OkrsiteError, match=words):
        put(tmp_path / path, "words")

"""A file gets other bytes whole, or stays as it was."""

from __future__ import annotations

import os

import pytest

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.store.replacing import replace


def names(folder) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_bytes_are_exchanged_and_rights_stay(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o604)
    replace(tmp_path, "a.md", b"old", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o604
    assert names(tmp_path) == ["a.md"]


def test_what_somebody_has_written_meanwhile_is_kept(tmp_path):
    (tmp_path / "a.md").write_bytes(b"newer")
    with pytest.raises(OkrsiteError, match="changed by somebody else"):
        replace(tmp_path, "a.md", b"old", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"newer"


def test_a_link_is_never_followed(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").symlink_to("a.md")
    with pytest.raises(OkrsiteError):
        replace(tmp_path, "b.md", b"old", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert (tmp_path / "b.md").is_symlink()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files to others")
def test_the_owner_stays(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old")
    os.chown(tmp_path / "a.md", 1234, 4321)
    replace(tmp_path, "a.md", b"old", b"new")
    status = (tmp_path / "a.md").stat()
    assert (status.st_uid, status.st_gid) == (1234, 4321)


def test_a_failure_in_the_middle_leaves_the_old_bytes_and_no_litter(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OkrsiteError, match="The disk is full"):
        replace(tmp_path, "a.md", b"old", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert names(tmp_path) == ["a.md"]

"""Archives, folders and what is no file, brought to `okrsite import`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from importing import VIVA, archive, report, run, table


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_a_damaged_part_of_an_archive_is_told_and_the_others_are_read(root):
    members = [("objectives.csv", VIVA.read_bytes()), ("damaged.csv", VIVA.read_bytes() * 20)]
    data = bytearray(archive(*members))
    start = data.rindex(b"damaged.csv", 0, data.index(b"PK\x01\x02")) + len("damaged.csv")
    data[start : start + 40] = b"\xff" * 40
    found = report(root, table(root, bytes(data), "viva.zip"))
    assert found["format"] == "viva-csv"
    unread = [one for one in found["not_understood"] if one["file"] == "viva.zip/damaged.csv"]
    assert unread[0]["why"].startswith("It cannot be unpacked: ")


def test_an_archive_of_which_nothing_can_be_read_says_why(root):
    name = table(root, archive(("../evil.csv", b"Title\n")), "viva.zip")
    with pytest.raises(Exception, match=r"nothing to read\.\nviva\.zip/\.\./evil\.csv: Its path leads out"):
        run(root, name)


def test_a_pipe_is_refused_at_once(root):
    os.mkfifo(root / "pipe.csv")
    with pytest.raises(Exception, match="no ordinary file"):
        run(root, "pipe.csv")


def test_links_and_hidden_files_of_a_folder_are_told(root):
    (root / "brought").mkdir()
    table(root / "brought", VIVA.read_bytes(), "objectives.csv")
    table(root / "brought", "", ".more.csv")
    table(root / "brought", "", ".DS_Store")
    (root / "brought/link.csv").symlink_to(root / "brought/objectives.csv")
    found = report(root, "brought")
    told = {one["file"]: one["why"].partition(".")[0] for one in found["not_understood"] if "brought/" in one["file"]}
    links = {"brought/link.csv": "It is a link, which may lead out of the folder", "brought/.more.csv": "It is hidden"}
    assert {name: why for name, why in told.items() if not name.endswith("objectives.csv")} == links

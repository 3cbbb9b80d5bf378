"""Two folders are compared byte for byte, and it is told where they begin to differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrsite_gen.pipeline.bytewise import compare
from okrsite_gen.store.listing import NAME, list_bytes


def written(folder: Path, files: dict[str, bytes], ours: tuple[str, ...] = ()) -> Path:
    for name, data in {**files, NAME: list_bytes((*files, *ours))}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("there", "wanted", "line", "column"),
    [
        (b"a\nbcd\n", b"a\nbXd\n", 2, 2),
        (b"a\n", b"a\nb\n", 2, 1),
        (b"a\nb", b"a\nb\n", 3, 1),
        (b"a\r\n", b"a\n", 1, 2),
        ("ä b".encode(), "ä c".encode(), 1, 3),
        (b"", b"a", 1, 1),
        (b"\x89PNG\xff\x01", b"\x89PNG\xff\x02", 0, 6),
        (b"\xff", b"\xff\xff", 0, 2),
    ],
)
def test_it_is_told_where_a_file_begins_to_differ(tmp_path, there, wanted, line, column):
    found = compare(written(tmp_path / "a", {"p/x": there}), written(tmp_path / "b", {"p/x": wanted}))
    (difference,) = found.differing
    assert (difference.path, difference.line, difference.column) == ("p/x", line, column)
    assert found.same == 1  # the list of files


def test_missing_files_and_files_too_many_are_named(tmp_path):
    there = written(tmp_path / "a", {"old.html": b"", "same": b""})
    (there / "theirs.html").write_bytes(b"")
    wanted = written(tmp_path / "b", {"new.html": b"", "same": b""})
    found = compare(there, wanted)
    assert (found.missing, found.extra, found.foreign) == (("new.html",), ("old.html",), ("theirs.html",))
    assert [each.path for each in found.differing] == [NAME]
    assert found.same == 1


def test_a_link_is_never_what_a_build_writes_although_it_leads_to_the_same_bytes(tmp_path):
    there = written(tmp_path / "a", {"x": b"same"})
    (there / "x").rename(tmp_path / "elsewhere")
    (there / "x").symlink_to(tmp_path / "elsewhere")
    found = compare(there, written(tmp_path / "b", {"x": b"same"}))
    assert [each.path for each in found.differing] == ["x"]

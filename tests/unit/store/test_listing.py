from __future__ import annotations

import pytest

from okrsite_gen.store.listing import NAME, list_bytes, made_by_us, read_list

ODD = ["a b/index.html", "100%/x", "#x", "line\nbreak", "täglich/ü.html", "\udcff-not-utf-8", "back\\slash"]


def test_a_list_reads_back_as_it_was_written(tmp_path):
    (tmp_path / NAME).write_bytes(list_bytes(ODD))
    assert read_list(tmp_path) == frozenset(ODD)


def test_a_list_is_sorted_and_does_not_depend_on_the_order_given():
    assert list_bytes(["b", "a"]) == list_bytes(["a", "b"])
    assert list_bytes(["b", "a"]).decode().split("\n")[1:] == ["a", "b", ""]


def test_an_empty_list_still_says_that_we_made_the_folder(tmp_path):
    (tmp_path / NAME).write_bytes(list_bytes([]))
    assert made_by_us(tmp_path)
    assert read_list(tmp_path) == frozenset()


@pytest.mark.parametrize("data", [b"", b"index.html\n", b"\xff\xfe", b"# something else\nindex.html\n"])
def test_a_foreign_list_makes_no_folder_ours(tmp_path, data):
    (tmp_path / NAME).write_bytes(data)
    assert not made_by_us(tmp_path)
    assert read_list(tmp_path) == frozenset()


def test_a_folder_without_a_list_is_not_ours(tmp_path):
    assert not made_by_us(tmp_path)
    assert not made_by_us(tmp_path / "missing")

from __future__ import annotations

import os

import pytest

from okrsite_gen.store.cache import CacheFolder


def test_what_is_written_is_read_again(tmp_path):
    assert CacheFolder(tmp_path, "1").write("documents", {"a": (1, "b")})
    assert CacheFolder(tmp_path, "1").read("documents") == {"a": (1, "b")}


def test_a_cache_of_another_version_is_missing(tmp_path):
    CacheFolder(tmp_path, "2").write("documents", [1])
    assert CacheFolder(tmp_path, "1").read("documents") is None


def test_a_file_under_the_name_of_another_is_missing(tmp_path):
    cache = CacheFolder(tmp_path, "1")
    cache.write("documents", [1])
    (cache.folder / "documents").rename(cache.folder / "manifest")
    assert cache.read("manifest") is None


def test_the_folder_keeps_itself_out_of_the_repository(tmp_path):
    CacheFolder(tmp_path, "1").write("documents", [1])
    assert (tmp_path / ".okrsite" / ".gitignore").read_text() == "*\n"


def test_a_place_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path):
    (tmp_path / ".okrsite").write_text("a file, not a folder")
    cache = CacheFolder(tmp_path, "1")
    assert not cache.write("documents", [1])
    assert cache.read("documents") is None
    cache.keep_latest("*", 0)


def test_only_the_latest_files_of_a_kind_are_kept(tmp_path):
    cache = CacheFolder(tmp_path, "1")
    for number, name in enumerate(["documents", "output-b", "output-a", "output-c"]):
        cache.write(name, [number])
        os.utime(cache.folder / name, ns=(number, number))
    cache.keep_latest("output-*", 2)
    assert sorted(file.name for file in cache.folder.iterdir()) == [".gitignore", "documents", "output-a", "output-c"]


def test_a_cache_that_is_not_believed_is_left_alone(tmp_path):
    CacheFolder(tmp_path, "1").write("documents/a", [1])
    cache = CacheFolder(tmp_path, "1", believed=False)
    assert cache.read("documents/a") is None
    assert not cache.write("documents/b", [2])
    cache.keep_only("documents", ())
    cache.keep_latest("documents/*", 0)
    assert CacheFolder(tmp_path, "1").read("documents/a") == [1]
    assert CacheFolder(tmp_path, "1").read("documents/b") is None


@pytest.mark.parametrize("name", ["checked", "checked.new"])
def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(tmp_path, name):
    cache = CacheFolder(tmp_path, "1")
    cache.write("other", [1])
    os.mkfifo(cache.folder / name)
    assert cache.read("checked") is None
    cache.write("checked", [1])
    cache.write("checked", [2])
    assert cache.read("checked") == [2]


def test_a_device_in_the_place_of_a_file_is_not_read(tmp_path):
    cache = CacheFolder(tmp_path, "1")
    cache.write("other", [1])
    (cache.folder / "checked").symlink_to("/dev/zero")
    assert cache.read("checked") is None

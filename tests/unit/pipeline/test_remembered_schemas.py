from __future__ import annotations

from okrsite_gen.pipeline.api_schemas import NAME, remembered_schemas, schemas
from okrsite_gen.store.cache import CacheFolder


def test_schemas_are_the_same_whether_they_are_remembered_or_not(tmp_path):
    cache = CacheFolder(tmp_path, "1")
    first = remembered_schemas(cache, use_cache=True)
    assert first == remembered_schemas(cache, use_cache=True) == schemas()
    assert cache.read(NAME) == schemas()


def test_schemas_of_another_version_of_the_program_are_not_taken(tmp_path):
    CacheFolder(tmp_path, "1").write(NAME, {"index": b"old"})
    assert remembered_schemas(CacheFolder(tmp_path, "2"), use_cache=True) == schemas()


def test_without_memory_schemas_are_read_off_anew(tmp_path):
    cache = CacheFolder(tmp_path, "1")
    cache.write(NAME, {"index": b"old"})
    assert remembered_schemas(cache, use_cache=False) == schemas()

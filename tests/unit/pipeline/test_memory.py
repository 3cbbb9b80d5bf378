from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.memory import Memory, digest_of_inputs, report_from_plain, report_to_plain
from okrsite_gen.pipeline.report import BuildReport, Written
from okrsite_gen.store.cache import CacheFolder
from okrsite_gen.store.manifest import Manifest, Record

FINDING = Diagnostic(
    "X001", Severity.WARNING, Place("ü.md", ("a", 0), 7, 3, 2), "message", "reason", "hint", "line", strict=True
)


@pytest.fixture
def report(tmp_path) -> BuildReport:
    written = Written(tmp_path / "site", pages=5, files=9, written=2, kept=7, removed=1)
    return BuildReport((FINDING,), date(2026, 11, 20), 12, False, written, "public", 1, 2, 3, 4)


def test_a_remembered_report_says_that_nothing_had_to_be_done(report, tmp_path):
    again = report_from_plain(report_to_plain(report), tmp_path / "site")
    idle = Written(tmp_path / "site", pages=5, files=9, written=0, kept=9, removed=0, up_to_date=True)
    assert again == replace(report, written=idle)


@pytest.mark.parametrize("plain", [None, (), ([], (), ()), 7, ([("X",)], ("2026-11-20", 1, "", 1, 2, 3, 4), (1, 2))])
def test_what_is_no_report_is_none(plain, tmp_path):
    assert report_from_plain(plain, tmp_path) is None


def test_a_manifest_comes_back_with_its_report(report, tmp_path):
    memory = Memory(CacheFolder(tmp_path, "1"), tmp_path, tmp_path / "site", "public")
    manifest = Manifest("key", "generation", {"index.html": Record("f", "d", 3, 99)})
    memory.keep(manifest, report)
    recalled = memory.recall()
    assert replace(recalled, remembered=None) == manifest
    assert report_from_plain(recalled.remembered, tmp_path / "site").findings == (FINDING,)


def test_outputs_and_audiences_do_not_share_a_memory(report, tmp_path):
    cache = CacheFolder(tmp_path, "1")
    Memory(cache, tmp_path, tmp_path / "site", "public").keep(Manifest("key"), report)
    for output, audience in (("site", "company"), ("other", "public")):
        assert Memory(cache, tmp_path, tmp_path / output, audience).recall() == Manifest()


def test_a_project_that_moves_keeps_its_memory(report, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    Memory(CacheFolder(old, "1"), old, old / "site", "").keep(Manifest("key"), report)
    old.rename(new)
    assert Memory(CacheFolder(new, "1"), new, new / "site", "").recall().key == "key"


def test_only_the_latest_memories_are_kept(report, tmp_path):
    cache = CacheFolder(tmp_path, "1")
    for number in range(40):
        Memory(cache, tmp_path, tmp_path / f"site-{number}", "").keep(Manifest("key"), report)
    assert 10 <= len(list(cache.folder.glob("output-*"))) <= 20
    assert Memory(cache, tmp_path, tmp_path / "site-39", "").recall().key == "key"


def test_different_inputs_have_different_digests():
    inputs = [("a", "b"), ("ab",), ("a", ("b",)), ("a", "b", ""), ("\udcff",)]
    assert len({digest_of_inputs(*one) for one in inputs}) == len(inputs)
    assert digest_of_inputs("a", "b") == digest_of_inputs("a", "b")

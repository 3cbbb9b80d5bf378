from __future__ import annotations

import pytest

from okrsite_gen.content.discover import discover_in
from okrsite_gen.content.reading import read_document
from okrsite_gen.pipeline import parse as parsing
from okrsite_gen.pipeline.parse import parse
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.store.cache import CacheFolder

FILES = {
    f"content/teams/t{number}/2026/o.md": f"---\ntitle: Title {number}\n---\nBody [[t1/o]].\n".encode()
    for number in range(6)
}


def work_of(files: dict[str, bytes]):
    found = discover_in(files, ("content",))
    return [(source, found.roles[source.path]) for source in found.sources]


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """Return the list of files that are really read, as they are."""
    files: list[str] = []

    def counted(source, role, markdown=None):
        files.append(source.path)
        return read_document(source, role, markdown)

    monkeypatch.setattr(parsing, "read_document", counted)
    return files


def run(folder, files=FILES, *, use_cache=True, jobs=1, **options):
    cache = CacheFolder(folder, "1")
    return parse(work_of(files), cache, use_cache=use_cache, jobs=jobs, progress=silent, **options)


def test_documents_come_in_the_order_of_their_sources(tmp_path):
    assert run(tmp_path) == tuple(read_document(source, role) for source, role in work_of(FILES))


def test_what_was_read_before_is_remembered(tmp_path, read):
    first = run(tmp_path)
    read.clear()
    assert run(tmp_path) == first
    assert read == []


def test_only_what_changed_is_read_again(tmp_path, read):
    run(tmp_path)
    read.clear()
    changed = {**FILES, "content/teams/t3/2026/o.md": b"---\ntitle: Other\n---\n"}
    documents = run(tmp_path, changed)
    assert read == ["content/teams/t3/2026/o.md"]
    assert documents[3].front == {"title": "Other"}


def test_the_same_bytes_elsewhere_are_another_document(tmp_path, read):
    run(tmp_path, {"content/teams/a/2026/o.md": b"---\ntitle: Same\n---\n"})
    read.clear()
    (document,) = run(tmp_path, {"content/teams/b/2026/o.md": b"---\ntitle: Same\n---\n"})
    assert (document.file, document.role.team) == ("content/teams/b/2026/o.md", "b")
    assert read == ["content/teams/b/2026/o.md"]


def test_what_is_gone_is_forgotten(tmp_path, read):
    run(tmp_path)
    run(tmp_path, {})
    read.clear()
    run(tmp_path)
    assert len(read) == len(FILES)


def test_whoever_reads_few_files_loses_none_of_the_others(tmp_path, read):
    files = {f"content/teams/a/2026/{slug}.md": f"---\ntitle: {slug}\n---\n".encode() for slug in "xyz"}
    run(tmp_path, files)
    files["content/teams/a/2026/y.md"] = b"---\ntitle: Other\n---\n"
    read.clear()
    run(tmp_path, {"content/teams/a/2026/y.md": files["content/teams/a/2026/y.md"]}, everything=False)
    run(tmp_path, files)
    assert read == ["content/teams/a/2026/y.md"]


def test_another_version_of_the_parser_reads_again(tmp_path, read, monkeypatch):
    run(tmp_path)
    read.clear()
    monkeypatch.setattr(parsing, "PARSER_VERSION", "other")
    run(tmp_path)
    assert len(read) == len(FILES)


def test_without_the_cache_all_is_read_and_remembered(tmp_path, read):
    run(tmp_path)
    read.clear()
    run(tmp_path, use_cache=False)
    assert len(read) == len(FILES)
    read.clear()
    run(tmp_path)
    assert read == []


def test_several_processes_read_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(parsing, "PAYS_FROM", 1)
    assert run(tmp_path / "a", jobs=3) == run(tmp_path / "b", jobs=1)


def test_progress_counts_every_file(tmp_path):
    told = []
    parse(work_of(FILES), CacheFolder(tmp_path, "1"), use_cache=True, jobs=1, progress=lambda *what: told.append(what))
    assert told == [("Reading files", done, 6) for done in range(7)]


def test_revisions_are_remembered_beside_the_folder_and_share_what_is_the_same(tmp_path, read):
    run(tmp_path)
    read.clear()
    former = {**FILES, "content/teams/t3/2026/o.md": b"---\ntitle: Former\n---\n"}
    run(tmp_path, former, aside=True)
    assert read == ["content/teams/t3/2026/o.md"]
    read.clear()
    run(tmp_path, {**FILES, "content/teams/t4/2026/o.md": b"---\ntitle: Older\n---\n"}, aside=True)
    run(tmp_path, former, aside=True)
    run(tmp_path)
    assert read == ["content/teams/t4/2026/o.md"]


def test_what_is_remembered_of_revisions_stays_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(parsing, "MOST_ELSEWHERE", 2)
    for number in range(5):
        run(tmp_path, {"content/teams/t/2026/o.md": f"---\ntitle: {number}\n---\n".encode()}, aside=True)
    cache = CacheFolder(tmp_path, "1")
    _, kept = cache.read(parsing.ELSEWHERE)
    assert len(kept) == 3

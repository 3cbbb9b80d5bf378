from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from okrsite_gen.content.discover import Discovered, discover
from okrsite_gen.content.sources import Rewritten, source_of
from okrsite_gen.pipeline import ahead
from okrsite_gen.pipeline import check as pipeline_check
from okrsite_gen.pipeline.ahead import reading_ahead
from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]

CONTENT = ("content",)


@pytest.fixture
def project(tmp_path, monkeypatch) -> Request:
    """A project that counts as large and holds a bit of everything that can be found."""
    monkeypatch.setattr(ahead, "PAYS_FROM", 3)
    monkeypatch.setattr(ahead, "_SHARE", 2)
    monkeypatch.setattr(ahead, "may_fork", lambda: True)  # other tests may have left threads behind
    files = {
        "content/index.md": "---\ntitle: Us\n---\n",
        "content/teams/growth/team.md": "---\nname: Growth\n---\n",
        "content/teams/growth/2026-q4/win.md": "---\ntitle: Win\n---\n",
        "content/teams/growth/2026-q4/a b.md": "",
        "content/assets/logo.svg": "<svg/>",
        "more/pages/about.md": "---\ntitle: About\n---\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "content/teams/growth/2026-q4/link.md").symlink_to(tmp_path / "content/index.md")
    return Request(tmp_path, datetime(2026, 11, 20, tzinfo=timezone.utc), jobs=2)


def found(request, folders=CONTENT):
    """Return whether another process read, and what it or this one found."""
    with reading_ahead(request) as other:
        return other.busy, in_memory(other.discover(request.root, folders))


def in_memory(discovered: Discovered) -> Discovered:
    """Return the same with all bytes."""
    return replace(discovered, sources=tuple(source_of(each.path, each.data) for each in discovered.sources))


def test_another_process_finds_the_same_from_the_second_time_on(project):
    assert found(project) == (False, discover(project.root, CONTENT))
    assert found(project) == (True, discover(project.root, CONTENT))
    assert discover(project.root, CONTENT).unread
    assert discover(project.root, CONTENT).diagnostics


def test_the_bytes_of_many_files_are_not_held_at_a_time(project):
    for _first_and_second_time in range(2):
        with reading_ahead(project) as other:
            assert {type(each.held) for each in other.discover(project.root, CONTENT).sources} == {str}


def test_an_edit_is_read(project):
    found(project)
    (project.root / "content/index.md").write_text("---\ntitle: Them\n---\n")
    assert b"Them" in found(project)[1].sources[0].data


def test_bytes_that_nobody_asks_for_are_not_read_again(project):
    found(project)
    with reading_ahead(project) as other:
        discovered = other.discover(project.root, CONTENT)
    (project.root / "content/index.md").unlink()
    assert discovered.sources[0].path == "content/index.md"
    assert b"Win" in discovered.sources[1].data


@pytest.mark.parametrize("change", [lambda file: file.write_text("Other words"), lambda file: file.unlink()])
def test_a_file_that_is_written_or_deleted_in_between_is_noticed_when_its_bytes_are_asked_for(project, change):
    found(project)
    with reading_ahead(project) as other:
        first = other.discover(project.root, CONTENT).sources[0]
    change(project.root / first.path)
    with pytest.raises(Rewritten, match="index"):
        _ = first.data


def test_a_check_begins_anew_where_a_file_is_written_in_between(project, monkeypatch):
    check(project, silent)
    found(project)
    (project.root / "content/index.md").write_text("---\ntitle: All of us\n---\n")
    reading, written = pipeline_check.key_of, []

    def key_of(*state):
        if not written:
            written.append((project.root / "content/index.md").write_text("---\ntitel: Them\n---\n"))
        return reading(*state)

    monkeypatch.setattr(pipeline_check, "key_of", key_of)
    with reading_ahead(project) as other:
        assert other.busy
        found_now = check(project, silent, other).findings
    assert any("`titel`" in each.message for each in found_now)
    assert found_now == check(replace(project, use_cache=False), silent).findings


def test_other_folders_than_last_time_are_read_here(project):
    found(project)
    assert found(project, ("more",)) == (True, discover(project.root, ("more",)))


def test_another_project_is_read_here(project, tmp_path):
    found(project)
    (tmp_path / "copy/content").mkdir(parents=True)
    with reading_ahead(project) as other:
        assert not other.discover(tmp_path / "copy", CONTENT).sources


def test_what_the_other_process_did_not_finish_is_read_here(project, monkeypatch):
    found(project)
    monkeypatch.setattr(ahead, "discover", lambda _root, _folders: os._exit(1))
    with reading_ahead(project) as other:
        monkeypatch.undo()
        assert in_memory(other.discover(project.root, CONTENT)) == discover(project.root, CONTENT)


def test_nothing_is_read_ahead_of_a_small_project_with_one_job_or_without_memory(project, monkeypatch):
    found(project)
    assert not found(replace(project, jobs=1))[0]
    assert not found(replace(project, use_cache=False))[0]
    monkeypatch.setattr(ahead, "PAYS_FROM", 100)
    assert found(project)[0]
    assert not found(project)[0]


def test_no_process_is_left_behind_where_nobody_asks(project, monkeypatch):
    found(project)
    begun: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: begun.append(fork()) or begun[-1])
    with reading_ahead(project) as other:
        assert other.busy
    assert len(begun) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(begun[0], os.WNOHANG)

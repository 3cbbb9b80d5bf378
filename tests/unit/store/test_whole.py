"""What a run that was killed left beside a file does not pile up, and what another run is writing stays."""

from __future__ import annotations

import fcntl
import os
import signal

import pytest

from okrsite_gen.store.adding import add, renew
from okrsite_gen.store.replacing import replace
from okrsite_gen.store.whole import whole_beside


def killed_before_renaming(file) -> None:
    """Leave beside `file` what a run leaves that is killed when it has written the new bytes."""
    run = os.fork()
    if not run:
        with whole_beside(file, b"half a file", 0o644):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(run, 0)


def names(folder) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def left(tmp_path):
    """A folder with a file, and what was left beside it."""
    (tmp_path / "a.md").write_bytes(b"old")
    killed_before_renaming(tmp_path / "a.md")
    assert len(names(tmp_path)) == 2
    return tmp_path


def test_killed_runs_leave_one_hidden_file_however_many_there_were(left):
    for _ in range(3):
        killed_before_renaming(left / "a.md")
    assert len(names(left)) == 2


def test_the_next_run_that_replaces_the_file_takes_away_what_was_left(left):
    replace(left, "a.md", b"old", b"new")
    assert names(left) == ["a.md"]
    assert (left / "a.md").read_bytes() == b"new"


def test_so_does_one_that_finds_the_file_there_already(left):
    assert not add(left, "a.md", "other")
    assert names(left) == ["a.md"]
    assert (left / "a.md").read_bytes() == b"old"


def test_a_second_run_that_writes_the_same_file_does_not_disturb_the_first(tmp_path):
    file = tmp_path / "a.md"
    with whole_beside(file, b"first", 0o644) as one:
        handle = os.open(one, os.O_RDWR)
        fcntl.flock(handle, fcntl.LOCK_EX)  # as the first one does while it writes
        with whole_beside(file, b"second", 0o644) as other:
            assert one != other
            assert one.read_bytes() == b"first"
            assert other.read_bytes() == b"second"
        os.close(handle)
    assert names(tmp_path) == []


def test_a_link_under_the_hidden_name_leads_nowhere_outside(left, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    elsewhere.write_text("theirs")
    (hidden,) = (each for each in left.iterdir() if each.name != "a.md")
    hidden.unlink()
    hidden.symlink_to(elsewhere)
    renew(left, "a.md", "new")
    assert elsewhere.read_text() == "theirs"
    assert names(left) == ["a.md"]


def test_a_folder_under_the_hidden_name_stops_nothing(left):
    (hidden,) = (each for each in left.iterdir() if each.name != "a.md")
    hidden.unlink()
    hidden.mkdir()
    assert renew(left, "a.md", "new")
    assert (left / "a.md").read_text() == "new"

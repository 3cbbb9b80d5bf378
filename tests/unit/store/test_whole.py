"""What a run that was killed left beside a file does not pile up, and what another run is writing stays."""

from __future__ import annotations

import errno
import os
import signal

import pytest

from okrsite_gen.store.adding import add, renew
from okrsite_gen.store.lock import try_lock
from okrsite_gen.store.replacing import replace
from okrsite_gen.store.whole import tidy_beside, whole_beside


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


def turn(sent, heard):
    """Let the other process go on, and wait until it says the same."""
    os.write(sent, b".")
    assert os.read(heard, 1) == b"."


@pytest.fixture
def other(tmp_path):
    """Run something in another process, which is given how to take turns with this one; give how this one does."""
    begun = []

    def run(work):
        heard, their_sent = os.pipe()
        their_heard, sent = os.pipe()
        process = os.fork()
        if not process:
            code = 1
            os.close(heard)
            os.close(sent)
            try:
                assert os.read(their_heard, 1) == b"."
                work(lambda: turn(their_sent, their_heard))
                code = 0
            finally:
                os.write(their_sent, b".")
                os._exit(code)
        os.close(their_sent)
        os.close(their_heard)
        begun.append((process, heard, sent))
        return lambda: turn(sent, heard)

    yield run
    for process, *ends in begun:
        for end in ends:
            os.close(end)  # where a test failed, the other process waits for its turn no longer
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0


def test_of_two_runs_that_write_the_same_file_neither_takes_away_what_the_other_writes(tmp_path, other):
    """One has all bytes on the disk and is about to rename; the other begins and ends in this moment."""
    file = tmp_path / "a.md"
    file.write_bytes(b"old")

    def second(_):
        with whole_beside(file, b"second", 0o644) as whole:
            whole.replace(file)

    switch = other(second)
    with whole_beside(file, b"first", 0o644) as whole:
        switch()
        assert file.read_bytes() == b"second"
        assert whole.read_bytes() == b"first"
        whole.replace(file)
    assert file.read_bytes() == b"first"
    assert names(tmp_path) == ["a.md"]


def test_a_run_that_ends_takes_away_nothing_that_another_has_begun(tmp_path, other):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")

    def second(take_turns):
        with whole_beside(file, b"second", 0o644) as whole:
            take_turns()
            whole.replace(file)

    switch = other(second)
    with whole_beside(file, b"first", 0o644) as whole:
        switch()
        whole.replace(file)
    assert file.read_bytes() == b"first"
    switch()
    assert file.read_bytes() == b"second"
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("tidy", [tidy_beside, lambda file: add(file.parent, file.name, "other")])
def test_tidying_takes_away_nothing_that_is_about_to_be_renamed(tmp_path, other, tidy):
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    switch = other(lambda _: tidy(file))
    with whole_beside(file, b"first", 0o644) as whole:
        switch()
        whole.replace(file)
    assert file.read_bytes() == b"first"


def test_what_was_taken_for_a_leftover_before_it_was_locked_is_begun_anew(tmp_path, monkeypatch):
    file, locks = tmp_path / "a.md", []

    def late(handle):
        if not locks:
            tidy_beside(file)  # as another run does between the beginning and the lock
        locks.append(handle)
        return try_lock(handle)

    monkeypatch.setattr("okrsite_gen.store.whole.try_lock", late)
    with whole_beside(file, b"new", 0o644) as whole:
        assert whole.read_bytes() == b"new"
    assert len(locks) == 2


def test_without_locks_nothing_is_taken_for_left(left, monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("okrsite_gen.store.lock._lock", refuse)
    before = names(left)
    with whole_beside(left / "a.md", b"first", 0o644) as one:
        replace(left, "a.md", b"old", b"second")
        assert one.read_bytes() == b"first"
    assert names(left) == before
    assert (left / "a.md").read_bytes() == b"second"


def test_two_processes_that_write_one_file_over_and_over_disturb_nobody(tmp_path, other):
    texts = {name: f"{name} " * 600 for name in ("old", "one", "two")}
    file = tmp_path / "a.md"
    file.write_text(texts["old"])

    def writes(name):
        for number in range(60):
            renew(tmp_path, "a.md", texts[name if number % 2 else "old"])

    running = os.fork()
    if not running:
        code = 1
        try:
            writes("two")
            code = 0
        finally:
            os._exit(code)
    for number in range(60):
        renew(tmp_path, "a.md", texts["one" if number % 2 else "old"])
        assert file.read_text() in texts.values()
    assert os.waitstatus_to_exitcode(os.waitpid(running, 0)[1]) == 0
    assert names(tmp_path) == ["a.md"]


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

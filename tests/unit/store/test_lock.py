from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from okrsite_gen.errors import OutputBusy
from okrsite_gen.store.lock import locked

HOLD = "import sys, time; from pathlib import Path; from okrsite_gen.store.lock import locked\nwith locked(Path(sys.argv[1]), Path('site')):\n print('held', flush=True)\n time.sleep(60)"  # noqa: E501
HOLD_WITH_ANOTHER = "import os, " + HOLD.removeprefix("import ").replace(
    " print", " os.fork() or time.sleep(0.5) or os._exit(0)\n print"
)


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_build_is_told_who_is_at_work(tmp_path, holder):
    with pytest.raises(OutputBusy) as caught, locked(tmp_path / "lock", tmp_path / "site"):
        pass
    assert f"process {holder.pid}" in caught.value.message


def test_the_lock_of_a_killed_process_is_free(tmp_path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with locked(tmp_path / "lock", tmp_path / "site"):
        pass


def test_the_lock_of_a_killed_build_is_waited_for_while_its_processes_end(tmp_path):
    """A process that a build began holds its lock too, and ends a moment after it."""
    command = [sys.executable, "-c", HOLD_WITH_ANOTHER, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"held\n"
        process.kill()
        process.wait()
        with locked(tmp_path / "lock", tmp_path / "site"):
            assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_lock_can_be_taken_again(tmp_path):
    for _ in range(2):
        with locked(tmp_path / "lock", tmp_path / "site"):
            assert (tmp_path / "lock").read_text() == str(os.getpid())


def test_a_file_system_without_locks_does_not_stop_a_build(tmp_path, monkeypatch):
    def refuse(descriptor: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("okrsite_gen.store.lock._lock", refuse)
    with locked(tmp_path / "lock", tmp_path / "site"):
        pass

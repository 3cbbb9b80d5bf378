from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from okrsite_gen.errors import OkrsiteError, OutputBusy
from okrsite_gen.pipeline import workers
from okrsite_gen.pipeline.workers import WorkFailed, spread


def square() -> object:
    return _square


def _square(number: int) -> int:
    return number * number


@pytest.fixture(params=["fork", "spawn"])
def start(request, monkeypatch):
    if request.param == "spawn":
        monkeypatch.setattr(workers, "may_fork", lambda: False)


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 100])
@pytest.mark.parametrize("count", [0, 1, 2, 50])
def test_every_item_is_done_once_whatever_the_number_of_processes(jobs, count):
    assert dict(spread(square, range(count), jobs)) == {n: n * n for n in range(count)}


def test_processes_may_be_forked_or_spawned(start):
    assert dict(spread(square, range(40), 2)) == {n: n * n for n in range(40)}


def _pid(_: int) -> int:
    return os.getpid()


def pids() -> object:
    return _pid


def _refuse(number: int) -> int:
    if number == 20:
        raise OutputBusy("taken", "wait")
    return number


def refusing() -> object:
    return _refuse


def _divide(number: int) -> int:
    return 1 // (20 - number)


def dividing() -> object:
    return _divide


def unprepared() -> object:
    return 1 // 0


def _die(number: int) -> int:
    if number == 20:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dying() -> object:
    return _die


def _dawdle(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def dawdling() -> object:
    return _dawdle


def test_the_work_is_really_spread():
    found = {pid for _, pid in spread(pids, range(40), 2)}
    assert len(found) == 2
    assert os.getpid() not in found


def test_an_error_with_a_message_reaches_the_caller_as_it_is():
    with pytest.raises(OutputBusy) as caught:
        list(spread(refusing, range(40), 2))
    assert (caught.value.message, caught.value.hint) == ("taken", "wait")


def test_an_unforeseen_error_brings_its_traceback():
    with pytest.raises(WorkFailed, match="ZeroDivisionError"):
        list(spread(dividing, range(40), 2))


def test_a_failing_preparation_is_told():
    with pytest.raises(WorkFailed, match="ZeroDivisionError"):
        list(spread(unprepared, range(40), 2))


def test_a_worker_that_is_killed_is_noticed():
    with pytest.raises(OkrsiteError, match="short of memory"):
        list(spread(dying, range(40), 2))


def test_no_process_is_left_when_the_caller_stops_early():
    results = spread(dawdling, range(400), 2)
    _, pid = next(results)
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


ORPHANS = """
import os, time
from okrsite_gen.pipeline.workers import spread
def work(n):
    time.sleep(0.002)
    return os.getpid()
for _, pid in spread(lambda: work, range(100000), 2):
    print(pid, flush=True)
    os.kill(os.getpid(), 9)
"""


def test_no_process_is_left_when_the_caller_is_killed():
    child = subprocess.run([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, check=False, timeout=30)
    pid = int(child.stdout)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a worker outlived its caller")


SLEEPERS = """
import os
import time
from okrsite_gen.pipeline.workers import spread
def work(number):
    os.write(1, b"at work\\n")  # in one piece, as two of them write
    time.sleep(20)
list(spread(lambda: work, range(2), 2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends processes together with the one that began them")
def test_workers_end_with_a_process_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", SLEEPERS], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == process.stdout.readline() == b"at work\n"
        killed = time.monotonic()
        process.kill()
        assert process.stdout.read() == b""  # nobody can write there any more
    assert time.monotonic() - killed < 10

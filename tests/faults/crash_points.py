"""Every moment at which a run changes something on the disk: there it can be killed, or refused by the system.

Python tells of each file that it opens, renames, links or removes before it does so. A run in a process of its own
counts these, and at one of them it ends as if the machine had stopped, or hears that the disk is full.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.errors import OkrsiteError

_CHANGES = frozenset(
    {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.symlink", "os.truncate"}
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Ended:
    """How a run came to its end."""

    code: int
    """0 where it did what was asked, 2 where it told what stopped it, -9 where it was killed."""
    changes: int
    """How often it was about to change something."""
    told: str
    """What it told where it raised something."""
    said: str = ""
    """What it printed."""


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refused(number: int) -> Callable[[], None]:
    """Return what makes the system refuse with this error number."""

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def run_until(work: Callable[[], object], folder: Path, moment: int, act: Callable[[], None]) -> Ended:
    """Do work in a process of its own, and `act` before one of its changes below `folder`, counted from 1."""
    receiving, sending = os.pipe()
    printed = os.memfd_create("printed")
    process = os.fork()
    if not process:
        os.close(receiving)
        os.dup2(printed, 1)
        os.dup2(printed, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        _child(work, _Counter(folder, moment, act), sending)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(process, 0)
    with os.fdopen(printed, "rb") as file:
        file.seek(0)
        words = file.read().decode()
    count, _, told = said.partition("\n")
    return Ended(os.waitstatus_to_exitcode(status), int(count or 0), told, words)


def changes_of(work: Callable[[], object], folder: Path) -> int:
    """Do work in a process of its own, and return how often it changed something."""
    ended = run_until(work, folder, -1, killed)
    assert ended.code == 0, ended.told
    return ended.changes


def some_of(count: int, most: int) -> Iterator[int]:
    """Yield so many moments of a run, a third of them the last ones, the others spread over all of it."""
    last = range(max(1, count - most // 3 + 1), count + 1)
    spread = most - len(last)
    yield from sorted({*last, *(1 + round(step * (count - 1) / max(1, spread - 1)) for step in range(spread))})


@contextmanager
def refusing_to_read(name: str, number: int) -> Iterator[None]:
    """Refuse to open files of one name, with this error number, for the rest of this process."""

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and str(arguments[0]).endswith(name):
            raise OSError(number, os.strerror(number), str(arguments[0]))

    sys.addaudithook(hear)
    yield


class _Counter:
    def __init__(self, folder: Path, moment: int, act: Callable[[], None]) -> None:
        self.count = 0
        self._folder, self._moment, self._act = str(folder), moment, act

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._is_change(event, arguments):
            self.count += 1
            if self.count == self._moment:
                self._act()

    def _is_change(self, event: str, arguments: tuple[object, ...]) -> bool:
        if event == "ctypes.dlsym":  # the exchange of two folders in one step
            return arguments[1] == "renameat2"
        if event == "open":
            return bool(int(str(arguments[2] or 0)) & _WRITES) and self._is_inside(arguments[0])
        return event in _CHANGES and self._is_inside(arguments[0])

    def _is_inside(self, path: object) -> bool:
        if isinstance(path, int):
            return False  # opened before
        name = os.fsdecode(path)  # type: ignore[arg-type]
        return not name.startswith("/") or name.startswith(self._folder)


def _child(work: Callable[[], object], counter: _Counter, sending: int) -> None:
    code, told = 0, ""
    try:
        sys.addaudithook(counter.hear)
        ended = work()
        code = ended if isinstance(ended, int) else 0
    except OkrsiteError as error:
        code, told = error.exit_code, f"{error.message}\n{error.hint}"
    except BaseException:
        code, told = 3, traceback.format_exc()
    finally:
        counter._moment = -1
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(sending, f"{counter.count}\n{told}".encode())
        os._exit(code)

"""What works beside a process is told what that one wants to hear, and never outlives it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")

SLEEPER = """
import os, time
from okrsite_gen.pipeline.forking import beside
def tell(pipe):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(20)
with beside(tell) as pipe:
    pipe.read()
"""


def test_it_ends_with_a_process_that_is_killed():
    with subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        other = int(process.stdout.readline())
        process.kill()
        process.wait()
    deadline = time.monotonic() + 10
    while _lives(other):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"

"""Commands that run by themselves and are ended in the middle, and what must be as it was afterwards."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from project import Project

SEED = 20261130
WAYS = ("all", "itself", "worker", "terminated", "interrupted")
"""Whom a signal meets: the command with its workers, itself alone, one worker alone (all with SIGKILL), or as the
system (SIGTERM) and people (SIGINT) end it."""
BESIDE = {".gitignore", "generation", "lock", "spare"}
"""What stands beside an output between two builds."""


def moments(count: int) -> Iterator[float]:
    """Parts of the time that a whole run takes, some of them after its end."""
    chance = random.Random(SEED)
    return (chance.uniform(0, 1.1) for _ in range(count))


def begun(project: Project, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """Begin a command in a session of its own, with a folder for what it needs for a moment."""
    scratch = project.root.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "okrsite_gen", "-C", str(project.root), *arguments]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}
    return subprocess.Popen(command, **{**quiet, "env": {**os.environ, "TMPDIR": str(scratch)}, **options})


def said(project: Project, *arguments: str, **options: object) -> tuple[int, str]:
    """Run a command to its end, and return its exit code and all that it said."""
    process = begun(project, *arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    told, _ = process.communicate()
    return process.returncode, told.decode()


def ended(project: Project, way: str, after: float, *arguments: str) -> bool:
    """Run a command and end it in one of the `WAYS` after so many seconds; whether it was still at work."""
    process = begun(project, *arguments)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        _end(process, way)
        process.wait()
        return True
    return False


def _end(process: subprocess.Popen[bytes], way: str) -> None:
    if way == "all":
        os.killpg(process.pid, signal.SIGKILL)
    elif way == "worker" and (workers := _children(process.pid)):
        os.kill(workers[-1], signal.SIGKILL)
    elif way == "terminated":
        process.terminate()
    elif way == "interrupted":
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.kill()


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def sources(project: Project) -> dict[str, bytes]:
    return project.published(project.root / "content")


def state(project: Project) -> str:
    """Return what stands for all that people have in a project: content, configuration, git, and no file besides."""
    digest = hashlib.sha256()
    for file in sorted(project.root.rglob("*")):
        name = file.relative_to(project.root).as_posix()
        if name.split("/")[0] not in {"site", ".site.okrsite", ".okrsite"} and file.is_file():
            digest.update(f"{name}\0{file.stat().st_mode:o}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def litter(project: Project) -> set[str]:
    """Return the names of what interrupted runs have left anywhere and the next one did not take away."""
    beside = {file.name for file in (project.root / ".site.okrsite").glob("*")} - BESIDE
    hidden = {file.name for file in project.root.rglob("*.okrsite-new")}
    cache = {file.name for file in (project.root / ".okrsite").rglob("*.new")}
    return beside | hidden | cache

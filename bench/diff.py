"""How long `okrsite diff` takes: with no memory, again, and where nothing changed; and whether memory is right.

    .venv/bin/python bench/diff.py PROJECT [--changed 1000] [--times 2]

PROJECT is a folder with content; a copy of it becomes a repository of two commits, between which the targets of some
objectives change. Told are the seconds of processor time and of the clock, the least of all times, and processor time
as a multiple of an `okrsite check` of the same content with no memory, which reads one state where a diff reads two.
What is told without memory is held against what is told with it, and against the number of targets that were changed; a
difference ends the run with 1.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
DAY = "2026-11-20"
TARGET = re.compile(r"(?m)^(\s+target: )(\d+)")


class Took(NamedTuple):
    """Seconds of one command."""

    processor: float
    """Of the process and those that it started."""
    clock: float


def okrsite(project: Path, *words: str) -> tuple[Took, bytes]:
    """Run a command once, and return how long it took and what it printed."""
    began, before = time.monotonic(), os.times()
    command = [sys.executable, "-m", "okrsite_gen", "-C", str(project), *words, "--as-of", DAY]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False, cwd=ROOT)
    after = os.times()
    if done.returncode > 1:
        sys.exit(f"okrsite {words[0]} ended with {done.returncode}.")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(processor, time.monotonic() - began), done.stdout


def commit(project: Path, message: str) -> None:
    """Commit everything."""
    git = ["git", "-C", str(project), "-c", "user.name=M", "-c", "user.email=m@example.org"]
    subprocess.run([*git, "add", "--all"], check=True)
    subprocess.run([*git, "commit", "--quiet", "-m", message], check=True)


def change(project: Path, count: int) -> int:
    """Change one target in each of about `count` objectives, evenly spread, and return how many."""
    files = [file for file in sorted(project.glob("content/teams/*/*/*.md")) if TARGET.search(file.read_text("utf-8"))]
    chosen = files[:: max(1, len(files) // count)]
    for file in chosen:
        text = file.read_text(encoding="utf-8")
        file.write_text(TARGET.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", text, count=1), encoding="utf-8")
    return len(chosen)


def targets(told: bytes) -> int:
    """Return how many targets a diff says were changed."""
    return sum(each["topic"] == "targets" for each in json.loads(told)["written"])


def measured(project: Path, times: int) -> tuple[dict[str, Took], bytes, bool]:
    """Return what each kind of run took at least, what a diff told, and whether memory never changed that."""
    runs: dict[str, list[Took]] = {}
    told = b""
    right = True
    for _ in range(times):
        shutil.rmtree(project / ".okrsite", ignore_errors=True)
        runs.setdefault("check, with no memory", []).append(okrsite(project, "check")[0])
        shutil.rmtree(project / ".okrsite", ignore_errors=True)
        took, told = okrsite(project, "diff", "HEAD~1", "HEAD", "--format", "json")
        runs.setdefault("diff, with no memory", []).append(took)
        took, again = okrsite(project, "diff", "HEAD~1", "HEAD", "--format", "json")
        runs.setdefault("diff, again", []).append(took)
        runs.setdefault("diff, nothing changed", []).append(okrsite(project, "diff", "HEAD")[0])
        runs.setdefault("diff, nothing changed, again", []).append(okrsite(project, "diff", "HEAD")[0])
        right &= told == again
    return {name: min(took) for name, took in runs.items()}, told, right


def main() -> None:
    """Copy, measure and tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("project", type=Path)
    words.add_argument("--changed", type=int, default=1000)
    words.add_argument("--times", type=int, default=2)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(asked.project, copy, ignore=shutil.ignore_patterns(".git", ".okrsite", "site", ".*.okrsite"))
        subprocess.run(["git", "init", "--quiet", str(copy)], check=True)
        commit(copy, "Before")
        count = change(copy, asked.changed)
        commit(copy, "After")
        took, told, right = measured(copy, asked.times)
    least = took["check, with no memory"].processor
    print("| run | processor, s | clock, s | multiple |\n|---|---|---|---|")
    for name, one in took.items():
        print(f"| {name} | {one.processor:.2f} | {one.clock:.2f} | {one.processor / least:.1f} |")
    print(f"\nTargets changed: {count}; told: {targets(told)}.")
    sys.exit(0 if right and targets(told) == count else "What was told is not what was changed.")


if __name__ == "__main__":
    main()

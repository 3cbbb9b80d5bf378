"""How long `okrsite check` takes: with no memory, without a change, and after one edit; and whether memory is right.

    .venv/bin/python bench/check.py PROJECT [--times 3]

PROJECT is a folder with content; a copy of it is checked, in a process of its own each time. Told are the seconds of
processor time and of the clock, the least of all times, and processor time as a multiple of a check that finds nothing
changed: machines differ, multiples do so less. Python may keep what it compiled, as it does wherever a program is
installed, so that no check compiles the program again. After each edit the findings are held against those of a check
with `--no-cache`; one difference ends the run with 1. Last comes the small organisation with sixty planted mistakes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
DAY = "2026-11-20"


class Took(NamedTuple):
    """Seconds of one check."""

    processor: float
    """Of the process and those that it started."""
    clock: float


def environment(compiled: Path) -> dict[str, str]:
    """Return the environment of a check, which keeps compiled code in a folder of its own."""
    left = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**left, "PYTHONPYCACHEPREFIX": str(compiled)}


def check(project: Path, *options: str) -> tuple[Took, bytes]:
    """Check a project once, and return how long it took and what it printed."""
    command = [sys.executable, "-m", "okrsite_gen", "-C", str(project), "check", "--as-of", DAY]
    began, before = time.monotonic(), os.times()
    compiled = environment(project.parent / "compiled")
    done = subprocess.run([*command, *options], stdout=subprocess.PIPE, check=False, cwd=ROOT, env=compiled)
    after = os.times()
    if done.returncode > 1:
        sys.exit(f"The check of {project} ended with {done.returncode}.")
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(processor, time.monotonic() - began), done.stdout


def edit(project: Path, number: int) -> None:
    """Change one objective, another one each time: its title and its text."""
    files = sorted(project.glob("content/teams/*/*/*.md"))
    file = files[number * 7919 % len(files)]
    text = file.read_text(encoding="utf-8").replace("title: ", f"title: Edited {number} ", 1)
    file.write_text(f"{text}\nEdited {number}.\n", encoding="utf-8")


def report(project: Path, number: int) -> None:
    """Add a check-in to those of a team, another one each time."""
    files = sorted(project.glob("content/teams/*/*/check-ins/*.md"))
    file = files[number * 7919 % len(files)]
    file.with_name("2026-11-19.md").write_bytes(file.read_bytes())


def measured(project: Path, times: int) -> tuple[dict[str, Took], bool]:
    """Return what each kind of check took at least, and whether memory never changed a finding."""
    edits = {"after one edit": edit, "after one check-in": report}
    runs: dict[str, list[Took]] = {name: [] for name in ("without a change", *edits, "with no memory at all")}
    right = True
    for number in range(times):
        shutil.rmtree(project / ".okrsite", ignore_errors=True)
        runs["with no memory at all"].append(check(project)[0])
        runs["without a change"].append(check(project)[0])
        for name, make in edits.items():
            make(project, number)
            runs[name].append(check(project)[0])
        remembered, clean = (check(project, "--format", "json", *options)[1] for options in ((), ("--no-cache",)))
        right &= remembered == clean
    return {name: min(took) for name, took in runs.items()}, right


def tell(took: dict[str, Took]) -> None:
    """Print a table."""
    least = took["without a change"].processor
    print("| check | processor, s | clock, s | multiple |\n|---|---|---|---|")
    for name, one in took.items():
        print(f"| {name} | {one.processor:.2f} | {one.clock:.2f} | {one.processor / least:.1f} |")


def planted(folder: Path) -> Took:
    """Return what the first check of the planted mistakes takes."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    from planted import plant

    plant(folder)
    return min(check(folder, "--no-cache")[0] for _ in range(3))


def main() -> None:
    """Copy, measure and tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("project", type=Path)
    words.add_argument("--times", type=int, default=3)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(asked.project, copy, ignore=shutil.ignore_patterns(".okrsite", "site", ".*.okrsite"))
        took, right = measured(copy, asked.times)
        tell(took)
        small = planted(Path(folder) / "planted")
        print(f"\nSixty planted mistakes: {small.processor:.2f} s of the processor, {small.clock:.2f} s on the clock.")
    sys.exit(0 if right else "A check that remembered found something else than one without memory.")


if __name__ == "__main__":
    main()

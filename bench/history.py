"""How long the past of a repository takes to read: at first, again, and after one more commit.

    .venv/bin/python bench/history.py [--objectives 10000] [--commits 20000] [--keep FOLDER]

A repository is made with `git fast-import`: objectives of four key results each, in a hundred teams, and commits that
each report a value or, one in five, move a target. Told are seconds of processor time, git's among them, and of the
clock. Going on from what is remembered is held against reading everything; a difference ends the run with 1.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timezone
from pathlib import Path
from typing import TypeVar

from okrsite_gen.content.history import Past, Repository, past_of
from okrsite_gen.content.history.remembered import past_from_plain, past_to_plain
from okrsite_gen.store.sealed import seal, unseal

BEGIN, STEP = 1_790_000_000, 300
"""Second of the first commit (September 2026), and seconds to the next."""

Result = TypeVar("Result")
Figures = list[list[int]]
"""Target and value of each key result of one objective."""


def text_of(number: int, figures: Figures) -> str:
    listed = "".join(
        f"  - id: kr{place}\n    title: Number {place} of objective {number} rises to where it should be\n"
        f"    start: 10%\n    target: {target}%\n    current: {value}%\n    owner: li\n"
        for place, (target, value) in enumerate(figures)
    )
    return f"---\ntitle: Objective {number} makes people happy\nkey_results:\n{listed}---\nWhy this, why now.\n"


def commits(objectives: int, count: int) -> Iterator[bytes]:
    """Yield what `git fast-import` makes a repository of."""
    chance = random.Random(1)
    all_figures = [[[chance.randint(40, 90), 10] for _ in range(4)] for _ in range(objectives)]
    yield commit(0, {number: text_of(number, figures) for number, figures in enumerate(all_figures)})
    for moment in range(1, count):
        number = chance.randrange(objectives)
        figures = chance.choice(all_figures[number])
        if chance.random() < 0.2:
            figures[0] = chance.randint(40, 90)
        else:
            figures[1] += chance.randint(1, 5)
        yield commit(moment, {number: text_of(number, all_figures[number])})


def commit(moment: int, files: dict[int, str]) -> bytes:
    message = f"Change {moment}\n"
    head = (
        f"commit refs/heads/main\ncommitter M <m@example.org> {BEGIN + moment * STEP} +0000\n"
        f"data {len(message)}\n{message}"
    )
    parts = (
        f"M 100644 inline content/teams/team{number % 100}/2026-Q4/o{number}.md\ndata {len(text)}\n{text}\n"
        for number, text in files.items()
    )
    return (head + "".join(parts)).encode()


def make(root: Path, objectives: int, count: int) -> None:
    root.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    subprocess.run(
        ["git", "-C", root, "fast-import", "--quiet"], input=b"".join(commits(objectives, count)), check=True
    )


def timed(what: str, work: Callable[[], Result]) -> Result:
    began, before = time.monotonic(), os.times()
    result = work()
    after = os.times()
    print(f"{what:<42}{sum(after[:4]) - sum(before[:4]):8.2f} s{time.monotonic() - began:8.2f} s")
    return result


def recalled(data: bytes) -> Past | None:
    return past_from_plain(unseal(data, "history", "1"))


def measure(root: Path, count: int) -> bool:
    """Print how long everything takes; return whether both ways of reading agree."""
    where = Repository(root, ("content",), timezone.utc)
    past = timed("everything", lambda: past_of(where))
    assert past is not None
    data = seal("history", "1", past_to_plain(past))
    known = timed(f"again, from {len(data) / 1e6:.1f} MB in memory", lambda: past_of(where, recalled(data)))
    latest = commit(count, {0: text_of(0, [[50, 10]] * 4)}).replace(b"\nM ", b"\nfrom refs/heads/main^0\nM ", 1)
    subprocess.run(["git", "-C", root, "fast-import", "--quiet"], input=latest, check=True)
    further = timed("one more commit", lambda: past_of(where, known))
    return further == past_of(where)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--objectives", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="make the repository in this folder, which must be new, and keep it")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as elsewhere:
        root = chosen.keep or Path(elsewhere) / "okrs"
        make(root, chosen.objectives, chosen.commits)
        print(f"{chosen.objectives} objectives, {chosen.commits} commits; processor time, clock")
        same = measure(root, chosen.commits)
    print("the same as reading everything" if same else "NOT the same as reading everything")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

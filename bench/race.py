"""How fast okrsite is, beside Hugo and Eleventy with the same organisation, in one run.

    .venv/bin/python bench/race.py [--pairs 5] [--minutes 15] [--huge] [--write]

Makes organisations of 1,000 and 10,000 objectives, builds each with all programs in turn (A B A B …), and prints what
was aimed at, all runs and what was written, as Markdown. Ratios are medians over pairs of runs that stood side by side,
by the clock and by processor time. What is most important runs first; when the time is over, what there is is printed.

`okrsite` alone stands for a build without twins (`outputs: {json: false, markdown: false}`), `okrsite with twins` for
one with all that is on unless somebody says otherwise. The organisations and the other programs' templates lie in
`../shared/bench`. Where that is missing, name projects to build instead; okrsite then runs alone:

    .venv/bin/python bench/race.py 1000=FOLDER 10000=FOLDER
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from http.client import HTTPException
from pathlib import Path

from racing.preview import edits_shown
from racing.programs import (
    DAY,
    ELEVENTY,
    HUGO,
    OKRSITE,
    PEERS,
    WITH_TWINS,
    Program,
    command_in,
    is_there,
    okrsite,
    organisation,
    page_size,
    peer,
    versions,
)
from racing.runs import Clock, Failed, Late, timed
from racing.table import CHECK, COLD, EDIT, HUGE, LARGE, SAME, SMALL, Results, file_lines, goal_lines, run_lines

RESULTS = Path(__file__).with_name("RESULTS.md")
SHARE_OF_SMALL = 0.3
"""How much of the time the small organisation may take."""
SLACK = 1.15
"""How much longer than the last one of its kind a run is expected to take at most."""


class Race:
    """All programs with one organisation."""

    def __init__(self, size: int, results: Results, clock: Clock, pairs: int) -> None:
        self._size, self._results, self._clock, self._pairs = size, results, clock, pairs

    def run(self, folder: Path, named: Path | None) -> None:
        """Build, and build again, until there are enough pairs or the time is over."""
        size = self._size
        try:
            source = named or organisation(size, folder / "organisation")
            ours = okrsite(OKRSITE, source, folder / "okrsite", twins=False)
            rivals = [ours, *(() if named else self._peers(folder))]
            for number in range(self._pairs):
                for program in rivals[:2]:
                    self._cold(program)
                self._again(ours, SAME)
                for _ in range(1 if number else 2):  # the first edit after a cold build has most to learn
                    ours.edit()
                    self._again(ours, EDIT)
                if not number:
                    self._once(ours)
                for program in rivals[2:]:
                    self._cold(program)
            self._with_twins(source, folder)
        except Late:
            self._results.words.append(f"The time was over before all {self._pairs} pairs of {size:,} had run.")
        except (Failed, OSError, HTTPException) as failure:
            self._results.words.append(f"With {size:,} objectives: {failure}")

    def _peers(self, folder: Path) -> Iterator[Program]:
        for name in (HUGO, ELEVENTY):
            found = peer(name, self._size, folder / "peers")
            if isinstance(found, str):
                self._results.words.append(found)
            else:
                yield found

    def _cold(self, program: Program) -> None:
        program.clean()
        self._timed(program, COLD, program.command)
        if (self._size, program.name) not in self._results.files:
            self._results.files[self._size, program.name] = program.files()

    def _again(self, program: Program, measure: str) -> None:
        self._timed(program, measure, program.command)

    def _once(self, ours: Program) -> None:
        if page := page_size(ours):
            self._results.pages[self._size] = page
        check = (*command_in(ours.folder), "check", "--quiet", "--as-of", DAY)
        timed(check, ours.folder, self._clock, ours.words)
        for _ in range(3):
            ours.edit()
            self._timed(ours, CHECK, check)
        for shown in edits_shown(ours, self._pairs, self._clock):
            self._results.shown.setdefault(self._size, []).append(shown)
            print(f"{self._size:>7,} preview: told {shown.told:.2f} s, shown {shown.shown:.2f} s", file=sys.stderr)
        shutil.rmtree(ours.folder / ".okrsite/previews", ignore_errors=True)

    def _with_twins(self, source: Path, folder: Path) -> None:
        twins = okrsite(WITH_TWINS, source, folder / "twins", twins=True)
        self._cold(twins)
        twins.edit()
        self._again(twins, EDIT)
        shutil.rmtree(twins.folder)

    def _timed(self, program: Program, measure: str, command: tuple[str, ...]) -> None:
        former = self._results.times.of(self._size, program.name, measure)
        if former and former[-1].clock * SLACK > self._clock.left:
            raise Late
        run = timed(command, program.folder, self._clock, program.words)
        self._results.times.add(self._size, program.name, measure, run)


def huge(folder: Path, results: Results, clock: Clock) -> None:
    """Build an organisation of 50,000 objectives once."""
    try:
        ours = okrsite(OKRSITE, organisation(HUGE, folder / "organisation"), folder / "okrsite", twins=False)
        results.times.add(HUGE, OKRSITE, COLD, timed(ours.command, ours.folder, clock, ours.words))
        results.files[HUGE, OKRSITE] = ours.files()
    except (Late, Failed) as trouble:
        results.words.append(f"{HUGE:,} objectives were not built to the end. {trouble}".strip())


def machine() -> Iterator[str]:
    """Yield what the race ran on."""
    model = ""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")
        memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
        model = f"{model}, {int(memory) / 1e6:.0f} GB of memory"
    except OSError:
        pass
    yield f"{os.cpu_count()} processors, {model or platform.processor()}, {platform.system()} {platform.release()}"
    yield f"load at the start {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def told(results: Results, began: list[str]) -> str:
    """Return everything as Markdown."""
    parts: list[Callable[[], Iterator[str]]] = [
        lambda: goal_lines(results),
        lambda: run_lines(results),
        lambda: file_lines(results.files),
    ]
    heads = ("What was aimed at", "All runs", "What was written")
    lines = [*began, *(f"- {word}" for word in results.words)]
    for head, part in zip(heads, parts, strict=True):
        lines += ["", f"## {head}", "", *part()]
    return "\n".join(lines) + "\n"


def sizes(projects: list[str], largest: int) -> dict[int, Path | None]:
    """Return the size of each organisation, with its project where one was named."""
    if projects:
        pairs = (named.partition("=") for named in projects)
        return {int(size): Path(folder) for size, _, folder in pairs}
    if not is_there():
        sys.exit(f"{PEERS} is missing, where organisations are made: name projects, as in 1000=FOLDER.")
    return {size: None for size in (SMALL, LARGE) if size <= largest}


def main() -> None:
    """Race and tell."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("projects", nargs="*", metavar="SIZE=FOLDER")
    words.add_argument("--pairs", type=int, default=5, help="runs of each kind (5)")
    words.add_argument("--minutes", type=float, default=15, help="the time after which it ends with what there is (15)")
    words.add_argument("--largest", type=int, default=LARGE, help="the largest organisation (10000)")
    words.add_argument("--huge", action="store_true", help="build 50,000 objectives too, once")
    words.add_argument("--write", action="store_true", help=f"write {RESULTS.name} too")
    words.add_argument("--work", type=Path, help="where to work (a new folder among temporary files)")
    asked = words.parse_args()
    clock, results = Clock(asked.minutes * 60), Results()
    wanted = sizes(asked.projects, asked.largest)
    day = datetime.now(timezone.utc)
    began = ["# Results", "", f"- {day:%Y-%m-%d %H:%M} UTC, {asked.pairs} pairs wanted"]
    began += [f"- {line}" for line in (*machine(), *versions((HUGO, ELEVENTY) if is_there() else ())) if line]
    with tempfile.TemporaryDirectory(dir=asked.work, prefix="race-") as place:
        for size, source in wanted.items():
            folder = Path(place) / str(size)
            folder.mkdir()
            share = SHARE_OF_SMALL if size == SMALL and len(wanted) > 1 else 0.75 if asked.huge else 1
            Race(size, results, clock.part(share), asked.pairs).run(folder, source)
            shutil.rmtree(folder)
        if asked.huge:
            Path(place, "huge").mkdir()
            huge(Path(place) / "huge", results, clock)
    text = told(results, began)
    print(text)
    if asked.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

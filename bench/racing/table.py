"""The tables in which a race is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from racing.preview import Shown
from racing.programs import ELEVENTY, HUGO, OKRSITE, WITH_TWINS
from racing.runs import Run, Times

COLD, SAME, EDIT, CHECK = "cold", "unchanged", "one edit", "check"
SMALL, LARGE, HUGE = 1_000, 10_000, 50_000


@dataclass
class Results:
    """All that a race found out."""

    times: Times = field(default_factory=Times)
    files: dict[tuple[int, str], tuple[int, int, int]] = field(default_factory=dict)
    """Size and program → files, HTML among them, bytes."""
    pages: dict[int, tuple[float, float]] = field(default_factory=dict)
    """Size → bytes of an objective's page, compressed and not."""
    shown: dict[int, list[Shown]] = field(default_factory=dict)
    """Size → what a preview took."""
    words: list[str] = field(default_factory=list)
    """What did not run, and why."""


def clock_of(run: Run) -> float:
    return run.clock


def processor_of(run: Run) -> float:
    return run.processor


@dataclass(frozen=True)
class Goal:
    """One line of the table: a figure with what it should not exceed."""

    measure: str
    figure: float | None
    unit: str
    reach: float
    aim: float
    pairs: int
    """Of how many pairs, or runs, it is the median."""
    processor: float | None = None
    """The same of processor seconds, where it is a ratio."""


def goals(results: Results) -> Iterator[Goal]:
    """Yield what was aimed at, and what came of it."""
    times = results.times
    for size in (SMALL, LARGE):
        yield _ratio(times, f"cold build, {size:,} objectives, × Hugo", (size, OKRSITE, COLD), size, (1.0, 0.6))
    for measure, bounds in ((EDIT, (1 / 20, 1 / 40)), (SAME, (1 / 40, 1 / 100))):
        yield _ratio(times, f"{measure}, {LARGE:,} objectives, × Hugo", (LARGE, OKRSITE, measure), LARGE, bounds)
    for size, bounds in ((SMALL, (0.3, 0.1)), (LARGE, (1.0, 0.3))):
        shown = results.shown.get(size, [])
        middle = median(each.shown for each in shown) if shown else None
        yield Goal(f"preview: saved → page shown, {size:,} objectives", middle, "s", *bounds, len(shown))
    small, large = (times.middle(size, OKRSITE, COLD, clock_of) for size in (SMALL, LARGE))
    pairs = len(times.of(LARGE, OKRSITE, COLD))
    growth = large / small if small and large else None
    yield Goal(f"growth of the cold build, {SMALL:,} → {LARGE:,} objectives", growth, "×", 11, 10, pairs)
    memory = times.middle(LARGE, OKRSITE, COLD, lambda run: run.memory)
    yield Goal(f"memory of the largest process, {LARGE:,} objectives", memory, "MB", 600, 300, pairs)
    for size in (SMALL, LARGE):
        page = results.pages.get(size)
        yield Goal(
            f"page of an objective, compressed, {size:,}", page and page[0] / 1000, "kB", 12, 8, 1 if page else 0
        )
    check = times.middle(LARGE, OKRSITE, CHECK, clock_of)
    runs = len(times.of(LARGE, OKRSITE, CHECK))
    yield Goal(f"check after one edit, {LARGE:,} objectives", check, "s", 1, 1, runs)
    if huge := times.of(HUGE, OKRSITE, COLD):
        yield Goal(f"cold build, {HUGE:,} objectives", median(map(clock_of, huge)), "s", 90, 90, len(huge))
        largest = median(run.memory for run in huge)
        yield Goal(f"memory of the largest process, {HUGE:,} objectives", largest, "MB", 2000, 2000, len(huge))


def _ratio(times: Times, name: str, ours: tuple[int, str, str], size: int, bounds: tuple[float, float]) -> Goal:
    hugo = (size, HUGO, COLD)
    clock, processor = times.ratio(ours, hugo, clock_of), times.ratio(ours, hugo, processor_of)
    figure, pairs = clock or (None, 0)
    return Goal(name, figure, "×", *bounds, pairs, processor and processor[0])


def goal_lines(results: Results) -> Iterator[str]:
    """Yield the table of goals in Markdown."""
    yield "| measure | figure | by processor time | reach | aim | | pairs |"
    yield "|---|---|---|---|---|---|---|"
    for goal in goals(results):
        if goal.figure is None:
            yield f"| {goal.measure} | – | | {_figure(goal.reach, goal)} | {_figure(goal.aim, goal)} | not measured | |"
            continue
        processor = _figure(goal.processor, goal) if goal.processor else ""
        yield (
            f"| {goal.measure} | **{_figure(goal.figure, goal)}** | {processor} | {_figure(goal.reach, goal)} "
            f"| {_figure(goal.aim, goal)} | {_held(goal.figure, goal)} | {goal.pairs} |"
        )


def _figure(value: float, goal: Goal) -> str:
    return f"{value:.3g} {goal.unit}" if value < 100 else f"{value:,.0f} {goal.unit}"


def _held(figure: float, goal: Goal) -> str:
    if figure <= goal.aim:
        return "aim held"
    return "within reach" if figure <= goal.reach else "missed"


def run_lines(results: Results) -> Iterator[str]:
    """Yield the table of all runs in Markdown."""
    yield "| objectives | program | run | clock, s | least–most | processor, s | memory, MB | runs |"
    yield "|---|---|---|---|---|---|---|---|"
    order = (OKRSITE, WITH_TWINS, HUGO, ELEVENTY)
    for (size, program, measure), runs in sorted(
        results.times.runs.items(), key=lambda each: (each[0][0], order.index(each[0][1]))
    ):
        clocks = [run.clock for run in runs]
        yield (
            f"| {size:,} | {program} | {measure} | {median(clocks):.2f} | {min(clocks):.2f}–{max(clocks):.2f} "
            f"| {_middle(runs, processor_of):.2f} | {_middle(runs, lambda run: run.memory):.0f} | {len(runs)} |"
        )
    for size, shown in sorted(results.shown.items()):
        told, seen = (sorted(getattr(each, name) for each in shown) for name in ("told", "shown"))
        yield (
            f"| {size:,} | {OKRSITE} | preview, saved → told | {median(told):.2f} | {told[0]:.2f}–{told[-1]:.2f} "
            f"| | | {len(told)} |"
        )
        yield (
            f"| {size:,} | {OKRSITE} | preview, saved → page shown | {median(seen):.2f} | {seen[0]:.2f}–{seen[-1]:.2f} "
            f"| | | {len(seen)} |"
        )


def _middle(runs: Sequence[Run], what: Callable[[Run], float]) -> float:
    return median(map(what, runs))


def file_lines(files: Mapping[tuple[int, str], tuple[int, int, int]]) -> Iterator[str]:
    """Yield the table of what was written in Markdown."""
    yield "| objectives | program | HTML pages | files | MB |"
    yield "|---|---|---|---|---|"
    for (size, program), (count, html, total) in sorted(files.items()):
        yield f"| {size:,} | {program} | {html:,} | {count:,} | {total / 1e6:,.0f} |"

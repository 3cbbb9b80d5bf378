"""One target in a process of its own; `run.py` starts it. Inputs are made from seeds, at random but repeatably."""

from __future__ import annotations

import json
import resource
import sys
import time
import traceback
import warnings
from array import array
from collections.abc import Sequence
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
for _folder in (HERE, HERE.parent / "leak", HERE.parents[1]):
    sys.path.insert(0, str(_folder))

SLOWEST = 3.0
"""Seconds of processor time from which on an input is a finding by itself."""
MEMORY = 3 << 30
"""Bytes of address space that a target may take."""
MOST_FOUND = 20
"""Findings of one kind after which a target is given up."""


class Bench:
    """Runs inputs of one target, and takes their times."""

    def __init__(self, words: Sequence[str], *, guided: bool) -> None:
        """Take the words that `run.py` writes; the targets are loaded now."""
        from every_target import TARGETS

        name, seconds, executions, seed, last, report = words
        self.target = next(one for one in TARGETS if one.name == name)
        self.seed = int(seed)
        self.times = array("f")
        self.findings: dict[str, int] = {}
        self._guided = guided
        self._report = Path(report)
        self._last = Path(last).open("wb", buffering=0)  # noqa: SIM115 - as long as the process
        self._executions = int(executions)
        self._until = time.process_time() + float(seconds)
        warnings.simplefilter("ignore")  # libraries warn about damaged files; what they answer is what counts

    @property
    def over(self) -> bool:
        """Whether it has run long enough, or found too much."""
        if max(self.findings.values(), default=0) >= MOST_FOUND:
            return True
        return len(self.times) >= self._executions if self._executions else time.process_time() >= self._until

    def take(self, data: bytes) -> None:
        """Run one input; what it raises is kept and told once."""
        self._last.seek(0)
        self._last.write(data)
        self._last.truncate(len(data))
        before = time.process_time()
        try:
            self.target.run(data)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            told = "".join(traceback.format_exception(error)[-14:])
            self._found(f"{type(error).__name__} in {frame.filename}:{frame.lineno}", data, told)
        spent = time.process_time() - before
        self.times.append(spent)
        if spent > SLOWEST:
            self._found(f"more than {SLOWEST} s", data, f"It took {spent:.1f} s.")

    def end(self) -> int:
        """Tell the figures, and return the exit code."""
        ordered = sorted(self.times)

        def at(share: float) -> float:
            return round(1000 * ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)

        figures = {
            "target": self.target.name,
            "guided": self._guided,
            "seed": self.seed,
            "executions": len(ordered),
            "p50_ms": at(0.5),
            "p99_ms": at(0.99),
            "worst_ms": at(1),
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "findings": self.findings,
        }
        line = json.dumps(figures)
        print(line, flush=True)
        with self._report.open("a", encoding="utf-8") as report:
            report.write(f"{line}\n")
        return int(bool(self.findings))

    def _found(self, what: str, data: bytes, told: str) -> None:
        self.findings[what] = self.findings.get(what, 0) + 1
        if self.findings[what] == 1:
            print(f"{self.target.name}: {what}: {self.target.keep(data)}\n{told}", flush=True)


def main(words: Sequence[str]) -> int:
    """Run the target that `run.py` names."""
    from mutating import mutated

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    bench = Bench(words, guided=False)
    seeds = bench.target.seeds
    random = Random(f"{bench.target.name} {bench.seed}")
    for seed in seeds if not bench.seed else ():
        bench.take(seed)
    while not bench.over:
        bench.take(mutated(random, random.choice(seeds), bench.target.words, seeds))
    return bench.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

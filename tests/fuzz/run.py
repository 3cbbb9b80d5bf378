"""Runs targets for a time: `python tests/fuzz/run.py --minutes 5`, or `--target Markdown --executions 1000`.

With `--guided` atheris chooses the inputs: those that reach new code are kept and worked on (`pip install
okrsite[fuzz]`, on Linux). Each target runs in a process of its own, and what it was given last stands in a file, so
that an input that kills the process is not lost. Inputs that are findings are written to `tests/fuzz/found/`, and the
exit code is 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from target import Target

HERE = Path(__file__).resolve().parent
for _folder in (HERE, HERE.parent / "leak", HERE.parents[1]):
    sys.path.insert(0, str(_folder))


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for, and say what came of it."""
    from every_target import TARGETS

    asked = _parser().parse_args(arguments)
    chosen = [one for one in TARGETS if not asked.target or one.name in asked.target]
    weight = sum(one.weight for one in chosen)
    with tempfile.TemporaryDirectory(prefix="okrsite-fuzz-") as folder:
        failed = [
            one.name for one in chosen if not _is_clean(one, asked.minutes * one.weight / weight, asked, Path(folder))
        ]
    if failed:
        print(f"Findings in: {', '.join(failed)}. The inputs are in {HERE / 'found'}.")
    return int(bool(failed))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--target", action="append", help="name of a target; all where none is given")
    parser.add_argument("--minutes", type=float, default=1.0, help="processor time for all of them together")
    parser.add_argument("--executions", type=int, default=0, help="inputs of each; 0 for as many as fit the time")
    parser.add_argument("--seed", type=int, default=0, help="another one makes other inputs")
    parser.add_argument("--guided", action="store_true", help="let atheris choose inputs by the code that they reach")
    parser.add_argument("--report", type=Path, default=Path("/dev/null"), help="a file for a line of figures a target")
    return parser


def _is_clean(target: Target, minutes: float, asked: argparse.Namespace, folder: Path) -> bool:
    """Run a target in a process of its own, and tell whether nothing was found."""
    last = folder / "last"
    last.touch()
    script = "guided.py" if asked.guided else "bench.py"
    words = (target.name, minutes * 60, asked.executions, asked.seed, last, asked.report.absolute())
    done = subprocess.run([sys.executable, str(HERE / script), *map(str, words)], check=False)
    if done.returncode < 0:
        print(f"{target.name}: ended by signal {-done.returncode}: {target.keep(last.read_bytes())}", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

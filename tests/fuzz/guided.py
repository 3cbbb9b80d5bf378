"""One target in a process of its own; `run.py --guided` starts it. Inputs that reach new code are worked on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["okrsite_gen"]):
    from mutating import LARGEST, mutated

    from bench import Bench

    bench = Bench(sys.argv[1:], guided=True)

CORPUS = Path(sys.argv[5]).with_suffix(".corpus")
SEEDS = bench.target.seeds


def take(data: bytes) -> None:
    """Run one input, and end the process when it is time."""
    bench.take(data)
    if bench.over:
        os._exit(bench.end())  # libFuzzer would tell an exit as a crash


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Make another input: mostly by what inputs mean, sometimes as libFuzzer does."""
    random = Random(seed)
    if random.random() < 0.3:
        return bytes(atheris.Mutate(data, most))
    return mutated(random, data, bench.target.words, SEEDS)[:most]


CORPUS.mkdir(exist_ok=True)
for number, each in enumerate(SEEDS):
    (CORPUS / f"{number}").write_bytes(each)
limits = (f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=3000", f"-seed={bench.seed + 1}")
atheris.Setup([sys.argv[0], str(CORPUS), *limits, "-verbosity=0"], take, custom_mutator=mutate)
atheris.Fuzz()

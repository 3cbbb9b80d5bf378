"""Starting is quick, because only what is wanted is loaded."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from okrsite_gen import __version__

HEAVY = ("click", "rich", "pydantic", "jinja2", "babel", "markdown_it", "yaml", "nh3")


def loaded_by(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name for name in done.stdout.split("\n") if name.split(".")[0] in HEAVY}


def test_the_version_needs_no_library():
    assert loaded_by("sys.argv = ['okrsite', '--version']; from okrsite_gen.cli import main; main()") == set()


@pytest.mark.parametrize(
    "words", [["--help"], ["build", "--help"], ["check", "--help"], ["fmt", "--help"], ["nonsense"]]
)
def test_help_needs_nothing_but_click(words):
    loaded = loaded_by(f"from okrsite_gen.cli.program import run; run({words!r})")
    assert {name.split(".")[0] for name in loaded} == {"click"}


def test_the_version_is_printed():
    done = subprocess.run(
        [sys.executable, "-m", "okrsite_gen", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"okrsite {__version__}\n"


def test_the_version_is_printed_with_other_options_too():
    words = [sys.executable, "-m", "okrsite_gen", "-C", ".", "--version"]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == f"okrsite {__version__}\n"


@pytest.mark.slow
def test_the_version_takes_at_most_60_ms_more_than_an_empty_program():
    def quickest(*words: str) -> float:
        times = []
        for _ in range(7):
            began = time.perf_counter()
            subprocess.run([sys.executable, *words], check=True, capture_output=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert quickest("-m", "okrsite_gen", "--version") - quickest("-c", "pass") < 0.060

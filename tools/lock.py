"""Writes the lists of exact libraries, with hashes, that machines install: `python -m tools.lock`. Needs uv.

Each list holds for every system and every Python that okrsite takes. `tests/house/test_locks.py` holds them against
`pyproject.toml`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST_PYTHON = "3.10"
HASHED = ("--generate-hashes", "--custom-compile-command", "make lock")
"""How a list is to be written; the second says what its first line tells."""
BUILD = ("hatchling>=1.26", "editables>=0.5")
"""What builds okrsite itself, so that nothing is fetched for that unasked."""
RELEASE = ("build>=1.3", "cyclonedx-bom>=7.2", "pip-audit>=2.9", "twine>=6.1", *BUILD)
"""What a release needs beside okrsite."""
EXTRAS = ("lsp", "pictures", "sql")
"""What people may ask for; their lowest versions are tested too."""

SITES = ROOT / "okrsite_gen/starter/hosted/requirements-lock.txt"
TESTS = ROOT / "requirements/dev.txt"
LOWEST = ROOT / "requirements/lowest.txt"
FUZZING = ROOT / "requirements/fuzz.txt"
RELEASES = ROOT / "requirements/release.txt"

FOR_SITES = """\
# The libraries of okrsite, each in one version and with the hashes of its files: what runs for this website is what the
# people of okrsite have tested, and nothing that was put in its place since. After requirements.txt names another
# okrsite, `okrsite migrate` brings this list up to date.
"""


def main() -> None:
    """Write all of the lists anew, in the newest versions that fit."""
    if shutil.which("uv") is None:
        raise SystemExit("`uv` is not on this machine: pip install uv")
    with tempfile.TemporaryDirectory() as scratch:
        own = Path(scratch)
        build, release, constraints = own / "build.in", own / "release.in", own / "lowest.in"
        build.write_text("\n".join((*BUILD, "")), encoding="utf-8")
        release.write_text("\n".join((*RELEASE, "")), encoding="utf-8")
        extras = [word for extra in EXTRAS for word in ("--extra", extra)]
        write(SITES, ["pyproject.toml", str(build), *HASHED], FOR_SITES)
        write(TESTS, ["pyproject.toml", str(build), "--extra", "dev", *HASHED])
        write(constraints, ["pyproject.toml", *extras, "--resolution", "lowest-direct"])
        write(LOWEST, ["pyproject.toml", str(build), "--extra", "dev", "--constraints", str(constraints), *HASHED])
        write(FUZZING, ["pyproject.toml", str(build), "--extra", "dev", "--extra", "fuzz", *HASHED])
        write(RELEASES, [str(release), *HASHED])


def write(file: Path, words: Sequence[str], about: str = "") -> None:
    """Write one list; `words` say from what it is made, `about` what it is for."""
    command = ["uv", "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", OLDEST_PYTHON]
    told = ("--no-annotate", *(("--no-header",) if about else ()))
    done = subprocess.run([*command, *told, *words], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(about + done.stdout, encoding="utf-8")
    sys.stdout.write(f"{file.name}: {done.stdout.count('==')} libraries\n")


if __name__ == "__main__":
    main()

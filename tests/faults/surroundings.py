"""A project that is built and exported in surroundings of all sorts, of which no byte may tell anything."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SHUFFLED = Path(__file__).parent / "shuffled"
DAY = "2026-11-27"
DATED = ("--as-of", DAY)
EXPORTS = (
    ("json", "okrs.json"),
    ("csv", "tables"),
    ("xlsx", "okrs.xlsx"),
    ("html", "okrs.html"),
    ("markdown", "pages"),
    ("ics", "okrs.ics"),
)
PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "HOME": "/nonexistent"}
_RUN = """
import json, sys
from okrsite_gen.cli.program import run
for arguments in json.loads(sys.argv[1]):
    ended = run(arguments)
    assert ended == 0, (arguments, ended)
"""


@dataclass(frozen=True)
class Surroundings:
    """What is around a build and must not matter."""

    words: tuple[str, ...] = ("-j", "1")
    """Further words of `okrsite build`."""
    variables: Mapping[str, str] = field(default_factory=dict)
    folder: str = "project"
    """Where the project lies."""
    before: tuple[tuple[str, ...], ...] = ()
    """Builds that come first, so that there is a memory: the further words of each."""
    prepare: Callable[[Path], None] = lambda root: None
    """Does something with the project folder."""
    umask: int = -1
    python: str = sys.executable
    wrapped: tuple[str, ...] = ()
    """A command that the build is run by."""


def written(
    project: Path, place: Path, around: Surroundings, exports: tuple[tuple[str, str], ...] = ()
) -> dict[str, str]:
    """Copy a project below `place`, build and export it, and return the digest of every file that was written."""
    root = place / around.folder
    shutil.copytree(project, root, symlinks=True)
    around.prepare(root)
    commands = [["-C", str(root), "build", "-q", "--no-cache", *words] for words in around.before]
    commands += [["-C", str(root), "build", "-q", *DATED, *around.words]]
    commands += [["-C", str(root), "export", form, str(place / "exports" / name), *DATED] for form, name in exports]
    started = [*around.wrapped, around.python, "-c", _RUN, json.dumps(commands)]
    variables = {key: value for key, value in os.environ.items() if key in {"PATH", "LD_LIBRARY_PATH", "LOCPATH"}}
    done = subprocess.run(
        started,
        cwd=place,
        env={**variables, **PLAIN, **around.variables},
        umask=around.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {**_digests(root / "site"), **_digests(place / "exports")}


def _digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder.parent).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the files that are not the same in both, or in one of them only."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def at_another_time(second: int) -> Callable[[Path], None]:
    """Return what gives all files and folders of a project another time and other rights."""

    def prepare(root: Path) -> None:
        for file in root.rglob("*"):
            if ".git" not in file.parts and not file.is_symlink():
                file.chmod(0o700 if file.is_dir() else 0o640)
                os.utime(file, (second, second))

    return prepare

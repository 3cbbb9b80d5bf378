"""What is fuzzed: a name, something that takes any bytes, and what inputs are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOUND = Path(__file__).resolve().parent / "found"
FILE_MARK = b"@@ "
"""Begins a line that names the file of which the next lines are, where an input holds several."""


@dataclass(frozen=True)
class Target:
    """A way into the program by which bytes of strangers come."""

    name: str
    run: Callable[[bytes], object]
    """Takes an input. Whatever it raises, and every broken assertion, is a finding."""
    make_seeds: Callable[[], Iterable[bytes]]
    """Sound inputs, from which others are made."""
    words: tuple[bytes, ...] = ()
    """What means something in such inputs: names of fields, signs, numbers."""
    weight: int = 10
    """Its share of the executions of a run over all targets."""

    @cached_property
    def seeds(self) -> tuple[bytes, ...]:
        """Sound inputs, each once, the same in every run."""
        return tuple(dict.fromkeys(self.make_seeds()))

    @property
    def folder(self) -> Path:
        """Where inputs are kept that were findings."""
        return FOUND / self.name.replace(" ", "-")

    def keep(self, data: bytes) -> Path:
        """Write an input to where those that were found are replayed from, and return its file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / blake2b(data, digest_size=6).hexdigest()
        file.write_bytes(data)
        return file

    def found(self) -> list[Path]:
        """Return the files of inputs that were findings, by name."""
        return sorted(self.folder.iterdir()) if self.folder.is_dir() else []


def files_in(data: bytes, default: str) -> dict[str, bytes]:
    """Return the files of an input by their names; what stands before the first name is of the `default` one."""
    files: dict[str, bytes] = {}
    name = default
    lines: list[bytes] = []
    for line in data.split(b"\n"):
        if line.startswith(FILE_MARK):
            _put(files, name, lines)
            name, lines = line[len(FILE_MARK) :].decode("utf-8", "surrogateescape").replace("\0", "") or default, []
        else:
            lines.append(line)
    _put(files, name, lines)
    return files


def _put(files: dict[str, bytes], name: str, lines: list[bytes]) -> None:
    if lines:
        files.setdefault(name, b"\n".join(lines))


def input_of(files: dict[str, bytes]) -> bytes:
    """Return files as one input."""
    return b"\n".join(
        FILE_MARK + name.encode("utf-8", "surrogateescape") + b"\n" + data for name, data in files.items()
    )


def read_all(folder: str, *patterns: str) -> list[bytes]:
    """Return what the files of the project below a folder hold that fit one of the patterns, by name."""
    found = {file for pattern in patterns for file in (ROOT / folder).rglob(pattern) if file.is_file()}
    return [file.read_bytes() for file in sorted(found)]

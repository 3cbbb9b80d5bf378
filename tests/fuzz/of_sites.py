"""A target that builds whole sites, and what such a build writes that is read again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timezone
from functools import cache
from io import StringIO
from pathlib import Path

import words
from of_content import DEFAULT, SMALL, assert_told_well, trees
from target import Target, files_in, input_of

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build
from okrsite_gen.site.compiled import CompiledTemplates

_NOW = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
_COMPILED = CompiledTemplates()
_LONGEST_NAME = 200


def build_site(data: bytes) -> None:
    """Build a site of files as they stand on a disk; what cannot be published is told, and no page fails."""
    with tempfile.TemporaryDirectory(prefix="okrsite-fuzz-", dir=memory()) as folder:
        root = Path(folder) / "project"
        _write(root, data)
        request = BuildRequest(Request(root, _NOW, use_cache=False), root / "site", keep_going=True)
        try:
            report = build(request, lambda *_: None, _COMPILED)
        except OkrsiteError as error:
            if not error.message:
                raise
            return
        assert_told_well(report.findings, lambda name: _bytes(root / name))


def memory() -> str | None:
    """Return a folder that lies in memory, where the system has one."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _write(root: Path, data: bytes) -> None:
    """Write the files of an input that a disk can hold, none of them outside the project."""
    (root / "content").mkdir(parents=True)
    for name, text in files_in(data, DEFAULT).items():
        file = root / ("" if name == "okrsite.yml" else "content") / name
        parts = Path(name).parts
        if (
            name.startswith("/")
            or ".." in parts
            or any(len(part.encode("utf-8", "replace")) > _LONGEST_NAME for part in parts)
        ):
            continue
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
        except (OSError, ValueError):
            continue


@cache
def _made() -> tuple[bytes, bytes]:
    """Return an export of our own, and an archived cycle."""
    with tempfile.TemporaryDirectory(prefix="okrsite-fuzz-", dir=memory()) as folder:
        root = Path(folder)
        _write(root, input_of(SMALL))
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            run(["-C", folder, "export", "json", "okrs.json", "--as-of", "2026-11-20"])
            run(["-C", folder, "archive", "2026-Q4", "--write", "--as-of", "2028-01-01"])
        return (root / "okrs.json").read_bytes(), (root / "content/cycles/2026-Q4.archive.json").read_bytes()


def exported() -> Iterable[bytes]:
    """Return a small export of our own."""
    return (_made()[0],)


def archived() -> Iterator[bytes]:
    """Yield a small archive."""
    yield _made()[1]


TARGETS = (Target("whole site", build_site, trees, words.CONTENT, weight=20),)

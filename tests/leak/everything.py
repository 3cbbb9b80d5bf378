"""Everything that the program writes for one audience: the site, each export, queries, differences and digests."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from project import Project

from okrsite_gen.cli.program import run

DAY = ("--as-of", "2026-11-20")
EXPORTS = (
    ("json", "okrs.json"), ("csv", "csv"), ("xlsx", "okrs.xlsx"), ("html", "okrs.html"), ("markdown", "md"),
    ("markdown", "okrs.md"), ("ics", "okrs.ics"),
)  # fmt: skip


def site(project: Project, audience: str, *more: str, folder: str = "") -> dict[str, bytes]:
    """Return every file of the site, built as its user builds it."""
    output = folder or f"site-{audience}{''.join(more)}"
    said(project, "build", "--audience", audience, "--output", output, *DAY, *more)
    return published(project.root / output)


def exports(project: Project, audience: str, *more: str) -> dict[str, bytes]:
    """Return what each form of `export` writes, and what `query` prints."""
    files: dict[str, bytes] = {}
    for form, name in EXPORTS:
        target = f"out-{audience}/{name}"
        said(project, "export", form, target, "--audience", audience, *DAY, *more)
        found = project.root / target
        files |= {f"export {form} {path}": data for path, data in published(found).items()}
    for rows in ("objectives", "key-results"):
        for form in ("table", "json", "csv"):
            words = ("query", rows, "--format", form, "--limit", "0", "--audience", audience, *DAY, *more)
            files[f"query {rows} {form}"] = said(project, *words)
    return files


def words(project: Project, audience: str) -> dict[str, bytes]:
    """Return every digest of the last two weeks, and of what is due."""
    return {
        f"digest {form} {' '.join(week)}": said(
            project, "digest", "--format", form, *week, "--audience", audience, *DAY
        )
        for form in ("markdown", "text", "slack", "teams")
        for week in (("--week", "this"), ("--week", "last"), ("--due",))
    }


def differences(project: Project, audience: str, before: str, after: str = "") -> dict[str, bytes]:
    """Return the difference between two states in each form."""
    sides = (before, after) if after else (before,)
    return {
        f"diff {form}": said(project, "diff", *sides, "--format", form, "--audience", audience, *DAY)
        for form in ("text", "markdown", "json", "html")
    }


def said(project: Project, *arguments: str) -> bytes:
    """Return what a command prints to its standard output; it has to end well."""
    printed, told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    printed.isatty = lambda: False  # type: ignore[method-assign]
    with redirect_stdout(printed), redirect_stderr(told):
        code = run(["-C", str(project.root), *arguments])
    printed.flush()
    text = printed.buffer.getvalue()
    assert code == 0, f"{arguments}: {code}\n{text.decode()}\n{told.getvalue()}"
    return text


def published(place: Path) -> dict[str, bytes]:
    """Return the bytes of a file, or of every file in a folder by its path."""
    return dict(_files(place))


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield place.name, place.read_bytes()
    for file in sorted(place.rglob("*")) if place.is_dir() else ():
        if file.is_file():
            yield file.relative_to(place).as_posix(), file.read_bytes()

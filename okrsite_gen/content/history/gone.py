"""Files that a change takes away or edits, as they stood where it began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from okrsite_gen.content.git import Unknown, ask, contents, path_of
from okrsite_gen.content.history.said import Said, said_in
from okrsite_gen.content.text import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class Before:
    """What stood in the content folders where a change began, and is not there as it was."""

    deleted: Mapping[str, str]
    """Path relative to the project folder → id of the content that git has of it."""
    edited: Mapping[str, str]
    """The same of files that are still there."""


def before(root: Path, base: str, folders: Iterable[str]) -> Before | None:
    """Return what became of the files of a commit in the working tree; None where git does not tell.

    Renames are told as what they are for addresses: one file less. Neither the index nor any file is touched.
    """
    try:
        told = ask(root, "diff-index", "--raw", "-z", "--no-renames", "--no-abbrev", "--relative", base, "--", *folders)
    except Unknown:
        return None
    parts = iter(told.split(b"\0"))
    deleted: dict[str, str] = {}
    edited: dict[str, str] = {}
    for facts, name in zip(parts, parts, strict=False):
        mode, _, content, _, letter = facts.decode().lstrip(":").split()
        if mode.startswith("100"):
            (deleted if letter == "D" else edited)[path_of(name)] = content
    return Before(deleted, edited)


def said_before(root: Path, wanted: Mapping[str, str]) -> dict[str, Said]:
    """Return path → what objectives' files said, by the ids of their contents; nothing of what cannot be read."""
    try:
        found = dict(contents(root, dict.fromkeys(wanted.values()), LARGEST_FILE))
    except Unknown:
        return {}
    said = {path: said_in(found[content], path) for path, content in wanted.items() if content in found}
    return {path: each for path, each in said.items() if each is not None}

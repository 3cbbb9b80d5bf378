"""Revisions: the project as it stood in some commit, read from git's objects, while the folder stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path

from okrsite_gen.content.assets import LARGEST_MARKUP, is_looked_through
from okrsite_gen.content.discover import Discovered, Files, Listed, discover_listed, normal_folders
from okrsite_gen.content.git import Unknown, ask, contents, path_of
from okrsite_gen.content.places import classify
from okrsite_gen.content.repository import checked_out
from okrsite_gen.content.text import LARGEST_FILE
from okrsite_gen.errors import OkrsiteError

_DEFAULT_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""Where a project's agreed state is kept, the most certain first."""
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_LINK = b"120000"


class RevisionError(OkrsiteError):
    """Git knows no such revision, or does not have all of it here."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a revision, unread."""

    id: str
    """By which git knows its content."""
    size: int
    """Bytes."""
    link: bool = False
    """Whether it is a symbolic link."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit and the files of the project folder in it. Other repositories inside are none of its files."""

    written: str
    """As somebody named it: a branch, a tag, the beginning of an id, `HEAD~2` …"""
    commit: str
    """Whole id."""
    moment: datetime
    """When it was committed, in UTC."""
    root: Path = field(repr=False)
    """The project folder; the repository may begin above it."""
    files: Mapping[str, Blob] = field(repr=False)
    """Path relative to the project folder → file; of the whole folder, not of the content alone."""

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return path → bytes of files that are in it. Raises `RevisionError` where git lacks any of them here."""
        wanted = {path: self.files[path] for path in paths}
        largest = max((blob.size for blob in wanted.values()), default=0)
        try:
            found = dict(contents(self.root, dict.fromkeys(blob.id for blob in wanted.values()), largest))
            return {path: found[blob.id] for path, blob in wanted.items()}
        except (Unknown, KeyError):
            raise RevisionError(
                f"Git does not have all files of `{self.written}` here.", "Fetch them: git fetch --refetch"
            ) from None


def revision_at(root: Path, written: str) -> Revision:
    """Return the revision that somebody names, around a project folder. Raises `RevisionError` for none."""
    commit = _commit(root, written)
    try:
        seconds = int(ask(root, "show", "--no-patch", "--format=%ct", commit).split()[-1])
        listed = ask(root, "ls-tree", "-r", "-z", "--long", commit)
    except (Unknown, ValueError, IndexError):
        raise RevisionError(f"Git cannot read `{written}`.", "Look at it with: git fsck") from None
    return Revision(written, commit, datetime.fromtimestamp(seconds, timezone.utc), root, _files(listed))


def discover_at(revision: Revision, folders: tuple[str, ...]) -> Discovered:
    """Find the content of a revision; `folders` are relative to the project folder, and the first of them wins.

    It is what a folder with the same files would give, but that git's ids stand for the content of assets: those may
    be large, and stay unread.
    """
    starts = tuple("" if folder == "." else f"{folder}/" for folder in normal_folders(folders))
    below = {path: path[len(start) :] for start in starts for path in revision.files if path.startswith(start)}
    wanted = (
        path
        for path, name in below.items()
        if (role := classify(name)) and _is_read(role.kind, path, revision.files[path].size)
    )
    data = revision.read(wanted)
    listed = {path: Listed(blob.size, blob.link) for path, blob in revision.files.items()}
    files = Files(
        lambda path: data[path] if path in data else revision.read([path])[path],
        lambda path: revision.files[path].id,
        lambda path: revision.files[path].size,
    )
    return discover_listed(listed, files, folders)


def _is_read(kind: str, path: str, size: int) -> bool:
    return is_looked_through(path) and size <= LARGEST_MARKUP if kind == "asset" else size <= LARGEST_FILE


def base_of(root: Path) -> str:
    """Return the commit from which the present work started, as an id.

    It is the last one that what is checked out has in common with the branch on which the agreed state is kept, and
    so what is checked out itself on that very branch, and where there is no such branch. Raises `RevisionError`
    where nothing is checked out.
    """
    head = _commit(root, "HEAD")
    for branch in _DEFAULT_BRANCHES:
        try:
            found = ask(root, "merge-base", head, f"refs/{_place(branch)}").decode().strip()
        except Unknown:
            continue
        if _COMMIT.fullmatch(found):
            return found
    return head


def _place(branch: str) -> str:
    return f"remotes/{branch}" if "/" in branch else f"heads/{branch}"


def _commit(root: Path, written: str) -> str:
    """Return the id of the commit that words name, which git must never take for one of its options."""
    fits = bool(written) and written.isprintable()
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{written}^{{commit}}")
    try:
        found = ask(root, *words) if fits else b""
    except Unknown:
        found = b""
    commit = found.decode("ascii", "replace").strip()
    if _COMMIT.fullmatch(commit):
        return commit
    raise _unknown(root, written)


def _unknown(root: Path, written: str) -> RevisionError:
    here = checked_out(root)
    if here is None:
        return RevisionError(
            f"Git knows no commit around {root}, so `{written}` cannot be looked up.",
            "Run this in a git repository with at least one commit.",
        )
    if here[1]:
        return RevisionError(
            f"Git knows no revision `{written}` here, where older commits are missing.",
            "Fetch them: git fetch --unshallow (in GitHub Actions: fetch-depth: 0).",
        )
    return RevisionError(
        f"Git knows no revision `{written}`.", "Name a branch, a tag or a commit; `git log --oneline` lists commits."
    )


def _files(listed: bytes) -> dict[str, Blob]:
    """Take the answer of `git ls-tree --long` apart; what git has lost has no size, and cannot be read later."""
    files = {}
    for line in listed.split(b"\0"):
        facts, _, path = line.partition(b"\t")
        if path:
            mode, kind, id_, size = facts.split()
            if kind == b"blob":
                files[path_of(path)] = Blob(id_.decode(), int(size) if size.isdigit() else 0, link=mode == _LINK)
    return files


def common_ancestor(root: Path, first: str, second: str) -> str:
    """Return the id of the last commit that two revisions have in common. Raises `RevisionError` for none."""
    commits = _commit(root, first), _commit(root, second)
    try:
        return ask(root, "merge-base", *commits).decode().strip()
    except Unknown:
        raise RevisionError(
            f"`{first}` and `{second}` have no commit in common here.",
            "Where older commits are missing, fetch them: git fetch --unshallow",
        ) from None

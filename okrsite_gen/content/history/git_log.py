"""What git knows of the content folders: commits, which version of which file they replaced, and these versions.

Git's objects are read directly. Nothing is checked out, and neither the working tree nor any file of git is touched.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import partial
from pathlib import Path
from types import MappingProxyType

from okrsite_gen.content.git import Unknown, ask, path_of
from okrsite_gen.content.history.message import first_line, reason_in
from okrsite_gen.content.repository import head_commit
from okrsite_gen.content.text import in_one_direction

_FORMAT = "%H%x00%P%x00%at%x00%ct%x00%aN%x00%B%x00"


@dataclass(frozen=True, slots=True)
class Commit:
    """When, by whom and why something was committed."""

    id: str
    """Whole."""
    day: date
    """On which its author wrote it, in the site's time zone, but never after it was committed. Unlike the day of the
    commit it stays the same when a branch is rebased or picked."""
    message: str
    """First line."""
    reason: str
    """What stands after `Reason:`."""
    author: str = ""
    """The whole name, as `.mailmap` corrects it. What pages may show of it is decided elsewhere."""
    known: bool = True
    """Whether git knows what was there before it; not so where a shallow clone begins."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of a file replacing another."""

    commit: Commit
    path_before: str
    """Relative to the project folder, with forward slashes; empty for a new file."""
    path: str
    """Empty for a file that was deleted."""
    before: tuple[str, ...]
    """Ids of the contents that were replaced: one, or none for a new file, or one for each branch that was merged."""
    after: str
    """Id of the new content; empty for a file that was deleted."""


@dataclass(frozen=True, slots=True)
class Head:
    """The commit up to which history is told."""

    commit: str
    ends: str
    """Stands for the commits before which others are missing here; empty where none is."""
    aside: bool = False
    """Whether it was asked for by name, so that its own `.mailmap` counts, and not that of the folder."""


def head_of(root: Path, commit: str = "") -> Head:
    """Return what is checked out around the project folder, or a commit of it. Raises `Unknown`.

    A partial clone, whose old files would be fetched one by one from far away, counts as one without history.
    """
    found, ends = head_commit(root)
    if is_partial(root):
        raise Unknown
    return Head(commit or found, ends, bool(commit))


def is_partial(root: Path) -> bool:
    """Whether the repository is a partial clone."""
    try:
        return b"true" in ask(root, "config", "--get-regexp", r"^remote\..*\.promisor$")
    except Unknown:
        return False


def files_at(root: Path, commit: str, folders: Iterable[str]) -> dict[str, str]:
    """Return path → id of the content of every file in the folders. Raises `Unknown`."""
    listed = ask(root, "ls-tree", "-r", "-z", commit, "--", *folders)
    found = {}
    for line in listed.split(b"\0"):
        facts, _, path = line.partition(b"\t")
        if path and facts.split()[1] == b"blob":
            found[path_of(path)] = facts.split()[2].decode()
    return found


def follows(root: Path, earlier: str, later: str) -> bool:
    """Whether the one commit is among the ancestors of the other."""
    try:
        ask(root, "merge-base", "--is-ancestor", earlier, later)
    except Unknown:
        return False
    return True


def edits(
    root: Path,
    head: Head,
    beyond: str,
    folders: Iterable[str],
    zone: tzinfo,
    former: Mapping[str, str] = MappingProxyType({}),
) -> list[Edit]:
    """Return what was edited up to a commit, oldest first; not what `beyond` knows too. Raises `Unknown`.

    A merge counts only where it chose or wrote something that none of its branches had. What lies in `former` folders
    of the repository is told as lying in those of the project that they became.
    """
    commits = f"{beyond}..{head.commit}" if beyond else head.commit
    start, names = _without_folder(root, head.commit) if head.aside or former else (_Start(root), ())
    told = ask(
        start.folder, *names, "log", "--date-order", "-c", "--raw", "-M", "--no-abbrev", "-z", "--no-color",
        "--no-ext-diff", "--encoding=UTF-8", "--no-relative" if former else start.relative, f"--format={_FORMAT}",
        commits, "--", *(posixpath.normpath(f"{start.prefix}{folder}") for folder in folders), *former,
    )  # fmt: skip
    place = partial(_in_project, start.prefix, former) if former else path_of
    found = list(_edits(iter(told.split(b"\0")), zone, place, shallow=bool(head.ends)))
    found.reverse()
    return found


def _in_project(prefix: str, former: Mapping[str, str], name: bytes) -> str:
    """Return a path of the repository as one of the project, in the folder that its own became."""
    path = path_of(name)
    for folder, now in former.items():
        if path.startswith(f"{folder}/"):
            return posixpath.normpath(f"{now}/{path.removeprefix(f'{folder}/')}")
    return path.removeprefix(prefix)


def top_of(root: Path) -> tuple[Path, str]:
    """Return a folder in which git tells paths of the whole repository, and the way from its top to the project.

    Raises `Unknown`.
    """
    prefix = path_of(ask(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
    return Path(path_of(ask(root, "rev-parse", "--absolute-git-dir").removesuffix(b"\n"))), prefix


@dataclass(frozen=True, slots=True)
class _Start:
    """Where git is asked."""

    folder: Path
    prefix: str = ""
    """The way from there to the project folder, as pathspecs need it."""
    relative: str = "--relative"
    """By which paths are told from the project folder."""


def _without_folder(root: Path, commit: str) -> tuple[_Start, tuple[str, ...]]:
    """Return from where, and with which settings, git corrects names by the `.mailmap` of a commit. Raises `Unknown`.

    Git has no setting that keeps it from the one in the folder, but does not see it from among its own files.
    """
    own, prefix = top_of(root)
    relative = f"--relative={prefix}" if prefix else "--no-relative"
    return _Start(own, prefix, relative), ("-c", f"mailmap.blob={commit}:.mailmap")


def _edits(told: Iterator[bytes], zone: tzinfo, place: Callable[[bytes], str], *, shallow: bool) -> Iterator[Edit]:
    """Take the answer of `git log` apart; newest first, as it comes."""
    commit: Commit | None = None
    for part in told:
        word = part.lstrip(b"\n")
        if word.startswith(b":") and commit is not None:
            edit = _edit(commit, word, told, place)
            if edit is not None:
                yield edit
        elif word:
            parents, written, committed, author, words = (next(told) for _ in range(5))
            message, day = _words(words), day_of((written, committed), zone)
            known = bool(parents) or not shallow
            name = _words(author).strip()
            commit = Commit(word.decode(), day, first_line(message), reason_in(message), name, known)


def _words(told: bytes) -> str:
    """Return what somebody wrote into a commit, whose bytes nobody has looked at before."""
    return in_one_direction(told.decode("utf-8", "replace"))


def _edit(commit: Commit, word: bytes, told: Iterator[bytes], place: Callable[[bytes], str]) -> Edit | None:
    """Return what a line such as `:100644 100644 3f… 8a… M` says with the paths that follow; None if of no file."""
    parents = len(word) - len(word.lstrip(b":"))
    facts = word[parents:].decode().split()
    modes, ids, letters = facts[: parents + 1], facts[parents + 1 : 2 * parents + 2], facts[-1]
    path = before = place(next(told))
    if parents == 1 and letters[0] in "RC":
        path = place(next(told))
    if not all(mode.startswith(("100", "000000")) for mode in modes):
        return None  # a link, or another repository inside this one
    old = tuple(each for each in ids[:-1] if each.strip("0"))
    gone = not ids[-1].strip("0")
    return Edit(commit, before if old else "", "" if gone else path, old, "" if gone else ids[-1])


def day_of(seconds: tuple[bytes, bytes], zone: tzinfo) -> date:
    """Return the day of a commit, from the seconds at which it was written and committed."""
    try:
        return datetime.fromtimestamp(min(map(int, seconds)), zone).date()
    except (ValueError, OverflowError, OSError):
        return date(1970, 1, 1)

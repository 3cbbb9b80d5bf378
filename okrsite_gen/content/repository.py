"""What git says of the folder that is being read."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from okrsite_gen.content.git import Unknown, ask, told
from okrsite_gen.content.sources import digest_of

_BY_SSH = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](\S+)")


def describe(root: Path) -> tuple[str, date] | None:
    """Return the abbreviated id and the day of the commit that is checked out around `root`.

    None without git, without a repository or a commit, or where git will not say; never fails.
    """
    try:
        commit, moment = told(root, "log", "-1", "--no-color", "--format=%h%n%cI").split()
        return commit, date.fromisoformat(moment[:10])
    except (Unknown, ValueError):
        return None


def short_id(root: Path, commit: str) -> str:
    """Return the abbreviated id of a commit, as `describe` gives it; the whole one where git will not say."""
    try:
        return told(root, "log", "-1", "--no-color", "--format=%h", commit)
    except (Unknown, ValueError):
        return commit


def checked_out(root: Path) -> tuple[str, str] | None:
    """Return the whole id of the commit that is checked out around `root`, and what stands for where its past ends.

    The latter is empty where no commit is missing here, and another one after `git fetch --deepen` than before.
    None without git, without a repository or a commit, or where git will not say; never fails.
    """
    try:
        return head_commit(root)
    except Unknown:
        return None


def head_commit(root: Path) -> tuple[str, str]:
    """Return the same. Raises `Unknown` where git does not tell, `Slow` where it does not in time."""
    words = told(root, "rev-parse", "HEAD^{commit}", "--is-shallow-repository").split()
    if len(words) != 2:
        raise Unknown
    return words[0], _ends(root) if words[1] == "true" else ""


def _ends(root: Path) -> str:
    """Return what stands for the commits at which a shallow clone ends. Raises `Unknown`."""
    try:
        listed = (root / told(root, "rev-parse", "--git-path", "shallow")).read_bytes()
    except OSError:
        raise Unknown from None
    return digest_of(listed)


def tracks(root: Path, name: str) -> bool:
    """Whether anything under a name in `root`, however its letters are written, is part of the repository there.

    True also where there is a repository and git will not say; False without one, and where nothing has the name.
    """
    if not os.path.lexists(root / name):
        return False
    index = _index_of(root)
    try:
        return _asked(root, name) if index is None else _asked_once(root, name, index)
    except Unknown:
        return any((each / ".git").exists() for each in (root, *root.absolute().parents))


_Index = tuple[Path, int, int, int]


def _index_of(root: Path) -> _Index | None:
    """Return what stands for the list of all tracked files; None where only git knows where it keeps that."""
    top = next((each for each in (root, *root.absolute().parents) if (each / ".git").exists()), None)
    if top is None or not (top / ".git").is_dir():
        return None
    try:
        index = (top / ".git/index").stat()
    except OSError:
        return None
    return top, index.st_ino, index.st_mtime_ns, index.st_size


def _asked(root: Path, name: str) -> bool:
    """Return whether git tracks anything under a name. Raises `Unknown`."""
    paths = b"\0" + ask(root, "ls-files", "-z").lower()
    own = name.lower().encode()
    return b"\0%s/" % own in paths or b"\0%s\0" % own in paths


@lru_cache(maxsize=4)
def _asked_once(root: Path, name: str, _index: _Index) -> bool:
    """Return the same; a run asks again and again, and each answer lists all files of the repository."""
    return _asked(root, name)


def name_corrections(root: Path, commit: str = "") -> bytes:
    """Return the `.mailmap` of the repository around `root`, by which git corrects names; empty without one.

    It is that of a commit where its id is given, and else the one in the folder.
    """
    if commit:
        try:
            return ask(root, "cat-file", "blob", f"{commit}:.mailmap")
        except (Unknown, ValueError):
            return b""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), root)
    try:
        return (top / ".mailmap").read_bytes()
    except OSError:
        return b""


def published_commit(root: Path) -> tuple[str, str] | None:
    """Return where others can get the commit that is checked out in `root`, as a web address, and its full id.

    None unless `root` is the top of a repository whose remote `origin` has the commit, as far as this machine knows.
    """
    try:
        if Path(told(root, "rev-parse", "--show-toplevel")).resolve() != root.resolve():
            return None
        address = _web_address(told(root, "remote", "get-url", "origin"))
        commit = told(root, "rev-parse", "HEAD")
        known = told(root, "branch", "--remotes", "--contains", commit, "--list", "origin/*")
    except (Unknown, ValueError):
        return None
    return (address, commit) if address and known else None


def _web_address(remote: str) -> str:
    """Return the https address of a remote, without anybody's name or password; empty where it has none."""
    found = _BY_SSH.fullmatch(remote)
    address = f"https://{found[1]}/{found[2]}" if found else remote
    return address if address.startswith("https://") and "@" not in address else ""

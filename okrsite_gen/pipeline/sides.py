"""Which two states are meant: revisions of git, the project folder, or other folders."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from okrsite_gen.content.repository import checked_out
from okrsite_gen.content.revisions import RevisionError, base_of, common_ancestor, revision_at
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.request import Request

WORKING_TREE = "the working tree"
_FULL = re.compile(r"^refs/(?:heads/|tags/|remotes/)?")
"""What full names of branches and the like begin with, and nobody says."""
Named = tuple[Request, str]
"""How a state is read, and what it is called."""


def between(here: Request, base: str, head: str) -> tuple[Named, Named]:
    """Return the two states that words name. Raises `OkrsiteError` where they name none.

    `main..work` and `main...work` are understood as git understands them: the second begins where the two parted.
    """
    if ".." in base and not head and not (here.root / base).is_dir():
        return _range(here, base)
    now = _state(here, head) if head else (here, WORKING_TREE)
    if base:
        return _state(here, base), now
    return _beginning(here), now


def _beginning(here: Request) -> Named:
    """Return the state from which the present work started, named so that nobody takes it for another one.

    Raises `OkrsiteError` where nothing is checked out.
    """
    try:
        start = revision_at(here.root, base_of(here.root))
    except RevisionError as error:
        raise OkrsiteError(error.message, f"{error.hint} Or name two folders to compare.") from None
    last = checked_out(here.root)
    name = "the last commit" if last and last[0] == start.commit else "the beginning of this branch"
    return replace(here, revision=start), f"{name} ({start.commit[:8]})"


def _range(here: Request, written: str) -> tuple[Named, Named]:
    three = "..." in written
    first, _, last = written.partition("..." if three else "..")
    first, last = first or "HEAD", last or "HEAD"
    return _state(here, common_ancestor(here.root, first, last) if three else first), _state(here, last)


def _state(here: Request, written: str) -> Named:
    """Return a state: a revision where git knows one of that name, else a folder."""
    try:
        revision = revision_at(here.root, written)
    except RevisionError as error:
        folder = here.root / written
        if not folder.is_dir():
            raise OkrsiteError(error.message, f"{error.hint} Or name a folder that holds a project.") from None
        return replace(here, root=folder.resolve()), _shown(folder, here.root)
    short = revision.commit[:8]
    name = short if revision.commit.startswith(written) else f"{_FULL.sub('', written)} ({short})"
    return replace(here, revision=revision), name


def _shown(folder: Path, root: Path) -> str:
    folder = folder.resolve()
    return str(folder.relative_to(root)) if folder.is_relative_to(root) and folder != root else str(folder)

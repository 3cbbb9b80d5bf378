"""The past of the content folders, from git: what of objectives and key results changed when, and why.

What is committed is traced once and kept by whoever calls; what was committed since is traced on top of it, and what
is not committed yet on top of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timezone, tzinfo
from functools import partial
from pathlib import Path

from okrsite_gen.content.document import Role
from okrsite_gen.content.git import Slow, Unknown, contents
from okrsite_gen.content.history.authors import FULL, NONE, author_as
from okrsite_gen.content.history.blobs import Blobs, blob
from okrsite_gen.content.history.git_log import (
    Commit,
    Edit,
    Head,
    edits,
    files_at,
    follows,
    head_of,
    is_partial,
)
from okrsite_gen.content.history.moved_folders import edits_through_moves
from okrsite_gen.content.history.renames import first_names, former_names
from okrsite_gen.content.history.said import Said, said_in
from okrsite_gen.content.history.tracing import Traced, Tracer
from okrsite_gen.content.places import classify, is_left_alone
from okrsite_gen.content.repository import checked_out
from okrsite_gen.content.sources import Source
from okrsite_gen.content.text import LARGEST_FILE
from okrsite_gen.model.history import Gap, History

__all__ = ["Past", "Repository", "history_between", "history_of", "past_of"]


@dataclass(frozen=True, slots=True)
class Repository:
    """Whose past is meant, and how it is read."""

    root: Path
    """The project folder; the repository may begin above it."""
    folders: tuple[str, ...]
    """Content folders, relative to `root`."""
    zone: tzinfo
    """In which moments become days."""
    decimal_comma: bool = False
    authors: str = NONE
    """How authors of commits appear: `full`, `initials` or `none`."""
    commit: str = ""
    """Id of the commit up to which it is read; empty for the one that is checked out."""
    audiences: tuple[str, ...] | None = None
    """Those of the configuration; None where any that a file names may be one."""


@dataclass(frozen=True, slots=True)
class Past:
    """Everything up to one commit."""

    head: str
    """Id of the commit."""
    since: date | None
    """As in `History`."""
    traced: Traced
    ends: str = ""
    """Stands for the commits before which others are missing; empty where none is."""


_NOTHING = Past("", None, Traced({}))


def past_of(repository: Repository, known: Past | None = None) -> Past | Gap:
    """Return what git tells up to the commit that is meant; why, where it tells nothing. It never fails.

    What is `known` already is not asked again where the present commit follows from it.
    """
    root = repository.root
    folders = _inside(repository.folders)
    try:
        head = head_of(root, repository.commit)
        if known and head.ends == known.ends:
            if known.head == head.commit:
                return known
            further = _further(repository, folders, head, known) if follows(root, known.head, head.commit) else None
            if further:
                return further
        return _further(repository, folders, head, _NOTHING) or _gap(root)
    except Slow:
        return Gap.SLOW
    except Unknown:
        return _gap(root)


def history_of(
    repository: Repository, past: Past | Gap, sources: Mapping[str, Source], today: date, blobs: Blobs | None = None
) -> History:
    """Return the history up to what stands in `sources`, by path; what is not committed is of `today`.

    A file that no commit has yet has no history. `blobs` may remember the ids of what was committed.
    """
    if isinstance(past, Gap):
        return History(gap=past)
    changed = tuple(_uncommitted(past.traced.files, sources, today, blobs or Blobs()))
    if not changed:
        return _history(past, past.traced, repository)
    wanted = {content for edit in changed for content in edit.before if edit.after != content}
    try:
        said = dict(_said(contents(repository.root, sorted(wanted), LARGEST_FILE), repository))
    except Unknown:
        return _history(past, past.traced, repository)
    own = {_own(edit.path): (sources[edit.path].data, edit.path) for edit in changed if edit.path}
    said |= {content: said_in(*each, repository.audiences) for content, each in own.items()}
    return _history(past, _traced(repository, past.traced, changed, said).traced(), repository)


def history_between(versions: Sequence[tuple[date, Mapping[str, bytes]]], folders: tuple[str, ...]) -> History:
    """Return the history of versions of a project that are held in memory: day and path → bytes, oldest first."""
    known: dict[str, bytes] = {}
    made: list[Edit] = []
    said: dict[str, Said | None] = {}
    for number, (day, files) in enumerate(versions):
        commit = Commit(f"{number:040x}", day, "", "")
        for path, data in files.items():
            before = (blob(known[path]),) if path in known else ()
            said[blob(data)] = said_in(data, path)
            made.append(Edit(commit, path if before else "", path, before, blob(data)))
            known[path] = data
    tracer = Tracer(Traced({}), partial(_key_of, folders), said.get, decimal_comma=False)
    tracer.follow(made)
    return _history(_NOTHING, tracer.traced(), Repository(Path(), folders, timezone.utc))


def _further(repository: Repository, folders: Sequence[str], head: Head, known: Past) -> Past | None:
    """Return the past up to `head`; None where what is known does not suffice to go on from there."""
    key_of = partial(_key_of, repository.folders)
    if known is _NOTHING:
        made = edits_through_moves(
            repository.root, head, folders, repository.zone, lambda edit: bool(key_of(edit.path))
        )
    else:
        made = edits(repository.root, head, known.head, folders, repository.zone)
        if any(not edit.before and known.traced.files.get(edit.path) for edit in made):
            return None  # the whole project was moved, and its past with it
    ours = [edit for edit in made if key_of(edit.path or edit.path_before)]
    wanted = dict.fromkeys(content for edit in ours for content in (*edit.before, edit.after) if content)
    said = dict(_said(contents(repository.root, wanted, LARGEST_FILE), repository))
    tracer = _traced(repository, known.traced, made, said)
    if tracer.unsure and known is not _NOTHING:
        return None
    since = max((edit.commit.day for edit in made if not edit.commit.known), default=known.since)
    if head.ends and since is None:
        since = max((edit.commit.day for edit in made), default=date.min)
    return Past(head.commit, since, tracer.traced(files_at(repository.root, head.commit, folders)), head.ends)


def _traced(repository: Repository, known: Traced, made: Iterable[Edit], said: Mapping[str, Said | None]) -> Tracer:
    key_of = partial(_key_of, repository.folders)
    tracer = Tracer(known, key_of, said.get, decimal_comma=repository.decimal_comma)
    tracer.follow(made)
    return tracer


def _history(past: Past, traced: Traced, repository: Repository) -> History:
    changes = traced.changes
    if repository.authors != FULL:
        shown = {name: author_as(repository.authors, name) for name in {one.author for one in changes}}
        changes = tuple(replace(one, author=shown[one.author]) if one.author else one for one in changes)
    role_of = partial(_role_of, repository.folders)
    return History(
        known=True,
        changes=changes,
        touched=traced.touched,
        former_names=former_names(traced.moves, role_of),
        first_names=first_names(traced.firsts, role_of),
        former_anchors=traced.anchors,
        since=past.since,
    )


def _gap(root: Path) -> Gap:
    """Return why nothing is known of the past."""
    if checked_out(root) is None:
        return Gap.NO_GIT
    return Gap.PARTIAL if is_partial(root) else Gap.DAMAGED


def _said(found: Iterable[tuple[str, bytes]], repository: Repository) -> Iterator[tuple[str, Said | None]]:
    return ((content, said_in(data, "", repository.audiences)) for content, data in found)


def _uncommitted(files: Mapping[str, str], sources: Mapping[str, Source], today: date, blobs: Blobs) -> Iterator[Edit]:
    """Yield how the folder differs from the commit that is checked out."""
    commit = Commit("", today, "", "")
    missing = {content: path for path, content in files.items() if content and path not in sources}
    for path, source in sources.items():
        content = files.get(path, "")
        like = content or next(iter(missing), "")
        own = blobs.of(source, like) if like else ""
        if content and own != content:
            yield Edit(commit, path, path, (content,), _own(path))
        elif not content and own in missing:
            yield Edit(commit, missing.pop(own), path, (own,), _own(path))
    for content, path in missing.items():
        yield Edit(commit, path, "", (content,), "")


def _own(path: str) -> str:
    """Return what stands for the content of a file in the folder."""
    return f"folder:{path}"


def _inside(folders: Iterable[str]) -> list[str]:
    """Return the folders that lie in the project: git has no others, and asks for all where it is asked for none."""
    return [folder for folder in folders if not folder.startswith(("..", "/"))]


def _key_of(folders: Iterable[str], path: str) -> str:
    """Return the key of the objective that a path stands for; empty for any other file."""
    role = _role_of(folders, path)
    return role.key if role is not None and role.kind == "objective" else ""


def _role_of(folders: Iterable[str], path: str) -> Role | None:
    """Return what stands at a path relative to the project folder; None for what is no content."""
    starts = ("" if folder == "." else f"{folder.rstrip('/')}/" for folder in folders)
    fitting = [start for start in starts if path.startswith(start)]
    below = path[len(max(fitting, key=len)) :] if fitting else ""
    return classify(below) if below and not any(map(is_left_alone, below.split("/"))) else None

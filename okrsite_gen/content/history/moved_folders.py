"""Edits of content folders that stood elsewhere in the repository before, with or without their project.

Git is asked for what lies in the folders of today, and so tells nothing of others. Where their oldest commit brought
them there from another content folder, which is gone, what happened in that one is theirs, too. What came from a folder
that was none may never have been meant for readers.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path

from okrsite_gen.content.configuration import read_configuration
from okrsite_gen.content.git import Unknown, ask, path_of
from okrsite_gen.content.history.git_log import Edit, Head, edits, top_of

CONFIGURATION = "okrsite.yml"
MOST_MOVES = 5
"""Moves of a folder that are followed; each asks git for everything anew."""


def edits_through_moves(
    root: Path, head: Head, folders: Sequence[str], zone: tzinfo, counts: Callable[[Edit], bool]
) -> list[Edit]:
    """Return what was edited up to a commit, oldest first, with paths as they are today. Raises `Unknown`.

    A folder begins with the first edit that `counts`.
    """
    top, prefix = top_of(root)
    places = {posixpath.normpath(f"{prefix}{folder}"): folder for folder in folders}
    former: dict[str, str] = {}
    made = edits(root, head, "", folders, zone)
    for _ in range(MOST_MOVES):
        first = next((each for each in made if not each.before and counts(each)), None)
        found = _moved_from(top, head, first.commit.id, places) if first else {}
        found = {each: folder for each, folder in found.items() if first and _was_content(top, first, each, prefix)}
        if not found:
            break
        former |= found
        places |= found
        made = edits(root, head, "", folders, zone, former)
    return made


def _moved_from(top: Path, head: Head, commit: str, places: Mapping[str, str]) -> dict[str, str]:
    """Return folder of the repository → folder of the project that a commit made of it."""
    told = ask(top, "diff-tree", "-r", "-M", "-z", "--raw", "--no-commit-id", "--diff-filter=R", commit)
    renames = tuple(_renames(iter(told.split(b"\0"))))
    found: dict[str, str] = {}
    for place, folder in places.items():
        votes = Counter(before for was, now in renames if (before := _folder_before(was, now, place)))
        for before, _ in votes.most_common(1):
            if before not in places and not _overlap(before, places) and _is_gone(top, head, before):
                found[before] = folder
    return found


def _was_content(top: Path, first: Edit, folder: str, prefix: str) -> bool:
    """Whether a folder was a content folder before a commit: of this project, or of one that stood elsewhere."""
    own = posixpath.normpath(prefix or ".")
    parts = folder.split("/")
    for project in dict.fromkeys((own, ".", *("/".join(parts[:end]) for end in range(1, len(parts))))):
        try:
            data = ask(
                top, "cat-file", "blob", f"{first.commit.id}^:{posixpath.normpath(f'{project}/{CONFIGURATION}')}"
            )
        except Unknown:
            if project != own:
                continue
            data = b""
        settings, _ = read_configuration(data, CONFIGURATION)
        if folder in {posixpath.normpath(f"{project}/{each}") for each in settings.content}:
            return True
    return False


def _renames(told: Iterator[bytes]) -> Iterator[tuple[str, str]]:
    for facts in told:
        if facts:
            yield path_of(next(told)), path_of(next(told))


def _folder_before(was: str, now: str, place: str) -> str:
    """Return the folder from which a file went to a place, where all below it is called as before."""
    below = now.removeprefix(f"{place}/")
    return was.removesuffix(f"/{below}") if below != now and was.endswith(f"/{below}") else ""


def _overlap(folder: str, places: Iterable[str]) -> bool:
    """Whether a folder lies in one of the others, or one of them in it: then nobody can tell what was in which."""
    return any(f"{folder}/".startswith(f"{each}/") or f"{each}/".startswith(f"{folder}/") for each in places)


def _is_gone(top: Path, head: Head, folder: str) -> bool:
    return not ask(top, "ls-tree", head.commit, "--", folder).strip()

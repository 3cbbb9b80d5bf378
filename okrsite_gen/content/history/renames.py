"""Under which names things stood before, as the renames of files tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from okrsite_gen.content.document import Role
from okrsite_gen.model.history import Named
from okrsite_gen.model.names import fold

RoleOf = Callable[[str], Role | None]
"""From a path relative to the project folder to what stands there."""
_OWN = frozenset({"objective", "team", "cycle", "page"})
"""Roles of files whose names are addresses."""


def former_names(moves: Mapping[str, str], role_of: RoleOf) -> dict[Named, tuple[str, ...]]:
    """Return kind and present key of objectives, teams, cycles and pages → the keys that they had before.

    `moves` leads from the path of a file to the one that it got, which may have gone on to another. A team or cycle is
    renamed by its file, or where that says nothing, by where most files of its folder went.
    """
    found: dict[Named, set[str]] = defaultdict(set)
    votes: dict[Named, Counter[str]] = defaultdict(Counter)
    for path in moves:
        before, now = role_of(path), role_of(_end(path, moves))
        if before is None or now is None or before.kind != now.kind:
            continue
        if now.kind in _OWN and before.key != now.key:
            found[now.kind, now.key].add(before.key)
        for named, after in _folders(before, now):
            votes[named][after] += 1
    told = {(kind, former) for (kind, _), formers in found.items() for former in formers}
    for (kind, former), targets in votes.items():
        if (kind, former) not in told:
            found[kind, targets.most_common(1)[0][0]].add(former)
    return {named: tuple(sorted(formers)) for named, formers in found.items()}


def first_names(firsts: Mapping[str, str], role_of: RoleOf) -> dict[Named, str]:
    """Return kind and present key of what has a file of its own → the key that it had first, where that was another.

    `firsts` leads from the path of a file to the one at which it stood first.
    """
    found: dict[Named, str] = {}
    for path, first in firsts.items():
        before, now = role_of(first), role_of(path)
        if before is not None and now is not None and before.kind == now.kind and before.key != now.key:
            found[now.kind, now.key] = before.key
    return found


def _end(path: str, moves: Mapping[str, str]) -> str:
    known = {path}
    while (after := moves.get(path)) is not None and after not in known:
        known.add(after)
        path = after
    return path


def _folders(before: Role, now: Role) -> Iterator[tuple[Named, str]]:
    """Yield (kind, former key) and present key of the folders that a file changed."""
    if before.kind in {"team", "cycle"}:
        return
    for kind, was, after in (("team", before.team, now.team), ("cycle", before.cycle, now.cycle)):
        if was and after and fold(was) != fold(after):
            yield (kind, fold(was)), fold(after)

"""Teams whose names tell the team above them (`Sales > North`), as some tools write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from okrsite_gen.model.incoming import IncomingTeam

_STEP = re.compile(r"\s+>\s+|\s*[›»]\s*")


def teams_of(written: Iterable[str]) -> tuple[IncomingTeam, ...]:
    """Return the teams that an export names, each once, and those above them, which nothing else may name."""
    every = list(dict.fromkeys(filter(None, written)))
    keys: dict[tuple[str, ...], str] = {}
    for name in every:
        keys.setdefault(_path(name), name)
    found: dict[str, IncomingTeam] = {}
    for name in every:
        path = _path(name)
        for end in range(1, len(path)):
            above = keys.setdefault(path[:end], " > ".join(path[:end]))
            found.setdefault(above, IncomingTeam(above, path[end - 1], keys.get(path[: end - 1], "")))
        found.setdefault(name, IncomingTeam(name, path[-1], keys.get(path[:-1], "")))
    return tuple(found.values())


def _path(name: str) -> tuple[str, ...]:
    """Return the names of the teams from the top to one."""
    parts = tuple(filter(None, (part.strip() for part in _STEP.split(name))))
    return parts or (name,)

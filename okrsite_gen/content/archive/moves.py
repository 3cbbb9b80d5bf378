"""Where the files of an archived cycle lie today, when they were moved or their team was renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from okrsite_gen.content.document import Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.places import classify
from okrsite_gen.content.reading import read_document
from okrsite_gen.content.sources import Source
from okrsite_gen.model.names import fold


def moved(
    frozen: Mapping[str, Source],
    present: Collection[str],
    sources: Mapping[str, Source],
    roles: Mapping[str, Role],
    folder: str,
) -> dict[str, str]:
    """Return archived path → today's path of what does not lie where it did.

    `frozen` are the archived files, `present` the paths of those that the cycle has today, and `sources` and `roles`
    all files that there are; paths begin with the content `folder`. A file is known again by its bytes. Where a whole
    team has another name, its files are known by their names in it too, and those that are gone belong to the new one.
    """
    missing = {path: source for path, source in frozen.items() if path not in sources}
    if not missing:
        return {}
    new = {sources[path].digest: path for path in sorted(present) if path not in frozen}
    found = {path: new.pop(source.digest) for path, source in missing.items() if source.digest in new}
    renamed = _renamed_teams(missing, found, sources, roles, folder)
    taken = {*found.values(), *frozen}
    for path in missing.keys() - found.keys():
        team, rest = _parts(path, folder)
        now = f"{folder}teams/{renamed[team]}/{rest}" if team in renamed else path
        if now not in taken:
            found[path] = now
    return {path: now for path, now in found.items() if now != path}


def _renamed_teams(
    missing: Iterable[str],
    found: Mapping[str, str],
    sources: Mapping[str, Source],
    roles: Mapping[str, Role],
    folder: str,
) -> dict[str, str]:
    """Return the folder that a team had → the one that it has, of teams of which no file is left where it was."""
    here = {fold(roles[path].team) for path in sources}
    gone: dict[str, list[str]] = {}
    for path in missing:
        team, _ = _parts(path, folder)
        if team and fold(team) not in here:
            gone.setdefault(team, []).append(path)
    if not gone:
        return {}
    said = dict(_said(sources, roles))
    teams = sorted({roles[path].team for path in sources if path.startswith(folder) and roles[path].team})
    renamed = {}
    for team, paths in gone.items():
        rests = {_parts(path, folder)[1] for path in paths}
        votes = Counter(_parts(found[path], folder)[0] for path in paths if path in found)
        for other in teams:
            votes[other] += sum(f"{folder}teams/{other}/{rest}" in sources for rest in rests if _tells(rest))
        best = said.get(fold(team)) or next((name for name, count in votes.most_common(1) if count), "")
        if best:
            renamed[team] = best
    return renamed


def _tells(rest: str) -> bool:
    """Whether the name of a file says whose it is: every team has a plan, and check-ins of the same days."""
    role = classify(f"teams/_/{rest}")
    return role is not None and role.kind == "objective"


def _said(sources: Mapping[str, Source], roles: Mapping[str, Role]) -> Iterator[tuple[str, str]]:
    """Yield (former key, folder) of teams whose own file says under which address they stood before."""
    for path, source in sources.items():
        role = roles[path]
        if role.kind == "team" and b"aliases" in source.data:
            aliases = read_document(source, role, Markdown()).front.get("aliases")
            for alias in aliases if isinstance(aliases, list) else [aliases]:
                if isinstance(alias, str) and alias.startswith("/teams/"):
                    yield fold(alias.removeprefix("/teams/").strip("/")), role.team


def _parts(path: str, folder: str) -> tuple[str, str]:
    """Return the folder of a file's team, and its path in it; two empty strings for what belongs to no team."""
    match path[len(folder) :].split("/", 2):
        case ["teams", team, rest]:
            return team, rest
    return "", ""

"""Archived cycles put back in their places: their files say what the archive holds, whatever was edited since."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from okrsite_gen.content.archive import finding
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.document import Role
from okrsite_gen.content.places import classify
from okrsite_gen.content.sources import Source, source_of
from okrsite_gen.model.archive import Archive, ArchivedTeam
from okrsite_gen.model.diagnostics import Diagnostic, order
from okrsite_gen.model.names import fold
from okrsite_gen.model.settings import Settings

if TYPE_CHECKING:
    from okrsite_gen.content.archive.file import ArchiveFile

KINDS = frozenset({"cycle", "objective", "check-in", "plan", "retrospective"})
"""Roles of the files that make up a cycle."""


@dataclass(slots=True)
class _Thawing:
    """The files of the content folders while archives take the places of some."""

    sources: dict[str, Source]
    roles: dict[str, Role]
    settings: Settings
    findings: list[Diagnostic] = field(default_factory=list)
    loose: set[str] = field(default_factory=set)
    """Keys of what is shown as its file says today, since that is for other readers than the archive."""
    edited: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Key of what was edited since → its archived fields."""


def thawed(discovered: Discovered, settings: Settings) -> Discovered:
    """Return the files as they are to be read: those of an archived cycle with the words of its archive.

    What was edited, added or deleted there since is reported and does not count.
    """
    archives = [source for source in discovered.sources if discovered.roles[source.path].kind == "archive"]
    if not archives:
        return discovered
    thawing = _Thawing({source.path: source for source in discovered.sources}, dict(discovered.roles), settings)
    here = {fold(team) for team in discovered.teams}
    settled: dict[str, Archive] = {}
    for source in archives:
        del thawing.sources[source.path]
        role = thawing.roles.pop(source.path)
        for archive in _of(source, role, thawing, here):
            former = settled.get(archive.cycle)
            settled[archive.cycle] = archive if former is None else _together(former, archive)
    names = {role.team for role in thawing.roles.values() if role.team}
    return replace(
        discovered,
        sources=tuple(sorted(thawing.sources.values(), key=lambda each: each.path)),
        roles=thawing.roles,
        teams=tuple(sorted((*discovered.teams, *(name for name in names if fold(name) not in here)))),
        unread=tuple(one for one in discovered.unread if one.file not in thawing.sources),
        diagnostics=tuple(sorted((*discovered.diagnostics, *thawing.findings), key=order)),
        archives=settled,
    )


def _of(source: Source, role: Role, thawing: _Thawing, here: Collection[str]) -> Iterator[Archive]:
    """Yield the archive of one file, if it can be read; `here` are the keys of teams that have a folder today."""
    from okrsite_gen.content.archive.file import Unreadable, read_archive, renamed

    try:
        archive, as_written = read_archive(source.data)
    except Unreadable as error:
        thawing.findings.append(finding.unreadable(source.path, str(error)))
        return
    if not as_written:
        thawing.findings.append(finding.changed(source.path))
    folder = source.path[: len(source.path) - len(role.path)]
    keys = _put_back(archive, source.path, folder, fold(role.cycle), thawing)
    if keys is None:
        return
    archive = renamed(archive, keys)
    loose = thawing.loose
    yield Archive(
        fold(role.cycle),
        archive.archived_on,
        archive.thresholds,
        archive.scores,
        {key: one for key, one in archive.objectives.items() if key not in loose},
        {key: one for key, one in archive.key_results.items() if key.partition("#")[0] not in loose},
        {
            fold(one.team): archive.teams.get(fold(one.team), ArchivedTeam(one.team))
            for one in thawing.roles.values()
            if one.team and fold(one.team) not in here and fold(one.cycle) == fold(role.cycle)
        },
        {key: fields for key, fields in thawing.edited.items() if key.split("/")[1] == fold(role.cycle)},
    )


def _together(one: Archive, other: Archive) -> Archive:
    """Return the archives of one cycle that lie in two content folders as one."""
    return replace(
        one,
        day=max(one.day, other.day),
        objectives={**other.objectives, **one.objectives},
        key_results={**other.key_results, **one.key_results},
        gone={**one.gone, **other.gone},
        edited={**one.edited, **other.edited},
    )


def _put_back(archive: ArchiveFile, file: str, folder: str, cycle: str, thawing: _Thawing) -> dict[str, str] | None:
    """Give the files of a cycle the words of its archive; return old key → present key of what was moved since.

    None where the archive is of another cycle.
    """
    from okrsite_gen.content.archive.moves import moved

    frozen = {f"{folder}{path}": source_of(f"{folder}{path}", text.encode()) for path, text in archive.files.items()}
    present = {
        path
        for path, role in thawing.roles.items()
        if role.kind in KINDS and fold(role.cycle) == cycle and path.startswith(folder) and path in thawing.sources
    }
    places = moved(frozen, present, thawing.sources, thawing.roles, folder)
    if fold(archive.cycle) != cycle and not present.intersection(places.get(path, path) for path in frozen):
        thawing.findings.append(finding.of_another(file, archive.cycle))
        return None
    keys: dict[str, str] = {}
    for path, source in frozen.items():
        now = places.get(path, path)
        role = classify(now[len(folder) :])
        if role is None:
            continue
        if now not in present:
            hidden = _may_be_for_fewer(role, present - frozen.keys() - set(places.values()), thawing)
            thawing.findings.append(finding.gone(path, file, hidden=hidden))
            if hidden:
                thawing.loose.add(role.key)
                continue
        elif _is_for_others(thawing, now, source, file, role):
            thawing.loose.add(role.key)
            continue
        if role.kind == "objective" and (now not in present or thawing.sources[now].digest != source.digest):
            thawing.edited.update(_archived_fields(source, role.key))
        if now != path and (before := classify(path[len(folder) :])) is not None:
            keys[before.key] = role.key
        thawing.sources[now] = source._replace(path=now)
        thawing.roles[now] = role
    for path in sorted(present - frozen.keys() - set(places.values())):
        thawing.findings.append(finding.added(path, file))
        del thawing.sources[path], thawing.roles[path]
    return {before: now for before, now in keys.items() if before != now}


def _may_be_for_fewer(gone: Role, new: Collection[str], thawing: _Thawing) -> bool:
    """Whether a file that is gone may stand under another name, edited so that it is for fewer readers than then.

    `new` are the files that came into the cycle since then.
    """
    if len(thawing.settings.audiences) > 1:
        return True
    from okrsite_gen.content.history.said import is_draft, said_in

    near = (path for path in new if (thawing.roles[path].kind, thawing.roles[path].team) == ("objective", gone.team))
    said = (said_in(thawing.sources[path].data, path) for path in sorted(near))
    return any(each is None or is_draft(each) for each in said)


def _archived_fields(source: Source, key: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    from okrsite_gen.content.history.said import said_in

    said = said_in(source.data, source.path)
    yield key, said.fields if said else {}
    if said:
        yield from ((f"{key}#{each.anchor}", each.fields) for each in said.key_results)


def _is_for_others(thawing: _Thawing, now: str, then: Source, file: str, role: Role) -> bool:
    """Report how a file differs from the archive, and return whether it is for other readers, so that it counts."""
    source = thawing.sources[now]
    if source.digest == then.digest:
        return False
    from okrsite_gen.content.archive.differing import differences

    found = differences(then.data, source.data, now, role, thawing.settings)
    if found.told:
        thawing.findings.append(finding.edited(found, now, file, role, then.path))
    return found.readers

"""Where the history of an archived cycle ends: with what its archive says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrsite_gen.model.archive import Archive
from okrsite_gen.model.history import ADDED, REMOVED, Change

_Part = tuple[str, str]
"""Key of an objective or key result, and the field that was changed."""


def ended(changes: Sequence[Change], archives: Mapping[str, Archive]) -> tuple[Change, ...]:
    """Return the changes, without those by which something came to differ from the archive of its cycle.

    The day alone does not tell, since files can be edited on the day of the archive; so it is looked for when each
    field said last what the archive says.
    """
    parts: dict[_Part, list[Change]] = {}
    for change in changes:
        if _archive_of(change, archives) is not None:
            parts.setdefault((change.entity, change.name), []).append(change)
    late = {id(each) for found in parts.values() for each in _late(found, archives)}
    return tuple(each for each in changes if id(each) not in late)


def _late(changes: Sequence[Change], archives: Mapping[str, Archive]) -> Iterator[Change]:
    """Yield which changes of one field came after its archive."""
    entity, name = changes[0].entity, changes[0].name
    archive = _archive_of(changes[0], archives)
    if archive is None:
        return
    yield from (each for each in changes if each.day > archive.day)
    in_time = [each for each in changes if each.day <= archive.day]
    if in_time and entity.partition("#")[0] in archive.edited:
        before = sum(each.day < archive.day for each in in_time)
        yield from in_time[_end(in_time, name, archive.edited.get(entity), before) :]


def _end(changes: Sequence[Change], name: str, fields: Mapping[str, str] | None, before: int) -> int:
    """Return how many changes had been made when a field was archived; `before` of them were made on earlier days."""
    if fields is None:
        return before
    if name in {ADDED, REMOVED}:
        return len(changes) if name == ADDED else 0
    said = fields.get(name, "")
    after = (place for place, each in enumerate(changes, 1) if each.after == said)
    moments = sorted({*after, *(place for place, each in enumerate(changes) if each.before == said)})
    return next((moment for moment in moments if moment >= before), max(moments, default=before))


def _archive_of(change: Change, archives: Mapping[str, Archive]) -> Archive | None:
    parts = change.entity.split("/")
    return archives.get(parts[1]) if len(parts) > 2 else None

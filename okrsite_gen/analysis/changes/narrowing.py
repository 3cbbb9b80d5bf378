"""A part of what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from okrsite_gen.model.changes import LESS_ASKED, Comparison, Delta, Sort, Topic
from okrsite_gen.model.names import fold


def narrowed(comparison: Comparison, topics: Collection[str] = (), teams: Collection[str] = ()) -> Comparison:
    """Return only what is about some topics and belongs to some teams; an empty collection takes all.

    Whatever asks for less belongs to the targets, too: also a key result that is dropped or put off. A team that has
    another name now is meant by both.
    """
    keys = _with_other_names(frozenset(map(fold, teams)), comparison.written)

    def wanted(delta: Delta) -> bool:
        topic = {delta.topic.value, Topic.TARGETS.value} if delta.sort in LESS_ASKED else {delta.topic.value}
        return (not topics or bool(topic & set(topics))) and (not keys or delta.subject.team in keys)

    written = tuple(filter(wanted, comparison.written))
    followed = tuple(filter(wanted, comparison.followed))
    met = {delta.subject.team for delta in (*written, *followed)}
    return replace(
        comparison,
        written=written,
        followed=followed,
        teams={key: name for key, name in comparison.teams.items() if key in met},
        left_out=len(comparison.deltas) - len(written) - len(followed),
    )


def _with_other_names(keys: frozenset[str], deltas: Iterable[Delta]) -> frozenset[str]:
    """Return keys of teams with those that the same teams had before, or have now."""
    renamed = (
        {fold(delta.before), fold(delta.after)}
        for delta in deltas
        if delta.sort is Sort.RENAMED and delta.subject.entity == "team"
    )
    return keys.union(*(both for both in renamed if both & keys))

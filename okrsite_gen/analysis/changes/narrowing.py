"""A part of what changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from okrsite_gen.model.changes import LESS_ASKED, Comparison, Delta, Topic
from okrsite_gen.model.names import fold


def narrowed(comparison: Comparison, topics: Collection[str] = (), teams: Collection[str] = ()) -> Comparison:
    """Return only what is about some topics and belongs to some teams; an empty collection takes all.

    Whatever asks for less belongs to the targets, too: also a key result that is dropped or put off.
    """
    keys = frozenset(map(fold, teams))

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
    )

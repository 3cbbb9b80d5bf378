"""The rows of the explorer: every objective and key result that is shown, by cycle."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.explore import ExploreCycle, ExploreEntry, ExploreIndexView, ExploreShardView, explore_page
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Page
from okrsite_gen.site.paging import cut
from okrsite_gen.site.summaries import KeyResultSummary
from okrsite_gen.site.views.cycles import cycles_to_show
from okrsite_gen.site.views.search_entries import cycles_in_order

ROWS = 2000
"""Rows of one file: compressed well below 150 kB."""

Group = tuple[ExploreEntry, ...]
"""An objective with its key results."""


def explore_files(edition: Edition) -> Iterator[Page]:
    """Yield the files with rows, and the one that names them."""
    cycles: list[ExploreCycle] = []
    owners = False
    for key in explored_cycles(edition):
        summary, shards, rows = edition.directory.cycles[key], [], 0
        groups = (_group(edition, each) for each in edition.objectives_in.get(key, ()))
        for number, (own, weight) in enumerate(cut(groups, len, ROWS, read=False), 1):
            address = routes.address_of_explore_shard(key, number)
            shards.append(address)
            rows += weight
            entries = tuple(entry for group in own for entry in group)
            owners = owners or any(entry.owner for entry in entries)
            yield explore_page(address, ExploreShardView(address, key, entries))
        cycles.append(ExploreCycle(key, summary.name, summary.closed, rows, tuple(shards)))
    teams = tuple((team.key, team.name, depth) for team, depth in edition.teams)
    pillars = tuple((key, link.words) for key, link in edition.pillars.items())
    yield explore_page(routes.EXPLORE_INDEX, ExploreIndexView(tuple(cycles), teams, pillars, owners))


def explored_cycles(edition: Edition) -> tuple[str, ...]:
    """Return the cycles that have objectives: the one that pages show first, then the others, closed ones last."""
    first = cycles_to_show(edition)[:1]
    others = (key for key, _ in cycles_in_order(edition) if key not in first)
    return tuple(key for key in (*first, *others) if key in edition.filled)


def _group(edition: Edition, objective: Objective) -> Group:
    summary = edition.directory.objectives[objective.key]
    pillar = edition.lines.pillar(objective.key)
    confidence = summary.trend.now if summary.trend else summary.confidence
    whole = ExploreEntry(
        title=summary.title,
        address=summary.address,
        team=objective.team,
        also=objective.shared_with,
        status=summary.status,
        progress=summary.progress,
        plan=summary.plan,
        confidence=confidence,
        since=summary.since,
        owner=summary.owner,
        pillar=pillar,
        tags=objective.tags,
        ambition=objective.ambition,
    )
    return (whole, *(_part(edition, objective, each, pillar) for each in objective.key_results))


def _part(edition: Edition, objective: Objective, key_result: KeyResult, pillar: str) -> ExploreEntry:
    summary = edition.directory.key_results[key_result.key]
    given = (key_result.team,) if key_result.team else ()
    return ExploreEntry(
        title=summary.title,
        address=summary.address,
        team=objective.team,
        also=tuple(dict.fromkeys((*objective.shared_with, *given))),
        status=summary.status,
        progress=summary.progress,
        plan=summary.plan,
        confidence=summary.confidence,
        since=summary.since,
        owner=summary.owner,
        pillar=pillar,
        tags=tuple(dict.fromkeys((*key_result.tags, *objective.tags))),
        ambition=objective.ambition,
        kind=key_result.kind,
        figures=(summary.start, summary.now, summary.target),
        state=_state(summary),
    )


def _state(summary: KeyResultSummary) -> Words:
    """Return the state of a key result that is told in words, as lists tell it; nothing for one with figures."""
    if summary.hidden:
        return message("key-result.hidden")
    if summary.kind is Kind.MILESTONES:
        return message("key-result.milestones", done=summary.steps_done, count=summary.steps)
    if summary.kind is Kind.YES_NO:
        return message("key-result.done" if summary.done else "key-result.not-done")
    if summary.kind is Kind.LEVELS:
        return message(f"level.{summary.reached or 'none'}")
    return ""

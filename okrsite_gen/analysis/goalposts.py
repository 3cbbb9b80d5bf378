"""Goalposts: what was made easier to reach or given up after it had been agreed on, and who said why.

Agreed on is what stands in the files when the first part of the cycle is over, in which everything may still be
settled; and later whatever a reason was given for. A target that is raised, and one that is put back to what had been
agreed on, moved no goalpost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.easier import MAXIMUM, MINIMUM
from okrsite_gen.analysis.exact import usable
from okrsite_gen.analysis.following import FIGURES, TITLE
from okrsite_gen.analysis.measures.measured import agree
from okrsite_gen.analysis.posts import DUE, STATE, TARGET, Days, Easier, Post, days_of, easier_for, posts_of
from okrsite_gen.analysis.rewording import reworded
from okrsite_gen.model.history import (
    ADDED,
    LEVELS,
    MILESTONE_DUE,
    MILESTONES,
    PLANNED,
    REMOVED,
    Change,
    Goalpost,
)
from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.kinds import Kind, Outcome
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Thresholds
from okrsite_gen.model.values import Value, known

REASON, CLOSED_AS = "reason", "closed_as"
MOVABLE = (TARGET, MINIMUM, MAXIMUM, LEVELS, MILESTONES, PLANNED, DUE, MILESTONE_DUE, STATE)
_LOOKED_AT = frozenset({*MOVABLE, *FIGURES, TITLE, REMOVED, CLOSED_AS})

Begun = frozenset[tuple[str, str]]
"""Commits, and the titles of what they brought."""

Found = Mapping[str, tuple[Goalpost, ...]]


def moved_goalposts(org: Org, as_of: date, thresholds: Thresholds, insights: Mapping[str, KeyResultInsight]) -> Found:
    """Return key of a key result → how it was made easier up to the as-of date, oldest first; most have no entry.

    Key results that were taken out of their file are among them, each under the key that it had, and objectives that
    were dropped. `insights` tell where each stands now.
    """
    found: dict[str, tuple[Goalpost, ...]] = {}
    changes = _changes_of(org, as_of)
    begun = _begun(org.history.changes)
    for key, of_one in changes.items():
        objective = org.objectives.get(key.partition("#")[0])
        days = days_of(objective, org.cycles.get(objective.cycle), thresholds) if objective else None
        if objective is None or days is None:
            continue
        key_result = org.key_results.get(key)
        late = [change for change in of_one if change.day >= days.settled]
        if key == objective.key:
            moved = tuple(_dropped(objective, [change for change in late if change.day <= days.end]))
        else:
            moved = tuple(_moved(key_result, late, days) if key_result else _removed(objective, late, begun))
        if moved:
            ordered = sorted(moved, key=lambda each: each.day)
            found[key] = tuple(_held_against(each, key_result, insights.get(key)) for each in ordered)
    return found


def _changes_of(org: Org, as_of: date) -> Mapping[str, list[Change]]:
    """Return key of a key result or objective → its changes that may matter; a reason counts however late it comes."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in org.history.changes:
        of_part = "#" in change.entity
        if of_part != (change.name == CLOSED_AS) and (
            change.name == REASON or (change.day <= as_of and change.name in _LOOKED_AT)
        ):
            changes[change.entity].append(change)
    return changes


def _moved(key_result: KeyResult, late: Sequence[Change], days: Days) -> Iterator[Goalpost]:
    reasons = [change for change in late if change.name == REASON and change.after]
    by_respect: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in late:
        by_respect[change.name, change.item].append(change)
    for name in MOVABLE:
        for (changed, item), of_one in by_respect.items():
            if changed == name:
                yield from _moved_in(easier_for(name, item, key_result, days), key_result, of_one, reasons, days)
    yield from _reworded(key_result, late, reasons)


def _moved_in(
    easier_than: Easier, key_result: KeyResult, changes: Sequence[Change], reasons: Sequence[Change], days: Days
) -> Iterator[Goalpost]:
    """Walk from what had been agreed on to what stands there now; yield what moved with a reason, then without."""
    agreed: Post | None = None
    pending: Goalpost | None = None
    for change in changes:
        before, now = posts_of(change, days)
        was = agreed or before
        easier = easier_than(was, now)
        reason = _reason(change, reasons) or (key_result.reason if change.name == STATE else "")
        moved = _goalpost(change, was, now, reason) if easier else None
        if moved and reason:
            yield moved
        pending = None if reason else moved
        agreed = now if reason or easier is None else was
    if pending:
        yield pending


def _reworded(key_result: KeyResult, late: Sequence[Change], reasons: Sequence[Change]) -> Iterator[Goalpost]:
    """Do the same with its title. Where its figures were changed, the figures in its title only follow them."""
    agreed = ""
    with_figures = any(change.name in FIGURES for change in late)
    pending: Goalpost | None = None
    for change in late:
        if change.name != TITLE:
            continue
        was = agreed or change.before
        other = reworded(was, change.after, with_figures=with_figures)
        reason = _reason(change, reasons)
        moved = _goalpost(change, Post(was), Post(change.after), reason) if other else None
        if moved and reason:
            yield moved
        pending = None if reason else moved
        agreed = change.after if reason or not other else was
    if pending:
        yield pending


def _begun(changes: Iterable[Change]) -> Begun:
    return frozenset(
        (change.commit, fold(change.after)) for change in changes if change.name == ADDED and change.commit
    )


def _removed(objective: Objective, late: Sequence[Change], begun: Begun) -> Iterator[Goalpost]:
    """Yield that a key result was taken out of its file, unless another one goes on with its title.

    That may be one of the same objective, or one that the same commit brought into another.
    """
    title = next((change.before for change in late if change.name == REMOVED), "")
    if title and all(fold(title) != fold(each.title) for each in objective.key_results):
        last = [change for change in late if change.name == REMOVED][-1]
        if (last.commit, fold(last.before)) in begun:
            return
        yield _goalpost(last, Post(title), Post(""), last.reason)


def _dropped(objective: Objective, late: Sequence[Change]) -> Iterator[Goalpost]:
    """Yield that a whole objective was dropped while its cycle ran, where it still is."""
    if objective.closed_as is Outcome.DROPPED and late:
        yield _goalpost(late[-1], Post(""), Post(Outcome.DROPPED.value), late[-1].reason)


def _reason(change: Change, reasons: Sequence[Change]) -> str:
    return change.reason or next((each.after for each in reasons if each.day >= change.day), "")


def _goalpost(change: Change, was: Post, now: Post, reason: str) -> Goalpost:
    return Goalpost(
        change.entity,
        change.name,
        was.words,
        now.words,
        change.day,
        reason,
        change.author,
        change.commit,
        was.figure,
        now.figure,
        item=change.item,
        points_before=was.points,
        points_after=now.points,
    )


def _held_against(goalpost: Goalpost, key_result: KeyResult | None, insight: KeyResultInsight | None) -> Goalpost:
    """Add how far the way to the former target has been gone."""
    former, now = goalpost.value_before, known(insight.figure) if insight else None
    if goalpost.name != TARGET or former is None or now is None or key_result is None:
        return goalpost
    return replace(goalpost, progress=_progress(key_result, former, now))


def _progress(key_result: KeyResult, target: Value, now: Value) -> Decimal | None:
    start = known(key_result.start)
    if key_result.kind is not Kind.METRIC or (key_result.start is not None and start is None):
        return None
    begin = start.number if start else Decimal(0)
    if target.number == begin or not agree(target, now):
        return None
    return usable((now.number - begin) / (target.number - begin))

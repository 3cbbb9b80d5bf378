"""What kind of difference it is when a field says something else, and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.changes.facts import Fact, Name
from okrsite_gen.analysis.changes.objectives import DONE, MILESTONE_DUE, MILESTONES, NEEDS, SUPPORTS
from okrsite_gen.analysis.easier import MAXIMUM, MINIMUM, Limit, easier, nothing_instead, upwards, wider
from okrsite_gen.analysis.easier_levels import level_easier
from okrsite_gen.analysis.easier_path import path_easier
from okrsite_gen.analysis.measures.measured import agree
from okrsite_gen.model.changes import Sort, Topic
from okrsite_gen.model.history import LEVELS, PLANNED, Points
from okrsite_gen.model.kinds import KeyResultState, Need, State
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.values import Value

TOPICS: Mapping[Sort, Topic] = {
    **dict.fromkeys(
        (
            *(Sort.TARGET_LOWERED, Sort.TARGET_RAISED, Sort.TARGET_CHANGED, Sort.DUE_LATER, Sort.DUE_EARLIER),
            *(Sort.START_CHANGED, Sort.WEIGHT_CHANGED, Sort.KIND_CHANGED, Sort.MEASURE_CHANGED, Sort.UNIT_CORRECTED),
        ),
        Topic.TARGETS,
    ),
    **dict.fromkeys(
        (
            *(Sort.ADDED, Sort.REMOVED, Sort.UNREADABLE, Sort.READABLE, Sort.CLOSED, Sort.REOPENED, Sort.DROPPED),
            *(Sort.DEFERRED, Sort.RESUMED, Sort.STATE_CHANGED),
        ),
        Topic.GOALS,
    ),
    Sort.REWORDED: Topic.WORDING,
    Sort.TEXT_CHANGED: Topic.WORDING,
    Sort.RENAMED: Topic.MOVES,
    Sort.MOVED: Topic.MOVES,
    Sort.ALIGNMENT_GAINED: Topic.ALIGNMENT,
    Sort.ALIGNMENT_LOST: Topic.ALIGNMENT,
    Sort.ALIGNMENT_CHANGED: Topic.ALIGNMENT,
    Sort.ORPHANED: Topic.ALIGNMENT,
    Sort.DEPENDENCY_REQUESTED: Topic.DEPENDENCIES,
    Sort.DEPENDENCY_CONFIRMED: Topic.DEPENDENCIES,
    Sort.DEPENDENCY_DECLINED: Topic.DEPENDENCIES,
    Sort.DEPENDENCY_CHANGED: Topic.DEPENDENCIES,
    Sort.DEPENDENCY_REMOVED: Topic.DEPENDENCIES,
    Sort.OWNER_CHANGED: Topic.OWNERS,
    Sort.VALUE_CHANGED: Topic.PROGRESS,
    Sort.CONFIDENCE_CHANGED: Topic.PROGRESS,
    Sort.SCORE_CHANGED: Topic.PROGRESS,
    Sort.CHANGED: Topic.OTHER,
    Sort.STATUS_CHANGED: Topic.STATUS,
    Sort.PROGRESS_CHANGED: Topic.STATUS,
    Sort.FINDING_NEW: Topic.FINDINGS,
    Sort.FINDING_GONE: Topic.FINDINGS,
}
"""What each sort is about, where it is about objectives and key results."""

_GOALS = frozenset({"objective", "key-result"})
_OWNERS = frozenset({"owner", "contributors", "shared_with", "team", "lead"})
_PLAIN = {
    "weight": Sort.WEIGHT_CHANGED,
    "kind": Sort.KIND_CHANGED,
    "title": Sort.REWORDED,
    "text": Sort.TEXT_CHANGED,
    "description": Sort.TEXT_CHANGED,
    "value": Sort.VALUE_CHANGED,
    "progress": Sort.VALUE_CHANGED,
    DONE: Sort.VALUE_CHANGED,
    "confidence": Sort.CONFIDENCE_CHANGED,
    "score": Sort.SCORE_CHANGED,
}
_BY_EASE = {None: Sort.TARGET_CHANGED, True: Sort.TARGET_LOWERED, False: Sort.TARGET_RAISED}
_MEASURES = frozenset({"better", "metric", "starts"})
_BY_PARTS = frozenset({LEVELS, MILESTONES, PLANNED})
_BY_PARTS_EASE = {**_BY_EASE, None: Sort.MEASURE_CHANGED}
_ANSWERS = {Need.CONFIRMED.value: Sort.DEPENDENCY_CONFIRMED, Need.DECLINED.value: Sort.DEPENDENCY_DECLINED}


@dataclass(frozen=True, slots=True)
class Pair:
    """A thing as it was and as it is, as far as its kind needs to be known to judge a difference."""

    before: KeyResult | Objective | None = None
    after: KeyResult | Objective | None = None
    end_before: date | None = None
    """Last day of its cycle, on which a key result is due that has no day of its own."""
    end_after: date | None = None
    begin: date | None = None
    """First day of its cycle now, or of its objective where that begins later."""


def topic_of(entity: str, sort: Sort) -> Topic:
    """Return what a difference is about."""
    if entity == "check-in":
        return Topic.CHECK_INS
    if entity in _GOALS or TOPICS[sort] in {Topic.MOVES, Topic.OWNERS, Topic.STATUS, Topic.FINDINGS}:
        return TOPICS[sort]
    return Topic.OTHER


def sort_of(entity: str, name: Name, before: Fact | None, after: Fact | None, pair: Pair) -> Sort:
    """Return the kind of a difference, given what was said before and what is said now."""
    field, item = name
    if entity not in _GOALS:
        return Sort.OWNER_CHANGED if field in {"owner", "lead"} else Sort.CHANGED
    if field == SUPPORTS:
        return _of_support(before, after)
    if item and field in {NEEDS, "needed_by", "note"}:
        return _of_need(before, after) if field == NEEDS else Sort.DEPENDENCY_CHANGED
    if field == "state":
        return _of_state(pair)
    if isinstance(pair.after, KeyResult):
        return _of_key_result(name, before, after, pair.after, pair)
    return _of_plain(field)


def _of_plain(field: str) -> Sort:
    return Sort.OWNER_CHANGED if field in _OWNERS else _PLAIN.get(field, Sort.CHANGED)


def _of_key_result(name: Name, before: Fact | None, after: Fact | None, now: KeyResult, pair: Pair) -> Sort:
    field, item = name
    if field in _BY_PARTS:
        return _BY_PARTS_EASE[_part_easier(field, item, (before, after), now, pair)]
    if field in {"due", MILESTONE_DUE}:
        return _of_due(before, after, pair)
    if field == "commitment":
        return _of_need(before, after)
    if field in {"target", "start"}:
        return _of_target(field, before, after, pair)
    if field in {MINIMUM, MAXIMUM}:
        return _of_limit(field, before, after, now, pair)
    return Sort.MEASURE_CHANGED if field in _MEASURES else _of_plain(field)


def _of_support(before: Fact | None, after: Fact | None) -> Sort:
    if before is None:
        return Sort.ALIGNMENT_GAINED
    return Sort.ALIGNMENT_LOST if after is None else Sort.ALIGNMENT_CHANGED


def _of_need(before: Fact | None, after: Fact | None) -> Sort:
    if after is None:
        return Sort.DEPENDENCY_REMOVED
    answer = _ANSWERS.get(after.words)
    return answer or (Sort.DEPENDENCY_REQUESTED if before is None else Sort.DEPENDENCY_CHANGED)


def _of_state(pair: Pair) -> Sort:
    before, after = pair.before, pair.after
    if isinstance(before, KeyResult) and isinstance(after, KeyResult):
        return {
            KeyResultState.DROPPED: Sort.DROPPED,
            KeyResultState.DEFERRED: Sort.DEFERRED,
            KeyResultState.ACTIVE: Sort.RESUMED,
        }[after.state]
    if isinstance(before, Objective) and isinstance(after, Objective):
        closed = before.state is State.CLOSED, after.state is State.CLOSED
        return (
            Sort.CLOSED if closed == (False, True) else Sort.REOPENED if closed == (True, False) else Sort.STATE_CHANGED
        )
    return Sort.STATE_CHANGED


def _of_due(before: Fact | None, after: Fact | None, pair: Pair) -> Sort:
    was, now = (
        fact.at if fact and isinstance(fact.at, date) else end
        for fact, end in ((before, pair.end_before), (after, pair.end_after))
    )
    if was is None or now is None or was == now:
        return Sort.MEASURE_CHANGED
    return Sort.DUE_LATER if now > was else Sort.DUE_EARLIER


def _of_target(field: str, before: Fact | None, after: Fact | None, pair: Pair) -> Sort:
    was, now = before.at if before else None, after.at if after else None
    if isinstance(was, Value) and isinstance(now, Value) and _is_unit_corrected(was, now, pair):
        return Sort.UNIT_CORRECTED
    if field == "start":
        return Sort.START_CHANGED
    if isinstance(was, Value) and after is None and isinstance(pair.after, KeyResult):
        return Sort.TARGET_LOWERED if nothing_instead(pair.after) else Sort.TARGET_CHANGED
    if not isinstance(was, Value) or not isinstance(now, Value) or not _same_way(pair):
        return Sort.TARGET_CHANGED
    return _BY_EASE[easier(was, now, pair.before) if isinstance(pair.before, KeyResult) else None]


def _same_way(pair: Pair) -> bool:
    """Whether the figure of a key result should still go the same way."""
    before, after = pair.before, pair.after
    if not isinstance(before, KeyResult) or not isinstance(after, KeyResult):
        return False
    if _numbers(before)[0] == _numbers(after)[0] and before.better is after.better:
        return True  # a target beyond the start asks for less, not for the other way
    was, now = before.target, after.target
    return isinstance(was, Value) and isinstance(now, Value) and upwards(was, before) == upwards(now, after)


def _is_unit_corrected(was: Value, now: Value, pair: Pair) -> bool:
    """Whether only the unit became another one: `60` and `60%`, `0.6` and `60%`, or that of start and target alike."""
    if agree(was, now) and bool(was.unit) == bool(now.unit):
        return False
    if {was.unit, now.unit} == {"", "%"} and was.number * (100 if now.unit else Decimal("0.01")) == now.number:
        return True
    if was.number != now.number:
        return False
    return not was.unit or not now.unit or _numbers(pair.before) == _numbers(pair.after)


def _numbers(thing: KeyResult | Objective | None) -> tuple[Decimal | None, ...]:
    figures = (thing.start, thing.target, thing.minimum, thing.maximum) if isinstance(thing, KeyResult) else ()
    return tuple(each.number if isinstance(each, Value) else None for each in figures)


def _of_limit(field: str, before: Fact | None, after: Fact | None, key_result: KeyResult, pair: Pair) -> Sort:
    """Return what a change of a guardrail's limit is: a wider band is easier to stay within."""
    was, now = before.at if before else None, after.at if after else None
    if isinstance(was, Value) and isinstance(now, Value) and _is_unit_corrected(was, now, pair):
        return Sort.UNIT_CORRECTED
    return _BY_EASE[wider(field, _limit(before), _limit(after), key_result)]


def _part_easier(
    field: str, item: str, facts: tuple[Fact | None, Fact | None], now: KeyResult, pair: Pair
) -> bool | None:
    """Whether a level, a milestone or the planned path asks for less; None where nobody can tell."""
    was, words = (fact.words if fact else "" for fact in facts)
    if field != PLANNED and not words:
        gone = level_easier(item, was, words, now.levels) if field == LEVELS else True
        return gone if nothing_instead(now, field) else None
    if field == LEVELS:
        return level_easier(item, was, words, now.levels)
    if field == MILESTONES or not isinstance(pair.before, KeyResult):
        return None
    return path_easier(_points(pair.before), _points(now), now, now.starts or pair.begin, now.due or pair.end_after)


def _points(key_result: KeyResult) -> Points:
    return tuple((day, figure) for day, figure in key_result.planned if isinstance(figure, Value))


def _limit(fact: Fact | None) -> Limit:
    return (fact.words, fact.at if isinstance(fact.at, Value) else None) if fact else ("", None)

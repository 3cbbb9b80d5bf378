"""Values that people write over one another in an objective's file: git knows each of them, with its day.

They count where no check-in and no metric says anything dated. A check-in is a word about a day; an edit may also have
brought a figure that is older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from okrsite_gen.analysis.observations import WITH_FIGURES, Observation
from okrsite_gen.model.history import Change
from okrsite_gen.model.insights import Source
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import known

FROM_HISTORY = Source("history")


def written_in_place(key_result: KeyResult, edits: Sequence[Change], first: date, last: date) -> list[Observation]:
    """Return what its file said of a key result from `first` to `last`, an observation for each day of an edit.

    Nothing where the present file does not go on from there: then git does not know all that happened.
    """
    by_day: dict[date, dict[str, Change]] = defaultdict(dict)
    latest: dict[str, Change] = {}
    for change in edits:
        latest[change.name] = change
        if first <= change.day <= last:
            by_day[change.day][change.name] = change
    if not _goes_on(key_result, latest):
        return []
    seen = (_observation(day, of_day, key_result) for day, of_day in by_day.items())
    return [each for each in seen if _says_something(each)]


def _goes_on(key_result: KeyResult, latest: Mapping[str, Change]) -> bool:
    now, told = known(key_result.current), latest.get("current")
    if now is not None and (told is None or told.value_after is None or told.value_after.number != now.number):
        return False
    confidence = latest.get("confidence")
    return key_result.confidence is None or (confidence is not None and _whole(confidence) == key_result.confidence)


def _observation(day: date, changes: Mapping[str, Change], key_result: KeyResult) -> Observation:
    kind = key_result.kind
    value, done, reached, stated = (changes.get(name) for name in ("current", "done", "reached", "progress"))
    return Observation(
        day,
        FROM_HISTORY,
        value=value.value_after if value and kind in WITH_FIGURES else None,
        done=fold(done.after) in {"true", "yes"} if done and kind is Kind.YES_NO else None,
        reached=fold(reached.after) if reached and kind is Kind.LEVELS else "",
        progress=_fraction(stated.after) if stated and kind in {Kind.STATED, Kind.UNMEASURED} else None,
        confidence=_whole(changes["confidence"]) if "confidence" in changes else None,
        spoken=True,
    )


def _says_something(seen: Observation) -> bool:
    facts = (seen.value, seen.done, seen.progress, seen.confidence)
    return bool(seen.reached) or any(fact is not None for fact in facts)


def _whole(change: Change) -> int | None:
    return int(change.after) if change.after.isdecimal() else None


def _fraction(written: str) -> Decimal | None:
    try:
        number = Decimal(written.removesuffix("%").strip())
    except InvalidOperation:
        return None
    return number / 100 if written.endswith("%") else number

"""Single records of Viva Goals as objectives, key results, initiatives and updates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from okrsite_gen.exchange.viva.records import OBJECTIVE, Parent, Record, Said
from okrsite_gen.exchange.words.figures import (
    figure,
    normal_unit,
    number_in,
    percentage,
    says_only_currency,
    stated,
    with_unit,
)
from okrsite_gen.model.incoming import (
    Guess,
    IncomingInitiative,
    IncomingKeyResult,
    IncomingObjective,
    IncomingSupport,
    IncomingUpdate,
)
from okrsite_gen.model.kinds import Ambition, KeyResultState, Outcome, State
from okrsite_gen.model.kinds import Said as Status

_STATUS = {"on track": Status.ON_TRACK, "behind": Status.AT_RISK, "at risk": Status.OFF_TRACK}
_WORK = {"closed": "done", "not started": "planned", "postponed": "dropped"}
_SILENT = frozenset({"", "not started", "closed", "postponed", "reopened", "none"})

Rest = tuple[tuple[str, str], ...]


def objective(
    one: Record,
    key: str,
    results: tuple[IncomingKeyResult, ...],
    work: tuple[IncomingInitiative, ...],
    around: tuple[tuple[tuple[str, Parent], ...], Rest],
    guesses: list[Guess],
) -> IncomingObjective:
    """Return a record as an objective; `around` are (key of what it supports, as written) and what else to keep."""
    supports, more = around
    state, outcome, kept = _state(one, guesses)
    found = tuple(IncomingSupport(target, spot=one.spot) for target, _ in supports if target)
    lost = [("Aligned To", _parent(parent)) for target, parent in supports if not target]
    weights = [
        ("Alignment", f"{parent.title}: {parent.weight}%")
        for target, parent in supports
        if target and parent.weight and parent.weight != "100"
    ]
    percent = percentage(one.actual or one.progress)
    return IncomingObjective(
        key=key,
        title=one.title,
        spot=one.spot,
        team=one.teams[0] if one.teams else "",
        shared_with=one.teams[1:],
        cycle=one.period,
        owner=one.owners[0] if one.owners else "",
        contributors=_contributors(one, guesses),
        supports=found,
        ambition=_ambition(one.goal_type),
        state=state,
        closed_as=outcome,
        starts=one.start,
        tags=one.tags,
        progress=stated(percent) if percent is not None and not results and not one.check_ins else "",
        score=_score(one),
        body=one.description,
        initiatives=work,
        key_results=results,
        updates=tuple(_updates(one, not results, guesses)),
        rest=(*_figures_left(one, percent, measured=bool(results)), *kept, *lost, *weights, *_own_rest(one), *more),
    )


def orphan(one: Record, key: str, own: IncomingKeyResult | None, lost: Rest, guesses: list[Guess]) -> IncomingObjective:
    """Return an objective for a key result or deliverable that has none; it has its title."""
    return IncomingObjective(
        key=f"{key}|objective",
        title=one.title,
        spot=one.spot,
        team=one.teams[0] if one.teams else "",
        shared_with=one.teams[1:],
        cycle=one.period,
        owner=one.owners[0] if one.owners else "",
        contributors=_contributors(one, guesses) if own is None else (),
        starts=one.start,
        key_results=(own,) if own else (),
        body="" if own else one.description,
        initiatives=() if own else (initiative(one),),
        updates=() if own else tuple(_updates(one, bool(own is None), guesses)),
        rest=(*lost, *(() if own else (*_own_rest(one), *_figures_left(one, None, measured=False)))),
    )


def initiative(one: Record) -> IncomingInitiative:
    """Return a deliverable as work."""
    percent = percentage(one.actual or one.progress)
    status = one.status.casefold()
    doing = "done" if percent is not None and percent >= 100 else "planned" if not percent else "doing"
    return IncomingInitiative(one.title, state=_WORK.get(status, "doing" if status in _STATUS else doing))


def key_result(
    one: Record,
    key: str,
    below: tuple[tuple[IncomingInitiative, ...], Rest],
    weight: str,
    team: tuple[str, ...],
    guesses: list[Guess],
) -> IncomingKeyResult:
    """Return a record as a key result; `below` are its work and what else to keep, `team` is its objective's."""
    work, more = below
    unit = normal_unit(one.unit)
    begin, target = figure(one.begin, unit), figure(one.target, unit)
    state = KeyResultState.DEFERRED if one.status.casefold() == "postponed" else KeyResultState.ACTIVE
    percent = percentage(one.actual or one.progress)
    measured = _has_way(begin, target)
    current = figure(one.current, unit) or (_reached(one, percent, guesses) if measured else "")
    updates = tuple(_updates(one, not measured, guesses))
    dated = any(update.value or update.progress for update in updates)
    if current and one.last_day and not dated:
        updates = _with_value(updates, one, current)
    return IncomingKeyResult(
        key=key,
        title=one.title,
        spot=one.spot,
        start=begin if measured else "",
        target=target if measured else "",
        current=current if measured and not any(update.value for update in updates) else "",
        progress=stated(percent) if percent is not None and not measured and not dated else "",
        planned=tuple((day, text) for day, value in one.planned if (text := figure(value, unit))) if measured else (),
        owner=one.owners[0] if one.owners else "",
        team=one.teams[0] if one.teams[:1] != team and one.teams else "",
        weight=weight,
        due=one.end,
        starts=one.start,
        state=state,
        reason="Postponed in Viva Goals" if state is KeyResultState.DEFERRED else "",
        score=_score(one),
        description=one.description,
        initiatives=work,
        tags=one.tags,
        updates=updates,
        rest=(
            *_unmeasured(one, measured=measured),
            *_unplanned(one, measured=measured),
            *_figures_left(one, percent, measured=measured),
            *((("Owners", ", ".join(one.owners[1:])),) if one.owners[1:] else ()),
            *((("Teams", "; ".join(one.teams[1:])),) if one.teams[1:] else ()),
            *_own_rest(one),
            *more,
        ),
    )


def _has_way(begin: str, target: str) -> bool:
    """Whether start and target make a key result measurable."""
    if not target:
        return False
    first, last = number_in(begin or "0"), number_in(target)
    return first is not None and last is not None and first[0] != last[0]


def _reached(one: Record, percent: Decimal | None, guesses: list[Guess]) -> str:
    """Return the value that a percentage of the way from start to target is."""
    first, last = number_in(one.begin or "0"), number_in(one.target)
    if percent is None or first is None or last is None:
        return ""
    value = with_unit(round(first[0] + percent / 100 * (last[0] - first[0]), 4), normal_unit(one.unit) or last[2])
    way = f"{one.actual or one.progress} of the way from {one.begin or '0'} to {one.target}"
    what = f"{way} was read as the value {value}."
    guesses.append(Guess(one.spot, what, "value from progress"))
    return value


def _with_value(updates: tuple[IncomingUpdate, ...], one: Record, current: str) -> tuple[IncomingUpdate, ...]:
    day = one.last_day
    if day is None:
        return updates
    for at, update in enumerate(updates):
        if update.day == day:
            return (*updates[:at], replace(update, value=current), *updates[at + 1 :])
    return (*updates, IncomingUpdate(day, one.spot, value=current, status=_said(one.status, one, [])))


def _updates(one: Record, by_progress: bool, guesses: list[Guess]) -> Iterator[IncomingUpdate]:  # noqa: FBT001
    """Yield what was said about a record, oldest first; `by_progress` where it has no values of its own."""
    notes = set()
    for said in sorted(one.check_ins, key=lambda said: said.day):
        notes.add(" ".join(said.note.split()))
        value, progress, kept = _moved(said, one, by_progress=by_progress, guesses=guesses)
        yield IncomingUpdate(
            day=said.day,
            spot=said.spot,
            author=said.user,
            value=value,
            progress=progress,
            status=_said(said.status, one, guesses),
            note=said.note,
            rest=(*kept, *_unsaid(said), *(line for line in said.rest if line not in one.rest)),
        )
    last = " ".join(one.last_note.split())
    status = _said(one.status, one, guesses)
    if one.last_day and (last or status) and not (last in notes or (not last and one.check_ins)):
        yield IncomingUpdate(day=one.last_day, spot=one.spot, status=status, note=one.last_note)


def _moved(said: Said, one: Record, *, by_progress: bool, guesses: list[Guess]) -> tuple[str, str, Rest]:
    """Return (value, progress, what is neither) of a check-in."""
    if not said.value:
        return "", "", ()
    unit = normal_unit(one.unit)
    percent = percentage(said.value)
    if by_progress:
        return ("", stated(percent), ()) if percent is not None else ("", "", (("Value", said.value),))
    read = number_in(said.value)
    if read and read[2] == "%" and unit != "%":
        first, last = number_in(one.begin or "0"), number_in(one.target)
        if first and last:
            value = with_unit(round(first[0] + read[0] / 100 * (last[0] - first[0]), 4), unit or last[2])
            what = f"{said.value} was read as a part of the way to {one.target}, which is {value}."
            guesses.append(Guess(said.spot, what, "value from progress"))
            return value, "", ()
    value = figure(said.value, unit)
    return (value, "", ()) if value else ("", "", (("Value", said.value),))


def _unsaid(said: Said) -> Iterator[tuple[str, str]]:
    """Yield the status of a check-in that says neither that all is well nor that it is not."""
    if said.status and said.status.casefold() not in _STATUS:
        yield "Status", said.status


def _said(written: str, one: Record, guesses: list[Guess]) -> Status | None:
    low = written.casefold()
    status = _STATUS.get(low)
    if status is Status.AT_RISK or status is Status.OFF_TRACK:
        guess = Guess(one.spot, _on_scale(written, status.value), "status")
        if guess not in guesses[-4:]:
            guesses.append(guess)
    elif low not in _SILENT and status is None:
        guesses.append(Guess(one.spot, f"The status `{written}` is not known and stands in the notes.", "status"))
    return status


@lru_cache(maxsize=64)
def _on_scale(written: str, meant: str) -> str:
    return f"`{written}`, on the scale On Track, Behind, At Risk, was read as {meant}."


def _state(one: Record, guesses: list[Guess]) -> tuple[State | None, Outcome | None, Rest]:
    status = one.status.casefold()
    if status == "closed":
        percent = percentage(one.actual or one.progress)
        if percent is not None and percent >= 100:
            guesses.append(Guess(one.spot, "It is closed at 100 %, which was read as achieved.", "outcome"))
            return State.CLOSED, Outcome.ACHIEVED, ()
        return State.CLOSED, None, ()
    if status == "postponed":
        guesses.append(Guess(one.spot, "It is postponed, which became `state: proposed`.", "postponed"))
        return State.PROPOSED, None, (("Status", one.status),)
    return None, None, ()


def _figures_left(one: Record, percent: Decimal | None, *, measured: bool) -> Iterator[tuple[str, str]]:
    """Yield percentages, statuses and notes that became nothing else."""
    if one.progress and (measured or percent is None or (one.actual and one.actual != one.progress)):
        yield "Progress %", one.progress
    if one.actual and (percent is None or (measured and one.kind == OBJECTIVE)):
        yield "Actual Progress", one.actual
    low = one.status.casefold()
    if low not in _STATUS and low not in {"", "not started", "postponed"}:
        if low != "closed" or one.kind != "objective":
            yield "Status", one.status
    elif low in _STATUS and one.last_day is None and not one.check_ins:
        yield "Status", one.status
    if one.last_note and one.last_day is None and all(one.last_note != said.note for said in one.check_ins):
        yield "Last Check-in Note", one.last_note
    if one.score and not _score(one):
        yield "Score", one.score


def _unmeasured(one: Record, *, measured: bool) -> Iterator[tuple[str, str]]:
    if measured:
        if one.begin and not figure(one.begin, one.unit):
            yield "Start", one.begin
        if one.unit and not _shows_unit(one):
            yield "Unit", one.unit
        return
    for name, text in (("Start", one.begin), ("Target", one.target), ("Unit", one.unit), ("Value", one.current)):
        if text:
            yield name, text


def _shows_unit(one: Record) -> bool:
    """Whether the figures of a record show its unit, or it says no more than that they are numbers."""
    unit = normal_unit(one.unit)
    if not unit:
        return not says_only_currency(one.unit)
    return any(unit in figure(text, unit) for text in (one.begin, one.target))


def _unplanned(one: Record, *, measured: bool) -> Iterator[tuple[str, str]]:
    """Yield the points of a planned path that have no place in one."""
    for day, value in one.planned:
        if not measured or not figure(value, normal_unit(one.unit)):
            yield f"Planned for {day.isoformat()}", value


def _own_rest(one: Record) -> Iterator[tuple[str, str]]:
    if one.id:
        yield "Id in Viva Goals", one.id
    if one.goal_type and (one.kind != OBJECTIVE or _ambition(one.goal_type) is None):
        yield "Goal Type", one.goal_type
    if one.kind == "objective":
        for name, text in (("Start", one.begin), ("Target", one.target), ("Unit", one.unit)):
            if text:
                yield name, text
        if one.end:
            yield "End Date", one.end.isoformat()
        yield from _unplanned(one, measured=False)
    yield from one.rest


def _contributors(one: Record, guesses: list[Guess]) -> tuple[str, ...]:
    if one.owners[1:]:
        what = f"Of {len(one.owners)} owners the first, {one.owners[0]}, became the owner, the others contributors."
        guesses.append(Guess(one.spot, what, "several owners"))
    return one.owners[1:]


def _ambition(goal_type: str) -> Ambition | None:
    low = goal_type.casefold()
    if low.startswith("commit"):
        return Ambition.COMMITTED
    return Ambition.ASPIRATIONAL if low.startswith("aspir") else None


def _score(one: Record) -> str:
    """Return the score of something that is over; empty where it is none from 0 to 1."""
    read = number_in(one.score)
    fits = read is not None and not read[2] and 0 <= read[0] <= 1
    return one.score.replace(",", ".") if fits and one.status.casefold() == "closed" else ""


def _parent(parent: Parent) -> str:
    told = ", ".join(filter(None, (parent.weight and f"weight {parent.weight}%", parent.id and f"id {parent.id}")))
    return f"{parent.title} ({told})" if told else parent.title

"""Statuses of which an export tells no day: content has a status only in check-ins, so they need one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingKeyResult,
    IncomingObjective,
    IncomingUpdate,
)
from okrsite_gen.pipeline.moving.ground import NOWHERE


def dated(incoming: Incoming, day: date) -> Incoming:
    """Return an export whose statuses without a day were said on one."""
    return replace(incoming, objectives=tuple(_with_results(one, day) for one in incoming.objectives))


def undated(incoming: Incoming, day: date) -> Iterator[Guess]:
    """Yield what becomes of statuses without a day; `day` is one that could be named."""
    every: list[IncomingObjective | IncomingKeyResult] = list(incoming.objectives)
    every += (each for one in incoming.objectives for each in one.key_results)
    number = sum(bool(one.status and not one.updates) for one in every)
    if number:
        several = f"{number} statuses have no day and went into notes"
        said = "1 status has no day and went into a note" if number == 1 else several
        told = f"{said}, so the site shows none. --day {day} makes a check-in of that day instead."
        yield Guess(NOWHERE, told, "status without a day")


def _with_results(one: IncomingObjective, day: date) -> IncomingObjective:
    results = tuple(
        replace(each, updates=(_update(each, day),)) if each.status and not each.updates else each
        for each in one.key_results
    )
    own = (_update(one, day),) if one.status and not one.updates else one.updates
    return replace(one, key_results=results, updates=own)


def _update(one: IncomingObjective | IncomingKeyResult, day: date) -> IncomingUpdate:
    return IncomingUpdate(day, one.spot, status=one.status)

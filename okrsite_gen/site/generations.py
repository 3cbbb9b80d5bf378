"""Objectives that are carried over from cycle to cycle: the same wish, one generation after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from okrsite_gen.model.insights import ScoreInsight
from okrsite_gen.model.objectives import Objective
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Link


@dataclass(frozen=True, slots=True)
class Generation:
    """An objective in one of the cycles through which it was carried."""

    cycle: Link
    """The cycle's name, with the address that the objective has in it."""
    score: ScoreInsight | None
    """How it ended; None where it has no score."""
    progress: Decimal | None
    """How far it came, 0–1; None where nothing was measured."""
    here: bool
    """Whether it is the one that is asked about."""


def generations(edition: Edition, objective: Objective) -> tuple[Generation, ...]:
    """Return an objective with all that it continues and all that continues it, oldest first; nothing if it is alone.

    Where several objectives continue one, the line ends: nobody can say which of them it is.
    """
    objectives, later = edition.org.objectives, edition.org.carried_to
    line = [*reversed(list(_ancestors(edition, objective))), objective.key]
    known = set(line)
    while len(after := later.get(line[-1], ())) == 1 and after[0] not in known:
        line.append(after[0])
        known.add(after[0])
    return tuple(_generation(edition, objectives[key], here=key == objective.key) for key in line) if line[1:] else ()


def _ancestors(edition: Edition, objective: Objective) -> Iterator[str]:
    """Yield the keys of what an objective continues, nearest first."""
    known = {objective.key}
    while (before := objective.carried_from) is not None and before.objective is not None:
        if before.objective in known or before.objective not in edition.org.objectives:
            return
        known.add(before.objective)
        yield before.objective
        objective = edition.org.objectives[before.objective]


def _generation(edition: Edition, objective: Objective, *, here: bool) -> Generation:
    summary = edition.directory.objectives[objective.key]
    insight = edition.insights.objectives[objective.key]
    return Generation(
        cycle=Link(edition.directory.cycles[objective.cycle].name, summary.address, here),
        score=summary.score,
        progress=insight.shown_progress,
        here=here,
    )

"""What key results of kind milestones and levels consist of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.insights import KeyResultInsight
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.prose import Title


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One step of a key result of kind milestones."""

    title: Title
    """What the step is."""
    done: bool
    """Whether it is done at present."""
    done_on: date | None
    """Day of the check-in that first said so; None where it is open or nobody said when."""
    due: date | None
    """Its own due date."""
    overdue: bool
    """Whether that day has passed and it is not done."""
    weight: Decimal | None
    """Its weight; None where all weigh the same."""


@dataclass(frozen=True, slots=True)
class LevelView:
    """One of the agreed results of a key result of kind levels."""

    name: str
    """`commit`, `target` or `stretch`."""
    title: Title
    """The result agreed on."""
    reached: bool
    """Whether it has been reached."""


def milestones_of(
    edition: Edition, objective: Objective, key_result: KeyResult, insight: KeyResultInsight
) -> tuple[MilestoneView, ...]:
    """Return the steps of a key result, in the order written."""
    scope, file = edition.scope_of(objective), objective.place.file
    uneven = len({step.weight for step in key_result.milestones}) > 1
    done = {fold(name) for name in insight.milestones_done}
    return tuple(
        MilestoneView(
            edition.title(step.title, scope, file),
            fold(step.id) in done,
            _done_on(edition, key_result, fold(step.id)) if fold(step.id) in done else None,
            step.due,
            step.due is not None and step.due < edition.insights.as_of and fold(step.id) not in done,
            step.weight if uneven else None,
        )
        for step in key_result.milestones
    )


def _done_on(edition: Edition, key_result: KeyResult, name: str) -> date | None:
    """Return the day of the check-in since which a milestone is said to be done without a break."""
    since = None
    for edge in edition.updates(key_result.key):
        for step, done in edge.update.milestones:
            if fold(step) == name:
                since = (since or edge.check_in.day) if done else None
    return since


def levels_of(
    edition: Edition, objective: Objective, key_result: KeyResult, insight: KeyResultInsight
) -> tuple[LevelView, ...]:
    """Return the agreed results of a key result, the least first."""
    levels = key_result.levels
    if levels is None:
        return ()
    names = ("commit", "target", "stretch")
    reached = names.index(insight.reached) if insight.reached in names else -1
    titles = (levels.commit, levels.target, levels.stretch)
    return tuple(
        LevelView(name, edition.title(title, edition.scope_of(objective), objective.place.file), rank <= reached)
        for rank, (name, title) in enumerate(zip(names, titles, strict=True))
        if title
    )

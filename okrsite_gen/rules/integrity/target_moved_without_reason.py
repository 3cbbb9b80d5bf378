"""INT008."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.history import LEVELS, MILESTONE_DUE, MILESTONES, PLANNED, Goalpost
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.values import is_withheld
from okrsite_gen.rules.integrity.endings import endings, not_graded
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

FIELDS = ("target", "min", "max", "due", LEVELS, MILESTONES, MILESTONE_DUE, PLANNED)


@rule(
    "INT008",
    "target-moved-without-reason",
    Severity.WARNING,
    since="0.1",
    why="To readers it is a goalpost that moved; with its reason the same change is a decision made in the open.",
    tells_absence=True,
    needs_history=True,
).each_team
def target_moved_without_reason(scene: Scene) -> Iterator[Found]:
    """A target was made easier, taken out or put off when its cycle was well under way, and nothing says why.

    Adapting a target to what was learned is good practice. What makes it one is the reason: with it everybody sees a
    decision, without it a goalpost that moved until the ball was in. The same goes for a target that is withheld now,
    for agreed levels and milestones that were taken out or say something else, and for a planned path that asks for
    less. Changes in the first 15 % of a cycle are looked at by nobody, since that is when targets are agreed on; nor
    are targets and levels that were raised, corrected units and other spellings of the same figure. This is looked at
    only where git knows the past; a shallow clone knows only a part of it.

    Bad:
        # 2026-10-01
        title: Everybody who signs up gets going
        key_results:
          - id: activation
            title: Share of sign-ups live within 30 days
            start: 38%
            target: 60%
        # 2026-11-12
        title: Everybody who signs up gets going
        key_results:
          - id: activation
            title: Share of sign-ups live within 30 days
            start: 38%
            target: 55%

    Good:
        # 2026-10-01
        title: Everybody who signs up gets going
        key_results:
          - id: activation
            title: Share of sign-ups live within 30 days
            start: 38%
            target: 60%
        # 2026-11-12
        title: Everybody who signs up gets going
        key_results:
          - id: activation
            title: Share of sign-ups live within 30 days
            start: 38%
            target: 55%
            reason: The Norwegian launch moved to January, and a tenth of all sign-ups with it

    Fix: Say why under `reason` beside the target, or in the commit that changes it, on a line that begins with
    `Reason:`. Or put the target back.
    """
    for objective in looked_at(scene):
        for key_result in scene.current_key_results(objective):
            for goalpost in scene.insights.goalposts.get(key_result.key, ()):
                if goalpost.name in FIELDS and not goalpost.reason:
                    yield _found(goalpost, key_result)


def looked_at(scene: Scene) -> Iterator[Objective]:
    """Yield objectives that were agreed on and not closed, also of cycles that are over and were not graded."""
    current = {one.key: one for one in scene.current_objectives()}
    for ending in endings(scene):
        current |= {one.key: one for one in not_graded(ending, scene.insights)}
    return (one for one in current.values() if one.state is State.ACTIVE)


def _found(goalpost: Goalpost, key_result: KeyResult) -> Found:
    name = f"`{key_result.id}`" if key_result.id else f"key result {key_result.position}"
    hint = "Say why under `reason` beside it, or put it back."
    if key_result.reason:
        hint = "Say why under `reason`; what stands there was written before. Or put it back."
    message = f"{_what(goalpost)} of {name} {_how(goalpost)}, without a reason."
    return Found(_place(key_result, goalpost), message, hint)


def _what(goalpost: Goalpost) -> str:
    """Return what was moved, as the subject of a sentence."""
    named = {
        LEVELS: f"The level `{goalpost.item}`",
        MILESTONES: f"The milestone `{goalpost.item}`",
        MILESTONE_DUE: f"The `due` of milestone `{goalpost.item}`",
        PLANNED: "The path under `planned`",
    }
    return named.get(goalpost.name, f"The `{goalpost.name}`")


def _how(goalpost: Goalpost) -> str:
    before, after, day = goalpost.before, goalpost.after, goalpost.day.isoformat()
    if not after:
        taken_out = f"was taken out on {day}"
        return taken_out if before == goalpost.item else f"was `{before}` and {taken_out}"
    if is_withheld(after):
        if is_withheld(before):
            return f"is withheld since {day}"
        return f"was `{before}` and is withheld since {day}"
    moved = "was made easier"
    if goalpost.name in {"due", MILESTONE_DUE}:
        moved = "was put off"
    if goalpost.name in {LEVELS, MILESTONES}:
        moved = "was changed"
    return f"{moved} on {day}, from `{before}` to `{after}`"


def _place(key_result: KeyResult, goalpost: Goalpost) -> Place:
    """Return where it stands now; of what is not there any more, the key result."""
    field = goalpost.name.partition(" ")[0]
    value = {
        "target": key_result.target,
        "min": key_result.minimum,
        "max": key_result.maximum,
        "due": key_result.due,
        LEVELS: key_result.levels,
    }
    listed = {MILESTONES: key_result.milestones, PLANNED: key_result.planned}
    there = bool(listed[field]) if field in listed else value[field] is not None
    if not there:
        return key_result.place
    place = key_result.place.at(field)
    if field == LEVELS and goalpost.after:
        return place.at(goalpost.item)
    positions = [index for index, each in enumerate(key_result.milestones) if goalpost.item in {each.id, each.title}]
    return place.at(positions[0]) if field == MILESTONES and positions else place

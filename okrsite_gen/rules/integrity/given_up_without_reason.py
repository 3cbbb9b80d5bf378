"""INT009."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.history import REMOVED, Goalpost
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.integrity.target_moved_without_reason import looked_at
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

STATE, TITLE = "state", "title"


@rule(
    "INT009",
    "given-up-without-reason",
    Severity.INFO,
    since="0.1",
    why="Whoever relied on it finds it gone or changed, and nobody can say whether that was decided.",
    tells_absence=True,
    needs_history=True,
).each_team
def given_up_without_reason(scene: Scene) -> Iterator[Found]:
    """A key result was dropped, deleted or reworded when its cycle was well under way, and nothing says why.

    Dropping what proved wrong is good practice, and so is saying why: `state: dropped` with a `reason` keeps it on the
    page, struck through, with what was learned. A key result that is deleted takes its promise and its past along.
    Changes in the first 15 % of a cycle are looked at by nobody, nor are slips of the pen, capitals, and figures in a
    title that follow a changed target. This is looked at only where git knows the past.

    Bad:
        # 2026-10-01
        title: Everybody who signs up gets going
        key_results:
          - id: docs
            title: Every guide has a sample that runs
            done: false
        # 2026-11-12
        title: Everybody who signs up gets going
        key_results:
          - id: docs
            title: Every guide has a sample that runs
            done: false
            state: dropped

    Good:
        # 2026-10-01
        title: Everybody who signs up gets going
        key_results:
          - id: docs
            title: Every guide has a sample that runs
            done: false
        # 2026-11-12
        title: Everybody who signs up gets going
        key_results:
          - id: docs
            title: Every guide has a sample that runs
            done: false
            state: dropped
            reason: The guides go with the old portal

    Fix: Say why under `reason` of the key result, or in the commit that changes it, on a line that begins with
    `Reason:`. Instead of deleting a key result write `state: dropped`.
    """
    moved: dict[str, list[Goalpost]] = defaultdict(list)
    for key, goalposts in scene.insights.goalposts.items():
        moved[key.partition("#")[0]] += (each for each in goalposts if not each.reason)
    for objective in looked_at(scene):
        for goalpost in moved.get(objective.key, ()):
            yield from _found(goalpost, objective)


def _found(goalpost: Goalpost, objective: Objective) -> Iterator[Found]:
    day = goalpost.day.isoformat()
    if goalpost.name == REMOVED:
        yield Found(
            objective.place.at("key_results"),
            f"The key result “{goalpost.before}” was deleted on {day}, without a reason.",
            "Bring it back with `state: dropped` and a `reason`.",
        )
    key_result = next((each for each in objective.key_results if each.key == goalpost.key_result), None)
    if key_result is None:
        return
    name = f"`{key_result.id}`" if key_result.id else f"Key result {key_result.position}"
    if goalpost.name == STATE:
        yield Found(
            key_result.place.at(STATE),
            f"{name} was {'put off' if goalpost.after == 'deferred' else 'dropped'} on {day}, without a reason.",
            "Say why under `reason` beside it.",
        )
    if goalpost.name == TITLE:
        yield Found(
            key_result.place.at(TITLE),
            f"The title of {name} was put in other words on {day}, without a reason; it was: {goalpost.before}",
            "Say why under `reason` beside it, or put the words back.",
        )

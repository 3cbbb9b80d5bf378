"""INT003."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import KeyResultState
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.status import Status
from okrsite_gen.rules.integrity.endings import closed, endings, sees_endings
from okrsite_gen.rules.integrity.proportion import by_cycle
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "INT003",
    "closed-without-result",
    Severity.INFO,
    since="0.1",
    why="Nobody who reads it later can tell whether it was reached, and it counts for nothing in the mean.",
).whole_organisation(sees_endings)
def closed_without_result(scene: Scene) -> Iterator[Found]:
    """An objective is closed, and a key result of it has neither a score nor a word on how it ended.

    What was measured gets its score from its figures. What was not needs somebody to say it: otherwise it vanishes
    between "closed" and the mean of the others. Each team hears of it once in a cycle.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: New colleagues feel at home from their first week
        state: closed
        closed_as: partly
        key_results:
          - Everybody has a first conversation within 3 days

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: New colleagues feel at home from their first week
        state: closed
        closed_as: partly
        key_results:
          - title: Everybody has a first conversation within 3 days
            score: 0.7
            result: Seven of ten had it

    Fix: Add `score` and, in a few words, `result`.
    """
    ended = endings(scene)
    open_ends = {ending: _untold(closed(ending, scene.insights), scene) for ending in ended}
    for cycle, teams, _, most in by_cycle(ended, [ending for ending in ended if open_ends[ending]]):
        name = scene.org.cycles[cycle].name
        for ending in teams[:1] if most else teams:
            first = open_ends[ending][0]
            count = len(open_ends[ending])
            whose = f"In {len(teams)} teams key results of {name}" if most else f"{count} key results of {name}"
            message = f"{whose} are closed without a word on how they ended."
            if count == 1 and not most:
                message = f"`{first.id or scene.plain(first.title)[:60]}` is closed without a word on how it ended."
            yield Found(first.place.at("title"), message, "Add `score` and `result`.")


def _untold(objectives: tuple[Objective, ...], scene: Scene) -> list[KeyResult]:
    return [
        key_result
        for objective in objectives
        for key_result in objective.key_results
        if key_result.state is KeyResultState.ACTIVE and _is_untold(key_result, scene)
    ]


def _is_untold(key_result: KeyResult, scene: Scene) -> bool:
    insight = scene.insights.key_results[key_result.key]
    return insight.status.status is Status.CLOSED and insight.score is None and not insight.result

"""CAD004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import State
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import UpdateEdge
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "CAD004",
    "fall-without-note",
    Severity.INFO,
    since="0.1",
    why="Readers see that something went wrong, and not whether they could help.",
    options={
        "fall": Option(2, "By how much confidence (0 to 10) must have fallen from one check-in to the next.", least=1)
    },
).each_objective
def fall_without_note(objective: Objective, scene: Scene) -> Iterator[Found]:
    """Confidence fell by a good deal from one check-in to the next, and nobody said why.

    A fall is the most useful thing that a check-in can tell, if it comes with its cause. Only the latest word on a key
    result is looked at; a note beside it, a note on its objective, and blockers or free text in the same check-in all
    count as a reason.

    Bad:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        key_results:
          - id: first
            title: Median time to a first answer
            start: 9 hours
            target: 2 hours
        # content/teams/example/2026-Q4/check-ins/2026-11-13.md
        updates:
          answers:
            first:
              value: 5 hours
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            first:
              value: 6 hours
              confidence: 5

    Good:
        # content/teams/example/2026-Q4/answers.md
        title: Every answer is worth the wait
        key_results:
          - id: first
            title: Median time to a first answer
            start: 9 hours
            target: 2 hours
        # content/teams/example/2026-Q4/check-ins/2026-11-13.md
        updates:
          answers:
            first:
              value: 5 hours
              confidence: 8
        # content/teams/example/2026-Q4/check-ins/2026-11-20.md
        updates:
          answers:
            first:
              value: 6 hours
              confidence: 5
              note: Renewals brought twice the usual questions

    Fix: Add a `note`, or a few lines below a heading with the key result's id. The answer to what you would like to be
    asked is a good note.
    """
    if objective.state is not State.ACTIVE or not scene.runs(objective.cycle):
        return
    for key in (objective.key, *(each.key for each in scene.current_key_results(objective))):
        said = [
            edge
            for edge in scene.org.updates.get(key, ())
            if edge.update.confidence is not None and edge.check_in.day <= scene.insights.as_of
        ]
        if len(said) < 2 or _is_explained(said[-1], objective):
            continue
        before, now = said[-2].update.confidence or 0, said[-1].update.confidence or 0
        if before - now >= scene.number(fall_without_note, "fall"):
            yield Found(
                said[-1].update.place.at("confidence"),
                f"Confidence in `{key.partition('#')[2] or key.rpartition('/')[2]}` fell from {before} to {now} "
                "without a note.",
                "Say in a `note` beside it what happened.",
            )


def _is_explained(edge: UpdateEdge, objective: Objective) -> bool:
    check_in = edge.check_in
    whole = any(
        each.note for each in check_in.updates if each.target.objective == objective.key and not each.target.key_result
    )
    return bool(edge.update.note or whole or check_in.blockers or check_in.asks or check_in.notes)

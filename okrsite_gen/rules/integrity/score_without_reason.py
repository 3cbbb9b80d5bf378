"""INT001."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.insights import ScoreInsight
from okrsite_gen.rules.integrity.endings import endings
from okrsite_gen.rules.integrity.said import said_at
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene

APART = Decimal("0.1")
"""Difference between score and progress from which a reason is due."""


@rule(
    "INT001",
    "score-without-reason",
    Severity.WARNING,
    since="0.1",
    why="Both figures stand on the page, and without a word on why they differ readers take the score for a wish.",
).each_team
def score_without_reason(scene: Scene) -> Iterator[Found]:
    """A score differs from what the figures say, and nothing tells why.

    Teams may score better or worse than the arithmetic: a target can turn out to be the wrong one, and luck is no
    merit. That judgement is worth keeping only with its reason, which is what the next quarter learns from.

    Bad:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
            current: 9
            score: 0.8

    Good:
        # content/teams/example/2026-Q3/objective.md
        title: The books close before anybody asks
        state: closed
        closed_as: achieved
        key_results:
          - title: Working days to close the month fall from 11 to 6
            start: 11
            target: 6
            current: 9
            score: 0.8
            score_reason: The auditors took five of the nine days; without them we were done in four

    Fix: Say under `score_reason` what the figures do not show, or delete `score`: then progress is the score.
    """
    lately = {one.key for ending in endings(scene) for one in ending.objectives}
    looked_at = lately | {one.key for one in scene.current_objectives()}
    for key, objective in scene.org.objectives.items():
        if key not in looked_at:
            continue
        for key_result in objective.key_results:
            score = scene.insights.key_results[key_result.key].score
            if score and score.given and not score.reason.strip() and _apart(score):
                yield Found(
                    said_at(key_result, score.source, "score", scene),
                    f"The score is `{_two(score.value)}`, and its figures amount to `{_two(score.computed)}`.",
                    "Say why under `score_reason`, or delete `score`.",
                )


def _apart(score: ScoreInsight) -> bool:
    return score.computed is not None and abs(score.value - score.computed) >= APART


def _two(score: Decimal | None) -> str:
    return f"{score or 0:.2f}".rstrip("0").rstrip(".")

"""WRD015."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.activity import counted_work as counted_in


@rule(
    "WRD015",
    "counted-work",
    Severity.INFO,
    since="0.1",
    why="It can be reached by being busy, while nothing becomes better for anybody.",
).each_key_result
def counted_work(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result counts work from nothing: so many talks, so many posts, a project from 0% to 100%.

    A figure does not make a result of a task. Twenty talks can be held without learning anything, and a website can be
    launched that nobody finds. What counts is the change that the work is for, and it can nearly always be counted too.

    Bad:
        title: Small shops trust us with their deliveries
        key_results:
          - title: Talk to 20 customers
            start: 0
            target: 20

    Good:
        title: Small shops trust us with their deliveries
        key_results:
          - title: Shops that order again within a month rise from 38% to 60%
            start: 38%
            target: 60%
            initiatives:
              - Talk to 20 customers

    Fix: Ask what would be different after the last one, and write that with its figures. Put the work under
    `initiatives`. Where the work is a promise that others wait for, keep it, and beside it a key result that shows
    what came of it.
    """
    word = counted_in(key_result, scene)
    if word:
        yield Found(
            key_result.place.at("title").about(word),
            f"`{word}` counts work, and not what comes of it.",
            "Write what would be different after it, with its figures, and put the work under `initiatives`.",
        )

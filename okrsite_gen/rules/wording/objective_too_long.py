"""WRD006."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, Option, rule
from okrsite_gen.rules.scene import Scene


@rule(
    "WRD006",
    "objective-too-long",
    Severity.INFO,
    since="0.1",
    why="What nobody can say by heart guides no decision on an ordinary Tuesday.",
    options={"most": Option(30, "How many words the title of an objective may have.", least=1)},
).each_objective
def objective_too_long(objective: Objective, scene: Scene) -> Iterator[Found]:
    """The title of an objective is longer than anybody can remember.

    A good title fits into a sentence that can be said at lunch. What else is worth telling, the reasons, the limits,
    the people it is for, has all the room it needs in the text below the front matter.

    Bad:
        title: >-
          We want to make sure that all of our customers, whether they are small shops, large fleets or public
          institutions, experience our service as reliable, friendly and fast in each of the six cities in which we work

    Good:
        title: Nobody waits for a repair, in any of our six cities

    Fix: Keep the sentence that you would say aloud, and move the rest into the text.
    """
    most = scene.number(objective_too_long, "most")
    count = sum(any(map(str.isalnum, word)) for word in scene.plain(objective.title).split())
    if count > most:
        yield Found(
            objective.place.at("title"),
            f"The title has {count} words, more than anybody remembers.",
            f"Keep the sentence that you would say aloud, in {most} words at most; the rest can stand in the text.",
        )

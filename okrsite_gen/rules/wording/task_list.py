"""WRD010."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.vocabulary import Vocabulary
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import beginning, ending

LIST = 3
"""So many pieces of work are a list."""


@rule(
    "WRD010",
    "task-list",
    Severity.INFO,
    since="0.1",
    why="Ticking off a list tells how busy a team was, not what came of it.",
    tells_absence=True,
).each_key_result
def task_list(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result is a list of three or more tasks.

    Steps belong together because they lead somewhere. That somewhere is the key result; the steps are its milestones,
    each with a day, or initiatives below it.

    Bad:
        title: Every hall works from the same list
        key_results:
          - Choose a vendor, migrate the data, train the staff and write the manual

    Good:
        title: Every hall works from the same list
        key_results:
          - title: All six halls plan from the shared list
            milestones:
              - title: Vendor chosen
              - title: Data moved
              - title: Everybody trained

    Fix: Write where the steps lead to, and the steps under `milestones` or `initiatives`.
    """
    if key_result.kind is not Kind.UNMEASURED:
        return
    tasks = _tasks(said(scene.plain(key_result.title)), scene.vocabulary)
    if tasks >= LIST:
        yield Found(
            key_result.place.at("title"),
            f"This is a list of {tasks} pieces of work.",
            "Write where they lead to, and the steps under `milestones` or `initiatives`.",
        )


def is_task_list(title: str, scene: Scene) -> bool:
    """Return whether a title, in the words that readers see, is a list of tasks."""
    return _tasks(said(title), scene.vocabulary) >= LIST


def _tasks(title: str, vocabulary: Vocabulary) -> int:
    joins = "|".join(map(re.escape, vocabulary.words("joins"))) or "(?!)"
    parts = re.split(rf"[,;]\s+(?:(?:{joins})\s+)?|\s(?:{joins})\s", title)
    begins, ends = (vocabulary.words(name) for name in ("task_begins", "task_ends"))
    steps = (*begins, *vocabulary.words("steps"))
    return sum(bool(beginning(steps, part.strip()) or ending(ends, part.strip())) for part in parts)

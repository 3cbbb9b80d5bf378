"""WRD004."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.word_search import OWN_WORDS, without, words_of
from okrsite_gen.rules.wording.work import work_noun, work_verb


@rule(
    "WRD004",
    "objective-is-task",
    Severity.INFO,
    since="0.1",
    why="A project as an objective leaves its team no choice of ways, and nobody else a reason to care.",
    options=OWN_WORDS,
).each_objective
def objective_is_task(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective is a piece of work: something to launch, to migrate, to hire.

    An objective says what will be true for somebody. The work is one way to get there, and the best teams change the
    way in the middle of a quarter. If only the work is written down, they cannot.

    Bad:
        title: Implement the new ERP system

    Good:
        title: Every order is in one place, from the first call to the last invoice

    Fix: Ask for whom the work is done and what they will notice. That is the objective; the work becomes an
    initiative.
    """
    title = scene.plain(objective.title)
    well = scene.vocabulary.words("task_begins_well")
    listed = words_of(objective_is_task, scene, "task_begins")
    verbs = without(listed, well)
    word = work_verb(title, verbs, scene.vocabulary.words("task_ends"), scene.vocabulary) or work_noun(
        title, scene.vocabulary.words("task_nouns"), scene.vocabulary
    )
    if word:
        yield Found(
            objective.place.at("title").about(word),
            f"`{word}` names work, and an objective says what will be true.",
            "Say for whom it is done and what they will notice; the work can be an initiative.",
        )

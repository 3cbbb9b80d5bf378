"""MEA002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.measurement.placeholder import placeholder_in
from okrsite_gen.rules.measurement.titles import is_said_otherwise, spoken_in
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.task_list import is_task_list
from okrsite_gen.rules.wording.word_search import first_of
from okrsite_gen.rules.wording.work import names_work


@rule(
    "MEA002",
    "no-number",
    Severity.INFO,
    since="0.1",
    why="It stays without progress until somebody says that it is over.",
    tells_absence=True,
).each_key_result
def no_number(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result has no figure, and is not marked as something that happens or not, as steps, or as levels.

    A key result is the test of its objective. Without a figure it is usually a piece of work, and finishing the work
    says little about whether anything became better. Not everything has to be counted: what either happens or not is
    a `done: false`, a way in steps has `milestones`, and shades of success are `levels`.

    Bad:
        title: Developers find their way without asking us
        key_results:
          - The guide is complete

    Good:
        title: Developers find their way without asking us
        key_results:
          - title: Questions about setting up fall from 40 a week to 10
            start: 40 a week
            target: 10 a week
          - title: Developers who find the answer without asking rise from 35% to 70%
            start: 35%
            target: 70%

    Fix: Ask what would be different once it is finished, and write that as `start` and `target`. Where nothing can be
    counted, and anybody can see whether it is so, write `done: false`, `milestones` or `levels`.
    """
    title = scene.plain(key_result.title)
    if key_result.kind is not Kind.UNMEASURED or spoken_in(key_result, scene) or is_said_otherwise(key_result, scene):
        return
    lists = (scene.vocabulary.words(name) for name in ("amounts", "counts", "vague"))
    if (
        placeholder_in(title)
        or is_task_list(title, scene)
        or names_work(title, scene.vocabulary)
        or any(first_of(words, title) for words in lists)
    ):
        return
    yield Found(
        key_result.place.at("title"),
        f"`{_shortened(title)}` has no figure, so nothing shows how far it is.",
        "Say what would be different, from which figure to which; `done: false` is for what anybody can see happen.",
    )


def _shortened(title: str) -> str:
    return title if len(title) <= 60 else f"{title[:59].rstrip()}…"

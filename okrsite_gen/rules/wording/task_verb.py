"""WRD002."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.figures import has_figure
from okrsite_gen.rules.wording.word_search import OWN_WORDS, words_of
from okrsite_gen.rules.wording.work import work_verb


@rule(
    "WRD002",
    "task-verb",
    Severity.INFO,
    since="0.1",
    why="Work can be finished on time and change nothing.",
    tells_absence=True,
    options=OWN_WORDS,
).each_key_result
def task_verb(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result tells what will be done, and no figure tells what it is good for.

    "Launch", "implement", "migrate" name work. A key result names what will be different once the work has had its
    effect: then the team may find a shorter way, and notices when the work did not help. Work that is wanted anyway
    has its place under `initiatives`.

    Bad:
        title: Support that answers while it still matters
        key_results:
          - Implement a ticket system

    Good:
        title: Support that answers while it still matters
        key_results:
          - title: Tickets that are answered within two hours rise from 40% to 90%
            start: 40%
            target: 90%
            initiatives:
              - Implement a ticket system

    Fix: Ask what would be noticed if the work succeeded, and write that with its figures. Put the work under
    `initiatives`. Where others wait for the work itself, it may stand as `done: false` beside key results that show
    what comes of it.
    """
    if key_result.kind is not Kind.UNMEASURED:
        return
    title = scene.plain(key_result.title)
    verbs = words_of(task_verb, scene, "task_begins")
    verb = work_verb(title, verbs, scene.vocabulary.words("task_ends"), scene.vocabulary)
    if verb and not has_figure(title, scene):
        yield Found(
            key_result.place.at("title").about(verb),
            f"`{verb}` names work, not what will be different after it.",
            "Write what would be noticed if it succeeded, with its figures, and put the work under `initiatives`.",
        )

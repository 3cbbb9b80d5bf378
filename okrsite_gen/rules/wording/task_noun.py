"""WRD003."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.figures import has_figure
from okrsite_gen.rules.wording.word_search import OWN_WORDS, words_of
from okrsite_gen.rules.wording.work import work_noun


@rule(
    "WRD003",
    "task-noun",
    Severity.INFO,
    since="0.1",
    why="A heading of a plan says neither what will be true nor when it is reached.",
    tells_absence=True,
    options=OWN_WORDS,
).each_key_result
def task_noun(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result is the heading of a piece of work: "roll-out of", "implementation of".

    Such headings come from project plans. They hide even who does what, and no two people picture the same end. What
    the roll-out is for can nearly always be counted.

    Bad:
        title: Every hall works from the same list
        key_results:
          - Roll-out of handheld scanners in the depots

    Good:
        title: Every hall works from the same list
        key_results:
          - title: Parts that are where the list says rise from 84% to 95%
            start: 84%
            target: 95%
            initiatives:
              - Roll-out of handheld scanners in the depots

    Fix: Ask what would be noticed after it, and write that with its figures. Put the work under `initiatives`.
    """
    if key_result.kind is not Kind.UNMEASURED:
        return
    title = scene.plain(key_result.title)
    noun = work_noun(title, words_of(task_noun, scene, "task_nouns"), scene.vocabulary)
    if noun and not has_figure(title, scene):
        yield Found(
            key_result.place.at("title").about(noun),
            f"`{noun}` is the heading of a piece of work, not a result.",
            "Write what would be noticed after it, and put the work under `initiatives`.",
        )

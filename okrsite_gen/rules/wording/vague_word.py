"""WRD001."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.figures import has_figure
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import OWN_WORDS, first_of, words_of
from okrsite_gen.rules.wording.work import names_work


@rule(
    "WRD001",
    "vague-word",
    Severity.INFO,
    since="0.1",
    why="Two people would disagree on whether it happened.",
    tells_absence=True,
    options=OWN_WORDS,
).each_key_result
def vague_word(key_result: KeyResult, scene: Scene) -> Iterator[Found]:
    """A key result without a figure leans on a word that means what each reader likes.

    "Improve", "optimise" or "better" give a direction and no distance. Whoever writes the check-ins has to guess, and
    at the end of the quarter nobody can say whether it was reached. `done: false` below it changes nothing: who says
    when it is done?

    Bad:
        title: New colleagues feel at home from their first week
        key_results:
          - Improve the onboarding experience

    Good:
        title: New colleagues feel at home from their first week
        key_results:
          - title: New colleagues who say after a month that they know whom to ask rise from 55% to 90%
            start: 55%
            target: 90%

    Fix: Say what would be different, from which figure to which.
    """
    word = vague_in(key_result, scene)
    if word:
        yield Found(
            key_result.place.at("title").about(word),
            f"`{word}` says neither how much nor from where.",
            "Say what would be different, with the figure that it starts from and the one that it should reach.",
        )


def vague_in(key_result: KeyResult, scene: Scene) -> str:
    """Return the word that leaves open how much; empty where a figure says it, or work is named."""
    if key_result.kind not in {Kind.UNMEASURED, Kind.YES_NO}:
        return ""
    title = scene.plain(key_result.title)
    clause = first_of(scene.vocabulary.words("clauses"), title)
    word = first_of(words_of(vague_word, scene, "vague"), title.partition(clause)[0] if clause else title)
    if key_result.kind is Kind.YES_NO and not said(title).startswith(word):
        return ""  # "The shop in Leeds breaks even or better" can be told at the end
    is_vague = word and not has_figure(title, scene) and not names_work(title, scene.vocabulary)
    return word if is_vague else ""

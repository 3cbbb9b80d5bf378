"""WRD014."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.figures import has_figure
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.two_in_one import two_in_one
from okrsite_gen.rules.wording.word_search import OWN_WORDS, beginning, ending, first_of, words_of

MOST_WORDS = 8
"""A longer title that begins with a direction mostly says where it leads, too."""


@rule(
    "WRD014",
    "vague-objective",
    Severity.INFO,
    since="0.1",
    why="Everybody can agree with it, and at the end nobody can say whether it came true.",
    options=OWN_WORDS,
).each_objective
def vague_objective(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective names a direction, or a word of praise, and says nothing that could turn out to be false.

    "Improve onboarding" was true last year and will be true next year. "World-class" and "number one" are decided by
    others, and each reader pictures something else. An objective needs no figure, but it says what will be true for
    somebody, so that a stranger could ask that somebody whether it is.

    Bad:
        title: Improve onboarding

    Good:
        title: New shops take their first order on the day they sign up

    Fix: Ask who would notice, and what they would tell a friend. Write that.
    """
    title = said(scene.plain(objective.title))
    if has_figure(title, scene) or _holds_two(objective, scene):
        return
    praise = first_of(words_of(vague_objective, scene, "praise"), title)
    word = praise or _direction(title, scene)
    if word:
        says = "means what each reader likes" if praise else "is a direction without an end"
        yield Found(
            objective.place.at("title").about(word),
            f"`{word}` {says}; nobody can say at the end whether it came true.",
            "Write what will be true, and for whom: what would they notice?",
        )


def _direction(title: str, scene: Scene) -> str:
    """Return the word with which a title gives a direction and nothing else."""
    words = scene.vocabulary.words
    if len(title.split()) > MOST_WORDS:
        return ""
    word = beginning(words("directions"), title) or ending(words("directions_end"), title)
    says_more = first_of((*words("clauses"), *words("states")), title.replace(word, " ", 1))
    return "" if says_more else word


def _holds_two(objective: Objective, scene: Scene) -> bool:
    """Return whether there are two objectives in it, which is the first thing to mend."""
    return two_in_one.of_objective is not None and any(two_in_one.of_objective(objective, scene))

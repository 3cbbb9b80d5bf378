"""Telling key results that are work from those that are outcomes, whatever fields stand below the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrsite_gen.model.kinds import Direction, Kind
from okrsite_gen.model.values import PERCENT, known
from okrsite_gen.rules.movement import Role, Spoken, spoken_numbers
from okrsite_gen.rules.numbers import known_unit
from okrsite_gen.rules.wording.figures import has_figure
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import ending, first_of, together, without
from okrsite_gen.rules.wording.work import names_work, work_noun, work_verb

if TYPE_CHECKING:
    from okrsite_gen.model.objectives import KeyResult
    from okrsite_gen.rules.scene import Scene
    from okrsite_gen.rules.vocabulary import Vocabulary

ALL = 100
_SAID = frozenset({Kind.UNMEASURED, Kind.YES_NO})
"""Kinds whose figures, if any, stand in the title only."""
_PLAIN = frozenset({Kind.UNMEASURED, Kind.YES_NO, Kind.MILESTONES})
_LIMIT = re.compile(
    r"(?:\b(?:below|under|above|within|unter|über|innerhalb von|sous)|[<>≤≥])\s*$|\b(?:out )?of\s+$", re.IGNORECASE
)
"""Before a number that limits or divides something, and counts no pieces of work."""
_OWN_WORDS = re.compile(r"(?:\b(?:and|und|et)|[,;&])\s+[^\W\d]")
"""A further part that begins with words of its own: `and get 200 backlinks`."""
_ASIDE = re.compile(r"\([^()]*\)")


def counted_work(key_result: KeyResult, scene: Scene) -> str:
    """Return the word by which a key result counts work; empty where it measures what comes of it.

    Work is counted from nothing to so many pieces, or from 0 % to all of it. "Hold churn below 2 %" is no work.
    """
    title, vocabulary = said(scene.plain(key_result.title)), scene.vocabulary
    if key_result.kind is Kind.METRIC and _is_all_of_it(key_result):
        return _work(title, vocabulary, together(vocabulary, "task_begins", "counted_begins"), "finished_ends")
    counts = key_result.kind is Kind.METRIC and _is_counted(key_result)
    if counts or (key_result.kind in _SAID and _says_how_many(title, scene)):
        verbs = without(together(vocabulary, "task_begins", "counted_begins"), vocabulary.words("effects_too"))
        return _work(title, vocabulary, verbs, "counted_ends")
    return ""


def is_work(key_result: KeyResult, scene: Scene) -> bool:
    """Return whether a key result is a piece of work, or so many of them."""
    title = scene.plain(key_result.title)
    plain_work = key_result.kind in _PLAIN and names_work(title, scene.vocabulary) and not has_figure(title, scene)
    return plain_work or bool(counted_work(key_result, scene))


def _work(title: str, vocabulary: Vocabulary, verbs: tuple[str, ...], ends: str) -> str:
    words = vocabulary.words
    return (
        work_verb(title, verbs, words("task_ends"), vocabulary)
        or work_noun(title, words("task_nouns"), vocabulary)
        or ending(words(ends), title)
    )


def _is_all_of_it(key_result: KeyResult) -> bool:
    start, target = known(key_result.start), known(key_result.target)
    return bool(start and target and target.unit == PERCENT and not start.number and target.number == ALL)


def _is_counted(key_result: KeyResult) -> bool:
    start, target = known(key_result.start), known(key_result.target)
    if not target or key_result.better is Direction.DOWN or (key_result.start and not start):
        return False
    return not (start and start.number) and target.number > 0 and not known_unit(target.unit or key_result.unit)


def _says_how_many(title: str, scene: Scene) -> bool:
    """Return whether all numbers of a title are so many pieces of the same work: `Hire 2 designers and 3 mechanics`."""
    spoken = spoken_numbers(title, decimal_comma=scene.settings.decimal_comma)
    if not spoken or not all(_is_count(one, title) for one in spoken):
        return False
    behind_first_word = title[: spoken[-1].number.start].partition(" ")[2]
    between = title[spoken[0].number.end : spoken[-1].number.start]
    words = scene.vocabulary.words
    is_for_more = first_of((*words("metric_begins"), *words("metric_ends")), behind_first_word)
    return not is_for_more and not _OWN_WORDS.search(_ASIDE.sub(" ", between))


def _is_count(one: Spoken, title: str) -> bool:
    return one.role is Role.COUNT and not one.number.unit and not _LIMIT.search(title[: one.number.start])

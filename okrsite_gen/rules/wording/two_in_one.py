"""WRD009."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.vocabulary import Vocabulary
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import beginning, ending, together, without

FEW_WORDS = 2
"""A half with fewer words is no objective of its own (`Attract and keep great mechanics`)."""


@rule(
    "WRD009",
    "two-in-one",
    Severity.INFO,
    since="0.1",
    why="One half is reached and the other is not: what shall the score be, and whom shall one ask?",
).each_objective
def two_in_one(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective holds two: each half has a verb and a matter of its own.

    Two aims behind one title hide that a choice was not made. Their key results get mixed, and a glance at the list
    shows one objective fewer than the team has.

    Bad:
        title: Improve customer satisfaction and enter the French market

    Good:
        title: Small shops trust us with their deliveries

    Fix: Make two objectives of it, or decide which half matters more this quarter.
    """
    title = said(scene.plain(objective.title))
    joint = _joint(title, scene.vocabulary)
    if joint:
        yield Found(
            objective.place.at("title"),
            f"There are two objectives in this one, before and after `{joint}`.",
            "Make two of it, or decide which half matters more this quarter.",
        )


def _joint(title: str, vocabulary: Vocabulary) -> str:
    for cut in _cuts(vocabulary.words("joins")).finditer(title):
        before, behind = title[: cut.start()].strip(), title[cut.end() :].strip()
        if min(len(before.split()), len(behind.split())) < FEW_WORDS or _is_list_of_verbs(before):
            continue
        if _begin_alike(before, behind, vocabulary) or _end_alike(before, behind, vocabulary):
            return cut.group()
    return ""


def _begin_alike(before: str, behind: str, vocabulary: Vocabulary) -> bool:
    verbs = without(together(vocabulary, "task_begins", "metric_begins", "aims"), vocabulary.words("nouns_too"))
    about_the_same = ending(vocabulary.words("pronouns"), behind)
    return bool(beginning(verbs, before) and beginning(verbs, behind) and not about_the_same)


def _end_alike(before: str, behind: str, vocabulary: Vocabulary) -> bool:
    verbs = together(vocabulary, "task_ends", "metric_ends", "aims")
    return bool(ending(verbs, before) and ending(verbs, behind))


@lru_cache(maxsize=8)
def _cuts(joins: tuple[str, ...]) -> re.Pattern[str]:
    each = "|".join(map(re.escape, joins)) or "(?!)"
    return re.compile(rf"(?<!\S)(?:{each})(?!\S)|[.;](?=\s)", re.IGNORECASE)


def _is_list_of_verbs(before: str) -> bool:
    """Return whether only verbs stand before the joint: `Find, train` in `Find, train and keep the drivers we need`."""
    return all(len(part.split()) == 1 for part in before.split(","))

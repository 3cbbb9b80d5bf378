"""WRD005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.objectives import Objective
from okrsite_gen.rules.number_names import unnamed
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import said
from okrsite_gen.rules.wording.word_search import beginning, ending

_FIGURE = re.compile(r"[<>≤≥]?\s?[$€£]?\d[\d.,\s  ]*\s?(?:[%€$£KMkm]\b|%)?")
_FIRST = re.compile(r"[<>≤≥+$€£]*\s?\d")
_SHARE = re.compile(r"\d\s?[%€]|[<>≤≥]\s?\d|[$€£]\s?\d")
_SENTENCES = re.compile(r"[.;]\s+\S")
"""Between two sentences: a title of several says more than a figure."""
FEW_WORDS = 5
"""A title of so many words with a share or a sum in it says hardly anything else."""


@rule(
    "WRD005",
    "objective-is-metric",
    Severity.INFO,
    since="0.1",
    why="A figure tells how far, and nobody gets up in the morning for it; the reason why is missing.",
).each_objective
def objective_is_metric(objective: Objective, scene: Scene) -> Iterator[Found]:
    """An objective is a figure to reach, which is what key results are for.

    An objective says in words where a team wants to be and why it matters; key results say by which figures it will
    be noticed. An objective that is a figure itself leaves its key results nothing to say but how.

    Bad:
        title: Raise the net promoter score to 40

    Good:
        title: Riders tell their neighbours about us
        key_results:
          - title: Net promoter score up from 31 to 40
            start: 31
            target: 40

    Fix: Make the figure a key result, and say above it what it is a sign of.
    """
    title = said(unnamed(scene.plain(objective.title)))
    figure = _FIGURE.search(title)
    if figure and not _SENTENCES.search(title) and _is_metric(title, scene):
        yield Found(
            objective.place.at("title").about(figure.group().strip()),
            f"`{figure.group().strip()}` makes this a key result: a figure to reach.",
            "Make it a key result, and say in the objective what it is a sign of.",
        )


def _is_metric(title: str, scene: Scene) -> bool:
    words = scene.vocabulary.words
    if beginning(words("metric_begins"), title) or ending(words("metric_ends"), title) or _FIRST.match(title):
        return True
    return len(title.split()) <= FEW_WORDS and bool(_SHARE.search(title))

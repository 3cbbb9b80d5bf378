"""WRD012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import said, titled
from okrsite_gen.rules.wording.word_search import OWN_WORDS, ending, first_of, words_of

_DOTS = re.compile(r"(?<=[\w,/ ])(?:\.{3,}|…)(?=\s*(?:[)/.]|$))")


@rule(
    "WRD012",
    "open-ended",
    Severity.INFO,
    since="0.1",
    why="Whoever may add to the list may also leave things out, and nobody can say when it is done.",
    about_form=True,
    options=OWN_WORDS,
).each_team
def open_ended(scene: Scene) -> Iterator[Found]:
    """A list in a title ends in "etc." or three dots, so that it stays open what belongs to it.

    What a team promises has an end. "Etc." asks readers to think of the rest themselves, and each of them thinks of
    something else.

    Bad:
        title: Partners know where they stand
        key_results:
          - title: Every partner has our prices, terms, etc.
            done: false

    Good:
        title: Partners know where they stand
        key_results:
          - title: Every partner has our prices and terms
            done: false

    Fix: Name all that belongs to it, or the one thing that matters.
    """
    words = words_of(open_ended, scene, "open_ended")
    for each in titled(scene):
        title = scene.plain(each.title)
        dots = _DOTS.search(title)
        word = first_of(words, title) or ending(scene.vocabulary.words("open_ended_last"), said(title))
        word = word or (dots.group() if dots else "")
        if word:
            yield Found(
                each.place.at("title").about(word),
                f"`{word}` leaves open what belongs to it.",
                "Name all that belongs to it, or the one thing that matters.",
            )

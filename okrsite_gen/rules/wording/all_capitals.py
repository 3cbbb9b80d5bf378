"""WRD011."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.rules.rule import Found, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.wording.titles import said, titled

_LETTERS = re.compile(r"[^\W\d_]+")
FEW_WORDS = 3
"""Fewer words may be a name (`OKR`, `ISO SOC`)."""


@rule(
    "WRD011",
    "all-capitals",
    Severity.INFO,
    since="0.1",
    why="Capitals are slow to read, sound like shouting, and screen readers may spell them out.",
    about_form=True,
).each_team
def all_capitals(scene: Scene) -> Iterator[Found]:
    """A title is written in capital letters throughout.

    Bad weather warnings are written like that. A title earns its weight by what it says, and the theme decides how it
    looks: whoever wants capitals on the site can have them there.

    Bad:
        title: CUSTOMERS COME FIRST

    Good:
        title: Customers come first

    Fix: Write it as a sentence.
    """
    for each in titled(scene):
        if _is_loud(said(scene.plain(each.title))):
            yield _found(each)


def _is_loud(title: str) -> bool:
    return (
        title == title.upper() != title.lower() and sum(len(word) > 1 for word in _LETTERS.findall(title)) >= FEW_WORDS
    )


def _found(about: Objective | KeyResult) -> Found:
    place: Place = about.place.at("title")
    return Found(place, "The title is written in capital letters throughout.", "Write it as a sentence.")

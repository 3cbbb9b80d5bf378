"""Titles of key results as measurement rules read them."""

from __future__ import annotations

import re

from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.movement import Role, Spoken, spoken_numbers
from okrsite_gen.rules.scene import Scene

_WITHHELD = re.compile(r"<sub>|\bwithheld\b|[$€£][A-Z]\b", re.IGNORECASE)


def spoken_in(key_result: KeyResult, scene: Scene) -> tuple[Spoken, ...]:
    """Return the numbers of a key result's title, with what each is there for."""
    return spoken_numbers(scene.plain(key_result.title), decimal_comma=scene.settings.decimal_comma)


def has(spoken: tuple[Spoken, ...], role: Role) -> bool:
    """Whether any number is there for this."""
    return any(one.role is role for one in spoken)


def is_said_otherwise(key_result: KeyResult, scene: Scene) -> bool:
    """Whether its figure is withheld in the title, or check-ins state progress by hand."""
    if _WITHHELD.search(key_result.title):
        return True
    return any(edge.update.progress is not None for edge in scene.org.updates.get(key_result.key, ()))

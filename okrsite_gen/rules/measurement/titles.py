"""Titles of key results as measurement rules read them."""

from __future__ import annotations

from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.movement import Role, Spoken, spoken_numbers
from okrsite_gen.rules.scene import Scene


def spoken_in(key_result: KeyResult, scene: Scene) -> tuple[Spoken, ...]:
    """Return the numbers of a key result's title, with what each is there for."""
    return spoken_numbers(scene.plain(key_result.title), decimal_comma=scene.settings.decimal_comma)


def has(spoken: tuple[Spoken, ...], role: Role) -> bool:
    """Whether any number is there for this."""
    return any(one.role is role for one in spoken)

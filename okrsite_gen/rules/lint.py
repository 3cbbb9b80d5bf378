"""All rules over a whole organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from okrsite_gen.rules.rule import Rule

if TYPE_CHECKING:
    from okrsite_gen.model.diagnostics import Diagnostic
    from okrsite_gen.model.settings import Settings
    from okrsite_gen.rules.scene import Scene


def lint(scene: Scene, rules: Iterable[Rule]) -> Iterator[Diagnostic]:
    """Yield what rules find, in no order that matters. A rule that is off is asked only if configuration names it."""
    wanted = [each for each in rules if is_wanted(each, scene.settings)]
    of_objectives = [(each, each.of_objective) for each in wanted if each.of_objective]
    of_key_results = [(each, each.of_key_result) for each in wanted if each.of_key_result]
    for objective in scene.current_objectives():
        for each, look_at_objective in of_objectives:
            yield from map(each.diagnostic, look_at_objective(objective, scene))
        for key_result in scene.current_key_results(objective):
            for each, look_at_key_result in of_key_results:
                yield from map(each.diagnostic, look_at_key_result(key_result, scene))
    for each in wanted:
        if each.of_all:
            yield from map(each.diagnostic, each.of_all(scene))


def is_wanted(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is on, by itself or by configuration."""
    if rule.code.id in settings.rules:
        return settings.rules[rule.code.id] is not None
    return not rule.off_because

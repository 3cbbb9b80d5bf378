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
    return (finding for _, finding in lint_by_team(scene, rules))


def lint_by_team(scene: Scene, rules: Iterable[Rule]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield what rules find, each with the key of the team that it is about; empty where a rule looks at many."""
    wanted = [each for each in rules if is_wanted(each, scene.settings)]
    of_objectives = [(each, each.of_objective) for each in wanted if each.of_objective]
    of_key_results = [(each, each.of_key_result) for each in wanted if each.of_key_result]
    for objective in scene.current_objectives():
        for each, look_at_objective in of_objectives:
            yield from ((objective.team, each.diagnostic(found)) for found in look_at_objective(objective, scene))
        for key_result in scene.current_key_results(objective):
            for each, look_at_key_result in of_key_results:
                yield from ((objective.team, each.diagnostic(one)) for one in look_at_key_result(key_result, scene))
    for each in wanted:
        if each.of_all:
            yield from (("", each.diagnostic(found)) for found in each.of_all(scene))


def is_wanted(rule: Rule, settings: Settings) -> bool:
    """Whether a rule is on, by itself or by configuration."""
    if rule.code.id in settings.rules:
        return settings.rules[rule.code.id] is not None
    return not rule.off_because

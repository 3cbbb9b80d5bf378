"""Findings that are true and that nobody should act on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from okrsite_gen.analysis.cycles import phase_of, window_of
from okrsite_gen.content.codes_org import COUNTS_FROM_ZERO
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings


def without_needless(
    findings: Iterable[Diagnostic], org: Org, as_of: date, settings: Settings
) -> tuple[Diagnostic, ...]:
    """Return findings without advice to add a start where it would come too late or do harm.

    It is too late in a closed objective and in a cycle whose grading time has passed. It does harm where the target is
    a change ("by 20 %"), which another rule speaks of: with a start it would be taken for a figure to reach.
    """
    found = tuple(findings)
    asked = {each.place for each in found if each.code == COUNTS_FROM_ZERO.id}
    if not asked:
        return found
    needless = _needless(asked, org, as_of, settings)
    return tuple(each for each in found if each.code != COUNTS_FROM_ZERO.id or each.place not in needless)


def _needless(asked: set[Place], org: Org, as_of: date, settings: Settings) -> set[Place]:
    plain = Markdown().plain
    phases = {key: phase_of(window_of(cycle, settings.thresholds), as_of) for key, cycle in org.cycles.items()}
    return {
        key_result.place.at("target")
        for objective in org.objectives.values()
        for key_result in objective.key_results
        if key_result.place.at("target") in asked
        and (
            objective.state is State.CLOSED
            or phases.get(objective.cycle) == "over"
            or _asks_for_change(key_result, plain(key_result.title), settings)
        )
    }


def _asks_for_change(key_result: KeyResult, title: str, settings: Settings) -> bool:
    from okrsite_gen.rules.measurement.relative_change import change_alone, is_target
    from okrsite_gen.rules.movement import spoken_numbers

    change = change_alone(spoken_numbers(title, decimal_comma=settings.decimal_comma))
    return change is not None and is_target(change, key_result)

"""Figures that one of two states keeps from its readers: then neither tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from okrsite_gen.analysis.changes.renames import Renames, own_names
from okrsite_gen.model.changes import Side
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.references import Scope
from okrsite_gen.model.values import WITHHELD, Figure, Withheld

Hidden = frozenset[tuple[str, str]]
"""Present keys of key results, and those of their figures that may not be told."""

_WRITTEN = ("start", "target", "minimum", "maximum", "current")
_PLANNED, _VALUE = "planned", "value"
_ALL = (*_WRITTEN, _PLANNED, _VALUE)


def without_hidden_figures(before: Side, after: Side, names: Renames) -> tuple[Side, Side]:
    """Return both states without the figures of key results that one of them keeps from its readers.

    Whoever may see everything that is there is told also what a figure was that its author withholds now.
    """
    own = own_names(after.org, names)
    hidden = frozenset((*_hidden(before, names), *_hidden(after, own)))
    if not hidden:
        return before, after
    return _withheld(before, names, hidden), _withheld(after, own, hidden)


def _hidden(side: Side, names: Renames) -> Iterator[tuple[str, str]]:
    for key, one in side.org.key_results.items():
        kept = _ALL if one.figures_hidden else _said_withheld(one, side) if side.org.hides else ()
        yield from ((names.key_result(key), name) for name in kept)


def _said_withheld(one: KeyResult, side: Side) -> Iterator[str]:
    """Yield the figures that their author withholds."""
    yield from (name for name in _WRITTEN if isinstance(getattr(one, name), Withheld))
    if any(isinstance(to, Withheld) for _, to in one.planned):
        yield _PLANNED
    insight = side.insights.key_results.get(one.key)
    if isinstance(one.current, Withheld) or (insight and isinstance(insight.figure, Withheld)):
        yield _VALUE


def _withheld(side: Side, names: Renames, hidden: Hidden) -> Side:
    org = side.org
    key_results = {key: _key_result(one, names.key_result(key), hidden) for key, one in org.key_results.items()}
    objectives = {
        key: replace(one, key_results=tuple(key_results[each.key] for each in one.key_results))
        for key, one in org.objectives.items()
    }
    check_ins = {key: _check_in(one, names, hidden) for key, one in org.check_ins.items()}
    insights = {
        key: replace(one, figure=_kept(one.figure)) if (names.key_result(key), _VALUE) in hidden else one
        for key, one in side.insights.key_results.items()
    }
    return replace(
        side,
        org=replace(org, key_results=key_results, objectives=objectives, check_ins=check_ins),
        insights=replace(side.insights, key_results=insights),
    )


def _kept(figure: Figure | None) -> Figure | None:
    return None if figure is None else WITHHELD


def _key_result(one: KeyResult, key: str, hidden: Hidden) -> KeyResult:
    """Return a key result without its hidden figures; of a planned path only the days are told then."""
    kept: dict[str, Any] = {
        name: WITHHELD for name in _WRITTEN if (key, name) in hidden and getattr(one, name) is not None
    }
    planned = tuple((on, WITHHELD) for on, _ in one.planned) if (key, _PLANNED) in hidden else one.planned
    return replace(one, planned=planned, **kept) if kept or planned is not one.planned else one


def _check_in(check_in: CheckIn, names: Renames, hidden: Hidden) -> CheckIn:
    scope = Scope(check_in.team, check_in.cycle)
    updates = tuple(
        replace(one, value=_kept(one.value)) if (names.reference(one.target, scope), _VALUE) in hidden else one
        for one in check_in.updates
    )
    return replace(check_in, updates=updates)

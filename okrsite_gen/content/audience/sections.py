"""Texts without the sections of which nobody knows who may read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.headings import Headings, folders_spoken_of
from okrsite_gen.content.markdown.sections import without_sections
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.references import Scope


def without_doubtful_sections(before: Gathered, after: Gathered, headings: Headings) -> Gathered:
    """Leave out the words below headings that may have named something hidden.

    Where other readers may see more, such a heading in a check-in counts like an update about nothing: the free text
    beside it is for nobody either. `before` knows of which objectives each check-in speaks.
    """
    check_ins = {key: _check_in(one, before.check_ins.get(key, one), headings) for key, one in after.check_ins.items()}
    objectives = {
        key: _objective(one, before.headings[key], headings) if key in before.headings else one
        for key, one in after.objectives.items()
    }
    shortened = frozenset(key for key, one in objectives.items() if one is not after.objectives[key])
    return replace(after, check_ins=check_ins, objectives=objectives, shortened=shortened)


def _check_in(check_in: CheckIn, before: CheckIn, headings: Headings) -> CheckIn:
    if not any(section.heading for section in check_in.notes):
        return check_in
    scope = Scope(check_in.team, check_in.cycle)
    others = folders_spoken_of(before)
    kept = tuple(
        section
        for section in check_in.notes
        if not section.heading or headings.doubt(section.heading, scope, others) is None
    )
    if len(kept) == len(check_in.notes):
        return check_in
    if headings.hides:
        return replace(check_in, wins="", blockers="", asks="", next="", notes=())
    return replace(check_in, notes=kept)


def _objective(objective: Objective, written: Iterable[tuple[str, int]], headings: Headings) -> Objective:
    scope = Scope(objective.team, objective.cycle, objective.key)
    doubtful = {words for words, _ in written if headings.doubt(words, scope) is not None}
    if not doubtful:
        return objective
    return replace(objective, body=without_sections(objective.body, doubtful.__contains__))

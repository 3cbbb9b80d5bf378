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

    Where other readers may see more, and such a heading in a check-in is nearly the name of something hidden, was one
    once or may be one in a file that cannot be understood, it counts like an update about nothing: the free text beside
    it is for nobody either. Where it is merely written like a name, that is for whom the file is. `before` knows of
    which objectives each check-in speaks.
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
    doubts = [headings.doubt(one.heading, scope, others) if one.heading else None for one in check_in.notes]
    found = [doubt for doubt in doubts if doubt]
    if not found:
        return check_in
    if headings.hides and any(doubt.concerns_what_stands_beside for doubt in found):
        return replace(check_in, wins="", blockers="", asks="", next="", notes=())
    kept = tuple(section for section, doubt in zip(check_in.notes, doubts, strict=True) if not doubt)
    return replace(check_in, notes=kept)


def _objective(objective: Objective, written: Iterable[tuple[str, int]], headings: Headings) -> Objective:
    scope = Scope(objective.team, objective.cycle, objective.key)
    doubtful = {words for words, _ in written if headings.doubt(words, scope) is not None}
    if not doubtful:
        return objective
    return replace(objective, body=without_sections(objective.body, doubtful.__contains__))

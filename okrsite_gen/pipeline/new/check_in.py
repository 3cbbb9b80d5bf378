"""A new check-in, made out of what its team is working on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from okrsite_gen.analysis.cycles import Window, window_of
from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_form import Subject, check_in_form, questions
from okrsite_gen.content.writing.check_in_questions import (
    CHOICES,
    Answer,
    Question,
    Told,
    refuses_confidence,
    refuses_words,
)
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.kinds import KeyResultState, State
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.settings import Headings
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.standing import Standing

__all__ = ["CHOICES", "Answer", "Question", "Told", "new_check_in", "refuses_confidence", "refuses_words"]

Asking = Callable[[tuple[Question, ...], str, str], Told]
"""Asks somebody; beside the questions it hears who reports, and who did the last time, both empty where not known."""


def _ask_nobody(_: tuple[Question, ...], author: str, __: str) -> Told:
    return Told(author=author)


def new_check_in(
    here: Standing, team: str, cycle: str, day: date | None, author: str, ask: Asking = _ask_nobody
) -> Draft:
    """Return the check-in of a team for a day, today if none is named, with its key results to be filled in.

    What `ask` answers is filled in already; it is not asked for a file that is there, since that is never overwritten.
    Raises `OkrsiteError` where there is no such team or cycle, or where the day does not count for it.
    """
    own = here.team(team)
    within = here.cycle(cycle, preferred=_busy(here, own))
    _refuse_idle_day(here, within, day or here.day)
    subjects = tuple(_subjects(here, own, fold(within)))
    last = _last(here, own, fold(within))
    if last and here.levels.free_text(last) > _level(here, own, subjects):
        last = None  # its blockers and asks would be shown to more people than before
    path = here.path("teams", own.id, within, "check-ins", f"{(day or here.day).isoformat()}.md")
    known, settings = here.insights.key_results, here.project.settings
    asked = () if (here.project.request.root / path).exists() else subjects
    before = last.author.text if last and last.author else ""
    told = ask(tuple(questions(asked, known, decimal_comma=settings.decimal_comma)), author, before)
    text = check_in_form(subjects, known, told.author, last, settings.headings, told.answers)
    advice = _rest(settings.headings) if told.answers else _advice(own, within, subjects)
    return Draft(path, text, advice, "name another day with --date")


def _refuse_idle_day(here: Standing, cycle: str, day: date) -> None:
    """Raise `OkrsiteError` for a day on which a check-in would not count for its cycle."""
    known = here.org.cycles.get(fold(cycle))
    window = window_of(known, here.project.settings.thresholds) if known else Window()
    if not window.first <= day <= window.last:
        raise OkrsiteError(
            f"A check-in of {day.isoformat()} does not count for {cycle}: those from {window.first.isoformat()} "
            f"to {window.last.isoformat()} do.",
            "Choose another cycle with --cycle, or another day with --date.",
        )


def _level(here: Standing, team: Team, subjects: tuple[Subject, ...]) -> int:
    """Return the level of what the check-in will say beside its updates."""
    about = [here.levels.key_result(one.key) for subject in subjects for one in subject.key_results]
    about += [here.levels.objective(subject.objective.key) for subject in subjects if not subject.key_results]
    return max(about, default=here.levels.team(team.key))


def _advice(team: Team, cycle: str, subjects: tuple[Subject, ...]) -> str:
    if not subjects:
        return f"{team.name} has no objective in {cycle} yet: okrsite new objective {team.id} --cycle {cycle}"
    nameless = [
        subject.reference
        for subject in subjects
        if any(not one.id and _asked(one) for one in subject.objective.key_results)
    ]
    if nameless:
        return f"Key results without an id cannot be named in a check-in: give them one in {', '.join(nameless)}."
    return "Open it, and write figures behind the colons."


def _rest(headings: Headings) -> str:
    """Name the parts of a check-in for which nobody was asked."""
    words = (headings.wins, headings.blockers, headings.asks, headings.next)
    *some, last = (as_sentence(each[0]) for each in words)
    return f"Open it, and write what else there is to say under {', '.join(some)} and {last}."


def _busy(here: Standing, team: Team) -> Iterator[str]:
    """Yield the cycles in which a team has something to report."""
    for (key, cycle), objectives in here.org.objectives_of.items():
        if key == team.key and objectives:
            yield cycle
    for key in here.org.key_results_owned_by.get(team.key, ()):
        yield here.org.objectives[here.org.key_results[key].objective].cycle


def _subjects(here: Standing, team: Team, cycle: str) -> Iterator[Subject]:
    """Yield what a team reports on.

    Those are its objectives of the cycle and of the current ones around it, then what other teams gave to it.
    """
    current = here.insights.current_cycles
    around = current[current.index(cycle) + 1 :] if cycle in current else ()
    for each in (cycle, *around):
        for key in here.org.objectives_of.get((team.key, each), ()):
            objective = here.org.objectives[key]
            own = tuple(one for one in objective.key_results if one.id and _asked(one) and not one.team)
            if _alive(objective) and (own or not objective.key_results):
                yield Subject(_reference(objective, team, cycle), objective, own)
    given: dict[str, list[KeyResult]] = {}
    for key in here.org.key_results_owned_by.get(team.key, ()):
        key_result = here.org.key_results[key]
        given.setdefault(key_result.objective, []).append(key_result)
    for key, key_results in given.items():
        objective = here.org.objectives[key]
        asked = tuple(one for one in key_results if one.id and _asked(one))
        if objective.cycle in {cycle, *around} and _alive(objective) and asked:
            yield Subject(_reference(objective, team, cycle), objective, asked)


def _alive(objective: Objective) -> bool:
    return objective.state not in {State.DRAFT, State.CLOSED}


def _asked(key_result: KeyResult) -> bool:
    return key_result.state is KeyResultState.ACTIVE


def _reference(objective: Objective, team: Team, cycle: str) -> str:
    """Return the shortest form that names an objective in a check-in of this team and cycle."""
    own_team, own_cycle, slug = objective.id.split("/")
    if objective.cycle != cycle:
        return f"{own_team}/{own_cycle}/{slug}"
    return slug if objective.team == team.key else f"{own_team}/{slug}"


def _last(here: Standing, team: Team, cycle: str) -> CheckIn | None:
    found = [
        check_in
        for check_in in here.org.check_ins.values()
        if check_in.team == team.key and check_in.cycle == cycle and check_in.day <= here.day
    ]
    return max(found, key=lambda check_in: check_in.day, default=None)

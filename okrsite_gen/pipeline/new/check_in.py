"""A new check-in, made out of what its team is working on."""

from __future__ import annotations

from collections.abc import Callable
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
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.settings import Headings
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.reported import is_asked, is_busy, last_check_ins, subjects_of
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
    within = here.cycle(cycle, preferred=[key for key in here.insights.current_cycles if is_busy(here.org, own, key)])
    _refuse_idle_day(here, within, day or here.day)
    subjects = tuple(subjects_of(here.org, here.insights, own, fold(within)))
    last = last_check_ins(here.org, here.day).get((own.key, fold(within)))
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
        if any(not one.id and is_asked(one) for one in subject.objective.key_results)
    ]
    if nameless:
        return f"Key results without an id cannot be named in a check-in: give them one in {', '.join(nameless)}."
    return "Open it, and write figures behind the colons."


def _rest(headings: Headings) -> str:
    """Name the parts of a check-in for which nobody was asked."""
    words = (headings.wins, headings.blockers, headings.asks, headings.next)
    *some, last = (as_sentence(each[0]) for each in words)
    return f"Open it, and write what else there is to say under {', '.join(some)} and {last}."

"""A new check-in, made out of what its team is working on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from okrsite_gen.analysis import analyse
from okrsite_gen.analysis.cycles import Window, window_of
from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.check_in_answers import Answer, Told
from okrsite_gen.content.writing.check_in_form import check_in_form
from okrsite_gen.content.writing.check_in_questions import (
    LEAVES_OUT,
    Question,
    questions,
    refuses_confidence,
    refuses_words,
)
from okrsite_gen.content.writing.check_in_subjects import Subject
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Team
from okrsite_gen.model.settings import Headings
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.reported import is_busy, last_check_ins, subjects_of
from okrsite_gen.pipeline.new.standing import Standing
from okrsite_gen.pipeline.new.unreported import GIVES_IDS, refuse_unread, why_nothing, without_names

__all__ = [
    "LEAVES_OUT",
    "Answer",
    "Occasion",
    "Question",
    "Told",
    "new_check_in",
    "occasion_of",
    "refuses_confidence",
    "refuses_words",
]

Asking = Callable[[tuple[Question, ...], str, str], Told]
"""Asks somebody; beside the questions it hears who reports, and who did the last time, both empty where not known."""


def _ask_nobody(_: tuple[Question, ...], author: str, __: str) -> Told:
    return Told(author=author)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A check-in that a team could write: of which day and cycle, and about what."""

    here: Standing
    team: Team
    cycle: str
    """As written."""
    day: date
    subjects: tuple[Subject, ...]
    insights: Insights
    """How everything stood on that day: what was reported later is not known yet."""
    last: CheckIn | None
    """The team's last one in that cycle up to that day, unless it holds what the new one would show to more people."""

    @property
    def path(self) -> str:
        """Where its file belongs, relative to the project folder."""
        return self.here.path("teams", self.team.id, self.cycle, "check-ins", f"{self.day.isoformat()}.md")

    @property
    def is_written(self) -> bool:
        """Whether there is such a file already."""
        return (self.here.project.request.root / self.path).exists()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What somebody can be asked for it."""
        settings = self.here.project.settings
        return tuple(questions(self.subjects, self.insights, decimal_comma=settings.decimal_comma))

    @property
    def nameless(self) -> str:
        """Which objectives have key results that no check-in can name, and what to do about it; may be empty."""
        named = without_names(self.here, self.team, self.cycle)
        words = f"Key results without an id cannot be named in a check-in: give them one in {named}. {GIVES_IDS}"
        return words if named else ""

    @property
    def reported_before(self) -> str:
        """Who reported the last time; empty where nobody knows."""
        return self.last.author.text if self.last and self.last.author else ""


def occasion_of(here: Standing, team: str, cycle: str, day: date | None) -> Occasion:
    """Return the check-in that a team could write of a day, today if none is named.

    Raises `OkrsiteError` where there is no such team or cycle, where the day does not count for it, or where an error
    hides what it would be about.
    """
    own, when = here.team(team), day or here.day
    within = here.cycle(cycle, preferred=[key for key in here.insights.current_cycles if is_busy(here.org, own, key)])
    _refuse_idle_day(here, within, when)
    refuse_unread(here, own, within, when)
    subjects = tuple(subjects_of(here.org, here.insights, own, fold(within)))
    last = last_check_ins(here.org, when).get((own.key, fold(within)))
    if last and here.levels.free_text(last) > _level(here, own, subjects):
        last = None  # its blockers and asks would be shown to more people than before
    stood = here.insights if when == here.day else analyse(here.org, when, here.project.settings)
    return Occasion(here, own, within, when, subjects, stood, last)


def new_check_in(
    here: Standing, team: str, cycle: str, day: date | None, author: str, ask: Asking = _ask_nobody
) -> Draft:
    """Return the check-in of a team for a day, today if none is named, with its key results to be filled in.

    What `ask` answers is filled in already; it is not asked for a file that is there, since that is never overwritten.
    Raises `OkrsiteError` like `occasion_of`.
    """
    occasion = occasion_of(here, team, cycle, day)
    headings, subjects = here.project.settings.headings, occasion.subjects
    asked = () if occasion.is_written else occasion.questions
    told = ask(asked, author, occasion.reported_before)
    text = check_in_form(subjects, occasion.insights, told.author, occasion.last, headings, told.answers)
    advice = "\n".join(filter(None, (_early(occasion), _rest(headings) if told.answers else _advice(occasion))))
    return Draft(occasion.path, text, advice, "name another day with --date")


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


def _advice(occasion: Occasion) -> str:
    if not occasion.subjects:
        return "\n".join(why_nothing(occasion.here, occasion.team, occasion.cycle))
    return occasion.nameless or "Open it, and write figures after the colons."


def _early(occasion: Occasion) -> str:
    day = occasion.day
    return f"{day.isoformat()} is still to come: until then it does not count." if day > occasion.here.day else ""


def _rest(headings: Headings) -> str:
    """Name the parts of a check-in for which nobody was asked."""
    words = (headings.wins, headings.blockers, headings.asks, headings.next)
    *some, last = (as_sentence(each[0]) for each in words)
    return f"Open it, and write what else there is to say under {', '.join(some)} and {last}."

"""A check-in as somebody told it at a terminal: for which team and day, what it says, and what to do with it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from okrsite_gen.content.repository import describe
from okrsite_gen.content.shape.dates import EARLIEST_YEAR
from okrsite_gen.content.wording import as_sentence
from okrsite_gen.content.writing.told_check_in import items_of, told_check_in
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.organisation import Team
from okrsite_gen.pipeline.new.check_in import Occasion, Told, occasion_of
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.reported import is_busy
from okrsite_gen.pipeline.new.standing import Standing

__all__ = [
    "Occasion",
    "Told",
    "check_in_of",
    "free_day",
    "items_of",
    "next_steps",
    "occasion_of",
    "of_this_week",
    "on_day",
    "reporting_teams",
]


def reporting_teams(here: Standing) -> tuple[Team, ...]:
    """Return the teams that have something to report in a current cycle; all that are not closed where none has."""
    teams = [team for team in here.org.teams.values() if not team.closed]
    current = here.insights.current_cycles
    busy = [team for team in teams if any(is_busy(here.org, team, key) for key in current)]
    return tuple(busy or teams)


def of_this_week(occasion: Occasion) -> CheckIn | None:
    """Return the team's latest check-in of the week, Monday to Sunday, in which the occasion lies."""
    week = occasion.day.isocalendar()[:2]
    last = [
        each
        for each in occasion.here.org.check_ins.values()
        if each.team == occasion.team.key and each.day <= occasion.day and each.day.isocalendar()[:2] == week
    ]
    return max(last, key=lambda each: each.day, default=None)


def free_day(occasion: Occasion) -> date | None:
    """Return the nearest day before an occasion that counts for its cycle and has no check-in; None without any.

    It is never a later one, of which nobody can report yet.
    """
    day = occasion.day
    while replace(occasion, day=day).is_written:
        day -= timedelta(days=1)
    try:
        return on_day(occasion, day.isoformat()).day
    except OkrsiteError:
        return None


def on_day(occasion: Occasion, written: str) -> Occasion:
    """Return the same team's occasion on another day, as somebody typed it, with what was known on that day.

    Raises `OkrsiteError` where that is no day, one to come, or one that does not count for the cycle.
    """
    try:
        day = date.fromisoformat(written)
    except ValueError as none:
        raise OkrsiteError(f"`{written}` is not a day.", "Write it as 2026-11-20.") from none
    if day.year < EARLIEST_YEAR:
        raise OkrsiteError(f"{written} is in a year that cannot be meant.", "Write it as 2026-11-20.")
    if day > occasion.here.day:
        raise OkrsiteError(f"{day.isoformat()} is still to come.", "Nobody can report of it yet.")
    return occasion_of(occasion.here, occasion.team.id, occasion.cycle, day)


def headings_of_words(occasion: Occasion) -> tuple[str, str, str, str]:
    """Return the headings for what goes well, what is in the way, what is asked and what comes next, as words."""
    headings = occasion.here.project.settings.headings
    wins, blockers, asks, following = (
        as_sentence(words[0]) for words in (headings.wins, headings.blockers, headings.asks, headings.next)
    )
    return wins, blockers, asks, following


def check_in_of(occasion: Occasion, told: Told) -> Draft | None:
    """Return the file that tells what was said; None where a check-in could tell nothing of it."""
    headings = occasion.here.project.settings.headings
    text = told_check_in(occasion.subjects, occasion.insights, told, headings)
    return Draft(occasion.path, text, "", "name another day with --date") if text else None


def next_steps(occasion: Occasion, path: str) -> Iterator[str]:
    """Yield what to do with a file that is written, `path` being how it is called where the user is.

    Nothing where the project is in no repository.
    """
    root: Path = occasion.here.project.request.root
    if describe(root) is None:
        return
    file, day = shlex.quote(path), occasion.day.isoformat()
    words = shlex.quote(f"Check-in of {occasion.team.name}, {day}")
    yield "So that everybody sees it:"
    yield f"  git add {file} && git commit -m {words} -- {file} && git push"
    branch = shlex.quote(f"check-in-{occasion.team.key}-{day}")
    yield f"Where changes go through a pull request, begin with `git switch -c {branch}`,"
    yield f"and end with `git push -u origin {branch}`, which says where to open it."

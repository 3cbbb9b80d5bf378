"""For which team and which day somebody wants to report."""

from __future__ import annotations

from datetime import date

import click

from okrsite_gen.cli.check_in.walk import EnoughSaid, agreed, read
from okrsite_gen.cli.new.asking import say_refused
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.new.standing import Standing
from okrsite_gen.pipeline.new.told import Occasion, free_day, occasion_of, of_this_week, on_day, reporting_teams
from okrsite_gen.pipeline.new.unreported import why_nothing


def begin(here: Standing, team: str, cycle: str, day: date | None) -> Occasion:
    """Return what is to be reported on, asking for the team unless it is named, and for a day that is free.

    Raises `EnoughSaid` where somebody stops, and `OkrsiteError` where there is nothing to report.
    """
    occasion = occasion_of(here, team or _team(here), cycle, day)
    if day:
        occasion = on_day(occasion, day.isoformat())
    if not occasion.subjects:
        raise OkrsiteError(*why_nothing(here, occasion.team, occasion.cycle))
    if occasion.is_written:
        return another_day(occasion)
    written = of_this_week(occasion)
    if written is not None:
        click.echo(
            f"{occasion.team.name} has checked in this week already, on {written.day.isoformat()}: "
            f"{written.place.file}. You can edit that file instead.",
            err=True,
        )
        if not agreed(f"Write another one, of {occasion.day.isoformat()}?", default=False):
            raise EnoughSaid
    return occasion


def _team(here: Standing) -> str:
    """Ask which team reports, by number or name, until it is one."""
    teams = reporting_teams(here)
    width = max((len(team.id) for team in teams), default=0)
    for number, team in enumerate(teams, 1):
        click.echo(f"  {number:>2}  {team.id:<{width}}  {team.name}", err=True)
    while True:
        answer = read("Which team, by number or name")
        if answer.isdecimal() and 1 <= int(answer) <= len(teams):
            return teams[int(answer) - 1].id
        named = [team.id for team in teams if team.name.casefold() == answer.casefold()]
        if named:
            return named[0]
        try:
            return here.team(answer).id
        except OkrsiteError as refused:
            say_refused(refused)


def another_day(occasion: Occasion) -> Occasion:
    """Ask for a day that has no check-in yet."""
    click.echo(
        f"{occasion.team.name} has checked in on {occasion.day.isoformat()} already: {occasion.path}. "
        "You can edit that file instead.",
        err=True,
    )
    free = free_day(occasion)
    if free is None:
        raise EnoughSaid
    while True:
        answer = read(f"Another day, such as {free.isoformat()} (Enter stops)")
        if not answer:
            raise EnoughSaid
        try:
            other = on_day(occasion, answer)
        except OkrsiteError as refused:
            say_refused(refused)
            continue
        if not other.is_written:
            return other
        click.echo(f"{other.path} is there already.", err=True)

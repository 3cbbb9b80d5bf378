"""The digest of one week: the same figures and lists as on its page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from okrsite_gen.model.history import Goalpost
from okrsite_gen.model.organisation import Org
from okrsite_gen.site import routes
from okrsite_gen.site.digest.digest import Digest, Item, Section
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.figures import whole_points
from okrsite_gen.site.happenings import Happened, Told, Turn, Turned, with_weeks
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.views.goalposts import changed_words, moved_goalposts
from okrsite_gen.site.views.update_week import WeekFigures, WeekMove, cycles, week_figures, week_link, week_move
from okrsite_gen.site.views.week_turns import named, turn_view, turned_view
from okrsite_gen.site.views.week_words import WordsGroup, by_kind, words_of_week

NOTHING = Happened()
MOST = 20
"""Things of one sort that are told; the page of the week has the others."""

Entry = TypeVar("Entry")


def narrowed(edition: Edition, teams: Collection[str]) -> Edition:
    """Return an edition in which only these teams, by their keys, did anything."""
    alone = replace(
        edition,
        teams=tuple((team, depth) for team, depth in edition.teams if team.key in teams),
        objectives_in={
            cycle: tuple(each for each in found if each.team in teams) for cycle, found in edition.objectives_in.items()
        },
        insights=replace(
            edition.insights,
            goalposts={
                key: found for key, found in edition.insights.goalposts.items() if key.partition("/")[0] in teams
            },
        ),
    )
    return with_weeks(alone)


def team_week_digest(edition: Edition, first: date, team: str) -> Digest:
    """Return what happened to one team, by its key, and to those below it, in the week that begins on a Monday."""
    keys = teams_below(edition.org, team)
    told = week_digest(narrowed(edition, keys), first)
    return replace(told, title=message("digest.of-team", week=told.title, team=edition.org.teams[team].name))


def teams_below(org: Org, team: str) -> tuple[str, ...]:
    """Return the key of a team and those of all teams below it."""
    found = [team]
    for key in found:  # grows while it is walked
        found += (below for below in org.children.get(key, ()) if below not in found)
    return tuple(found)


def week_digest(edition: Edition, first: date) -> Digest:
    """Return the digest of the week that begins on a Monday."""
    happened = edition.weeks.get(first.isoformat(), NOTHING)
    figures = week_figures(edition, happened)
    sections = tuple(section for section in _sections(edition, happened) if section.items)
    told = any(getattr(figures, name) for name in ("check_ins", "due", "moved", "met", "closed")) or sections
    summary = tuple(summary_of(figures)) if told else (message("week.none-shown" if figures.partial else "week.none"),)
    week = week_link(first)
    address = week.address if happened is not NOTHING else routes.UPDATES
    return Digest(week.words, address, summary, sections)


def summary_of(figures: WeekFigures) -> Iterator[Words]:
    """Yield a week in numbers, as its page says them."""
    if figures.check_ins or figures.due or figures.partial:
        shown = "updates.check-ins-shown" if figures.partial else "updates.check-ins"
        yield message(shown, count=figures.check_ins)
    if figures.due and not figures.partial:
        due = "updates.expected" if figures.to_come else "updates.due"
        yield message(due, came=figures.came, count=figures.due)
        if figures.to_come:
            yield message("updates.can-come", count=figures.to_come)
    for name in ("troubles", "recoveries", "met", "moved", "closed"):
        count = getattr(figures, name)
        if count:
            metrics = name == "moved" and figures.by_metrics
            yield message("updates.moved-metrics" if metrics else f"updates.{name}", count=count)


def _sections(edition: Edition, happened: Happened) -> Iterator[Section]:
    for name in ("troubles", "recoveries"):
        yield _first_of(_head(name), getattr(happened, name), lambda each: _turned(edition, each))
    yield _first_of(_head("met"), happened.met, lambda each: _turn(edition, each))
    for name in ("part_troubles", "part_recoveries"):
        yield _first_of(_head(name.replace("_", "-")), getattr(happened, name), lambda each: _turned(edition, each))
    yield _first_of(message("updates.goalposts"), happened.goalposts, lambda each: _changed(edition, each))
    for group in by_kind(words_of_week(edition, happened.told)):
        if group.kind != "notes":
            yield _said(group)
    moves = _first_of(_head("moves"), happened.top_moves, lambda each: _move(week_move(edition, each)))
    yield replace(moves, left_out=happened.moved - len(moves.items))
    yield Section(_head("began"), tuple(_began_and_ended(edition, happened)))
    missing = [each for each in happened.told if each.missing]
    yield _first_of(message("week.silent"), missing, lambda each: _missing(edition, each))


def _first_of(heading: Words, found: Sequence[Entry], item: Callable[[Entry], Item]) -> Section:
    """Return as many things of one sort as any digest tells; the others are counted."""
    return Section(heading, tuple(map(item, found[:MOST])), len(found[MOST:]))


def _head(name: str) -> Words:
    return message(f"updates-head.{name}")


def _turned(edition: Edition, turned: Turned) -> Item:
    view = turned_view(edition, turned)
    facts = [_way(turned.itself)] if turned.itself else []
    parts = tuple(
        message("digest.part", title=part.title.title, before=part.before.value, status=part.after.value)
        for part in view.parts
    )
    more = view.parts_total - len(view.parts)
    return _item(
        view.objective, *facts, parts=(*parts, *((message("updates.parts-more", count=more),) if more else ()))
    )


def _turn(edition: Edition, turn: Turn) -> Item:
    view = turn_view(edition, turn)
    score = (message("row.score", score=view.score),) if view.score is not None else ()
    return _item(view.title, _way(turn), *score)


def _way(turn: Turn) -> Words:
    return message("week.turn", before=turn.before.value, status=turn.after.value)


def _move(view: WeekMove) -> Item:
    move = view.move
    way = message("digest.figures" if move.figures else "digest.progress", before=move.before, after=move.after)
    points = (_points(view.change),) if view.change else ()
    return replace(_item(move.key_result, way, *points), text=view.note)


def _points(change: Decimal) -> Words:
    return message("updates.change", change=change, count=whole_points(change))


def _item(summary: Summary, *facts: Words, parts: tuple[Words, ...] = ()) -> Item:
    around = (summary.team, *((summary.objective,) if summary.objective else ()))
    return Item(summary.title, summary.address, (*facts, *(each for each in around if each)), parts)


def _changed(edition: Edition, goalpost: Goalpost) -> Item:
    (moved,) = moved_goalposts(edition, (goalpost,))
    view = moved.goalpost
    return _item(
        moved.title,
        message(f"goalpost-short.{view.what}"),
        *(each for each in (changed_words(view), message("digest.no-reason") if view.unexplained else "") if each),
        parts=(message("digest.reason", reason=view.reason),) if view.reason else (),
    )


def _said(group: WordsGroup) -> Section:
    return _first_of(
        _head(group.kind),
        group.entries,
        lambda each: Item(each.team.words, each.address, (_day(each.day),), text=each.text),
    )


def _day(day: date) -> Words:
    return message("digest.day", day=day)


def _began_and_ended(edition: Edition, happened: Happened) -> Iterator[Item]:
    for name, keys in (("updates.ended", happened.ended), ("updates.started", happened.started)):
        for link in cycles(edition, keys):
            yield Item(message(name, cycle=link.words), link.address)
    for key in happened.began:
        summary = named(edition, key)
        yield Item(message("updates.began", title=summary.title), summary.address, (summary.team,))
    for turn in happened.closed:
        yield _turn(edition, turn)


def _missing(edition: Edition, told: Told) -> Item:
    cycle = edition.directory.cycles[told.cycle].name
    team = edition.directory.team(told.team)
    beat = (message(f"beat.{told.beat.value}"),) if told.beat else ()
    return Item(team.words, team.address, (*beat, _day(told.day), cycle))

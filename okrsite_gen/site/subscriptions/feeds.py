"""Which feeds the site has, and what stands in each: the newest news of everything, of a team, of an objective."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain, islice

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.site import routes
from okrsite_gen.site.digest.of_week import week_digest
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.feeds import LONGEST, FeedEntry, FeedView, feed_page
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Page
from okrsite_gen.site.subscriptions.entries import (
    Mention,
    changed_entry,
    check_in_entry,
    closing_of,
    objective_entries,
    turn_entry,
)
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses
from okrsite_gen.site.views.following import title_of_feed

LONGEST_OF_ONE = 20
"""Entries in the feed of one team or objective."""

WEEKS = 8
"""Entries in the feed of weeks."""

News = tuple[date, str, Callable[[], FeedEntry]]
"""Its day, what puts it in order within the day, and how to word it: only of what is told at all."""


def feed_of_everything(edition: Edition, first: FirstAddresses) -> Page:
    """Return the feed of all news."""
    check_ins = chain.from_iterable(edition.check_ins_of.values())
    news = _news(edition, first, check_ins, edition.org.objectives.values())
    name = edition.settings.site.name
    title = message("frame.feed-title", site=name)
    return feed_page(FeedView(title, routes.HOME, routes.FEED, routes.FEED, name, _newest(news, LONGEST)))


def feed_of_weeks(edition: Edition) -> Page:
    """Return the feed with one entry for each week that is over."""
    weeks = ((date.fromisoformat(week), turning) for week, turning in edition.week_turns.items())
    over = (first for first, turning in weeks if turning.eventful and _ends(first) < edition.insights.as_of)
    entries = tuple(_week_entry(edition, first) for first in islice(over, WEEKS))
    name = edition.settings.site.name
    title = message("feed.weekly", site=name)
    return feed_page(FeedView(title, routes.UPDATES, routes.WEEKLY_FEED, routes.WEEKLY_FEED, name, entries))


def feed_of_changed_targets(edition: Edition, first: FirstAddresses) -> Page:
    """Return the feed of targets that were made easier after they had been agreed on."""
    name = edition.settings.site.name
    home = routes.address_of_preset("changed-targets") if edition.frames.sections.explore else routes.HOME
    view = FeedView(
        message("feed.targets", site=name),
        home,
        routes.TARGETS_FEED,
        routes.TARGETS_FEED,
        name,
        _newest(_changes(edition, first, edition.goalposts_in), LONGEST),
    )
    return feed_page(view)


def _changes(edition: Edition, first: FirstAddresses, objectives: Iterable[str]) -> Iterator[News]:
    for key in objectives:
        for goalpost in edition.goalposts_in.get(key, ()):
            yield goalpost.day, goalpost.key_result, partial(changed_entry, edition, first, goalpost)


def _week_entry(edition: Edition, first: date) -> FeedEntry:
    digest = week_digest(edition, first)
    name = edition.settings.site.name
    return FeedEntry(digest.title, digest.address, digest.address, _ends(first), name, digest=digest)


def _ends(first: date) -> date:
    return first + timedelta(days=6)


def feed_of_team(edition: Edition, first: FirstAddresses, team: Team) -> Page:
    """Return the feed of a team."""
    cycles = edition.cycles_of.get(team.key, ())
    check_ins = chain.from_iterable(edition.check_ins_of.get((team.key, cycle), ()) for cycle in cycles)
    keys = chain.from_iterable(edition.org.objectives_of.get((team.key, cycle), ()) for cycle in cycles)
    news = _news(edition, first, check_ins, (edition.org.objectives[key] for key in keys))
    home = routes.address_of_team(team.key)
    view = FeedView(
        title_of_feed(edition, team.name),
        home,
        routes.address_of_feed(home),
        routes.address_of_feed(first.team(team.key)),
        edition.settings.site.name,
        _newest(news, LONGEST_OF_ONE),
    )
    return feed_page(view)


def feed_of_objective(edition: Edition, first: FirstAddresses, objective: Objective, told: Sequence[Mention]) -> Page:
    """Return the feed of an objective; `told` is where check-ins speak of it."""
    summary = edition.directory.objectives[objective.key]
    entries = sorted(
        objective_entries(edition, first, objective, told), key=lambda each: (-each.day.toordinal(), each.address)
    )
    view = FeedView(
        title_of_feed(edition, summary.title),
        summary.address,
        routes.address_of_feed(summary.address),
        routes.address_of_feed(first.objective(objective.key)),
        edition.settings.site.name,
        tuple(entries[:LONGEST_OF_ONE]),
    )
    return feed_page(view)


def _news(
    edition: Edition, first: FirstAddresses, check_ins: Iterable[CheckIn], objectives: Iterable[Objective]
) -> Iterator[News]:
    for check_in in check_ins:
        yield check_in.day, check_in.key, partial(check_in_entry, edition, first, check_in)
    for objective in objectives:
        turn = closing_of(edition, objective)
        if turn is not None:
            yield turn.after.since, objective.key, partial(turn_entry, edition, first, objective, turn)
        yield from _changes(edition, first, (objective.key,))


def _newest(news: Iterable[News], most: int) -> tuple[FeedEntry, ...]:
    """Return the newest news as entries, newest first."""
    ordered = sorted(news, key=lambda each: (-each[0].toordinal(), each[1]))
    return tuple(word() for _, _, word in ordered[:most])

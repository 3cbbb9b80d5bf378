"""Everything that can be followed, as pages of the site."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Team
from okrsite_gen.site import routes
from okrsite_gen.site.calendar.calendars import calendar_of_everything, calendar_of_team
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.old_addresses import old_addresses, plain_address
from okrsite_gen.site.page import Page
from okrsite_gen.site.subscriptions.entries import mentions
from okrsite_gen.site.subscriptions.feeds import (
    feed_of_changed_targets,
    feed_of_everything,
    feed_of_objective,
    feed_of_team,
    feed_of_weeks,
)
from okrsite_gen.site.subscriptions.first_addresses import FirstAddresses
from okrsite_gen.site.views.following import has_feed, has_targets

MakePage = Callable[[Edition], Page]


class Subscriptions:
    """Makes feeds and calendars, at their addresses and at those that they had before.

    Nobody can follow what does not know its own address, so there are none where the base URL is unknown. Feed readers
    do not follow the pages that lead on from old addresses: the same feed stands there.
    """

    def __init__(self, edition: Edition) -> None:
        outputs, known = edition.settings.outputs, bool(edition.facts.base_url)
        self._feeds, self._calendars = outputs.feeds and known, outputs.calendar and known
        if not known:
            return
        watch = edition.watch
        self._first = FirstAddresses(edition.org, watch)
        self._told = mentions(edition) if self._feeds else {}
        self._former = _former(edition, sorted(self._addresses(edition)))
        if watch:
            self._told = watch.mapping("mentions", self._told)
            self._former = watch.mapping("former addresses", self._former)

    def of_everything(self, edition: Edition) -> Iterator[tuple[str, MakePage]]:
        """Yield what is about no single thing: its address, and how it is made."""
        if self._feeds:
            yield routes.FEED, lambda each: feed_of_everything(each, self._first)
            if edition.frames.sections.updates:
                yield routes.WEEKLY_FEED, feed_of_weeks
            if has_targets(edition):
                yield routes.TARGETS_FEED, lambda each: feed_of_changed_targets(each, self._first)
        if self._calendars:
            yield routes.CALENDAR, lambda each: calendar_of_everything(each, self._first)

    def of_team(self, edition: Edition, team: Team) -> Iterator[Page]:
        """Yield the feed of a team, and its calendar while it exists."""
        if self._feeds:
            yield from self._everywhere(feed_of_team(edition, self._first, team))
        if self._calendars and not team.closed:
            yield from self._everywhere(calendar_of_team(edition, self._first, team))

    def of_objective(self, edition: Edition, objective: Objective) -> Iterator[Page]:
        """Yield the feed of an objective that people may still want to follow."""
        if self._feeds and has_feed(edition.directory.cycles[objective.cycle]):
            told = self._told.get(objective.key, ())
            yield from self._everywhere(feed_of_objective(edition, self._first, objective, told))

    def _everywhere(self, page: Page) -> Iterator[Page]:
        yield page
        for address in self._former.get(page.address, ()):
            yield replace(page, address=address)

    def _addresses(self, edition: Edition) -> Iterator[str]:
        """Yield where everything stands that may have stood elsewhere before."""
        for team in edition.org.teams.values():
            home = routes.address_of_team(team.key)
            if self._feeds:
                yield routes.address_of_feed(home)
            if self._calendars and not team.closed:
                yield routes.address_of_calendar(home)
        for objective in edition.org.objectives.values():
            if self._feeds and has_feed(edition.directory.cycles[objective.cycle]):
                yield routes.address_of_feed(routes.address_of_objective(objective.key))


def _former(edition: Edition, ordered: Sequence[str]) -> Mapping[str, Iterable[str]]:
    """Return present address → those that it had before; `ordered` are all present ones."""
    taken = {routes.comparable(address) for address in ordered}
    found: dict[str, list[str]] = defaultdict(list)
    for old in old_addresses(edition):
        before = plain_address(old.written)
        if not old.folder or not before.endswith("/"):
            continue
        for present in _below(old.target, ordered):
            address = before + present.removeprefix(old.target)
            if routes.comparable(address) not in taken:
                taken.add(routes.comparable(address))
                found[present].append(address)
    return found


def _below(target: str, ordered: Sequence[str]) -> Iterator[str]:
    """Yield those of some addresses in order that stand below a folder."""
    for position in range(bisect_left(ordered, target), len(ordered)):
        if not ordered[position].startswith(target):
            break
        yield ordered[position]

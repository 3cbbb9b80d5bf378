"""What stands around every page: the site's navigation, the way back, and facts about the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from okrsite_gen.model.insights import Insights
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.editing import edit_address, line_address
from okrsite_gen.site.links import to_subscribe
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import BuildFacts, Clock, Frame, Link
from okrsite_gen.site.summaries import CycleSummary
from okrsite_gen.site.watch import Watch

HOME = Link(message("nav.home"), routes.HOME)
"""The beginning of every breadcrumb."""

TEAM_CYCLE_DEPTH = 4
"""Slashes in the address of a team in a cycle."""


@dataclass(frozen=True, slots=True)
class Sections:
    """Which parts of the site exist in this build."""

    cycles: bool
    strategy: bool
    metrics: bool
    people: bool
    pages: bool
    archive: bool
    explore: bool
    updates: bool
    """Whether any team has checked in up to the day of the build, or changed anything that the repository tells."""
    dependencies: tuple[str, ...]
    """Cycles in which an objective needs something from others."""


def sections_of(org: Org, settings: Settings, cycles: Iterable[CycleSummary], as_of: date) -> Sections:
    """Return the parts of the site that have something to show."""
    charter = org.charter
    return Sections(
        cycles=bool(org.cycles),
        strategy=bool(charter.mission or charter.vision or charter.pillars),
        metrics=bool(org.metrics),
        people=bool(org.people) and settings.owners == "person",
        pages=bool(org.pages),
        archive=any(cycle.closed for cycle in cycles),
        explore=bool(org.objectives),
        updates=any(check_in.day <= as_of for check_in in org.check_ins.values())
        or any(change.day <= as_of for change in org.history.changes),
        dependencies=tuple(sorted({each.cycle for each in org.objectives.values() if each.depends_on})),
    )


@dataclass(frozen=True, slots=True)
class Follow:
    """How what a page is about can be followed."""

    title: Words
    """Of its feed."""
    feed: str
    """Site address of its feed; empty if it has none."""
    calendar: str = ""
    """Site address of its calendar; empty if it has none."""


class Frames:
    """Makes the frame of each page."""

    def __init__(
        self,
        org: Org,
        insights: Insights,
        settings: Settings,
        facts: BuildFacts,
        cycles: dict[str, CycleSummary],
        logo: str = "",
    ) -> None:
        self.logo = logo
        self.sections = sections_of(org, settings, cycles.values(), insights.as_of)
        current = cycles.get(insights.current_cycle)
        self._navigation = tuple(_navigation(self.sections, current))
        self._further = tuple(_further(self.sections, settings, current))
        self._clock = _clock(current, facts.as_of)
        self._touched = org.history.touched
        self._repository = settings.repository
        self._base = Frame(
            cycle=Link(current.name, current.address) if current else None,
            span=(current.start, current.end) if current and current.start and current.end else None,
            clock=self._clock if facts.as_of_fixed else None,
            as_of=facts.as_of if facts.as_of_fixed else None,
            as_of_fixed=facts.as_of_fixed,
            feed=routes.FEED if settings.outputs.feeds and facts.base_url else "",
            calendar=_calendar(settings, facts),
            hides=org.hides,
            logo=logo,
        )
        self._as_of = facts.as_of
        self._base_url = facts.base_url
        self._apart = _namesakes(org)
        self._by_section: dict[str, tuple[tuple[Link, ...], tuple[Link, ...]]] = {}

    @property
    def constants(self) -> tuple[object, ...]:
        """What is the same on all pages."""
        return (self.sections, self._navigation, self._further, self._clock, self._base, self._as_of, self._base_url)

    def over(self, watch: Watch) -> Frames:
        """Return the same with what differs from page to page watched."""
        watched = copy(self)
        watched._touched = watch.mapping("days of files", self._touched)
        watched._apart = watch.mapping("namesakes by address", self._apart)
        return watched

    def frame(
        self,
        section: str,
        way: tuple[Link, ...] = (),
        *,
        dated: bool = False,
        file: str = "",
        changed: Iterable[date] = (),
        listed: bool = True,
        follow: Follow | None = None,
    ) -> Frame:
        """Return the frame of a page.

        `section` is the address of the navigation entry that the page belongs to, `way` the breadcrumb below home
        with the page itself last, `dated` whether its figures depend on the day of the build, `file` its source, and
        `changed` days on which something that it shows changed; `follow` is what of it can be followed.
        """
        days = [*changed]
        if file in self._touched:
            days.append(self._touched[file])
        crumbs = (HOME, *way[:-1], replace(way[-1], current=True)) if way else ()
        navigation, further = self._navigation_for(section)
        return replace(
            self._base,
            navigation=navigation,
            further=further,
            breadcrumb=crumbs,
            clock=self._clock if dated else self._base.clock,
            as_of=self._as_of if dated else self._base.as_of,
            changed=max(days, default=None),
            edit=self.edit(file),
            apart=", ".join(dict.fromkeys(filter(None, map(self._key_of, way)))),
            listed=listed,
            own_feed=self._own_feed(follow),
            calendar=self._own_calendar(follow),
        )

    def _own_feed(self, follow: Follow | None) -> Link | None:
        return Link(follow.title, follow.feed) if follow and follow.feed and self._base.feed else None

    def _own_calendar(self, follow: Follow | None) -> str:
        if follow is None or not follow.calendar or not self._base.calendar:
            return self._base.calendar
        return to_subscribe(follow.calendar, self._base_url)

    def edit(self, file: str) -> str:
        """Return the address at which a source file can be edited; empty where configuration does not tell."""
        return edit_address(self._repository, file)

    def line(self, file: str, line: int) -> str:
        """Return the address of a line of a source file at the hosting site; empty where that is not known."""
        return line_address(self._repository, file, line)

    def _key_of(self, link: Link) -> str:
        """Return the key of what a step of the way leads to, if something else of its kind has the same name."""
        name = routes.address_of_cycle(link.address.rstrip("/").rpartition("/")[2])
        return self._apart.get(link.address) or (self._apart.get(name, "") if _is_of_team(link.address) else "")

    def _navigation_for(self, section: str) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        if section not in self._by_section:
            first, second = (
                tuple(replace(link, current=link.address == section) for link in links)
                for links in (self._navigation, self._further)
            )
            self._by_section[section] = first, second
        return self._by_section[section]


def _navigation(sections: Sections, current: CycleSummary | None) -> Iterator[Link]:
    yield HOME
    if current is not None:
        yield Link(message("nav.now"), current.address)
        yield Link(message("nav.alignment"), routes.address_of_alignment(current.key))
        yield Link(message("nav.attention"), routes.address_of_attention(current.key))
    if sections.updates:
        yield Link(message("nav.updates"), routes.UPDATES)
    yield Link(message("nav.teams"), routes.TEAMS)
    if sections.strategy:
        yield Link(message("nav.strategy"), routes.STRATEGY)


def _further(sections: Sections, settings: Settings, current: CycleSummary | None) -> Iterator[Link]:
    if current is not None and current.key in sections.dependencies:
        yield Link(message("nav.dependencies"), routes.address_of_dependencies(current.key))
    places: tuple[tuple[bool, Words, str], ...] = (
        (sections.explore, message("explore.title"), routes.EXPLORE),
        (sections.metrics, message("nav.metrics"), routes.METRICS),
        (sections.people, message("nav.people"), routes.PEOPLE),
        (sections.cycles, message("nav.cycles"), routes.CYCLES),
        (sections.archive, message("nav.archive"), routes.ARCHIVE),
        (sections.pages, message("nav.pages"), routes.PAGES),
    )
    for exists, words, address in places:
        if exists:
            yield Link(words, address)
    for item in settings.navigation:
        yield Link(item.label, item.target)
    yield Link(message("nav.quality"), routes.QUALITY)


def _calendar(settings: Settings, facts: BuildFacts) -> str:
    exists = settings.outputs.calendar and facts.base_url
    return to_subscribe(routes.CALENDAR, facts.base_url) if exists else ""


def _clock(current: CycleSummary | None, today: date) -> Clock | None:
    """Return how far the current cycle is; None where it has no ends or the day lies outside it."""
    if current is None or current.start is None or current.end is None:
        return None
    return Clock(current.start, current.end, today) if current.start <= today <= current.end else None


def _is_of_team(address: str) -> bool:
    """Return whether an address is that of a team in a cycle."""
    return address.startswith(routes.TEAMS) and address.count("/") == TEAM_CYCLE_DEPTH


def _namesakes(org: Org) -> Mapping[str, str]:
    """Return the keys of what has the same name as something else of its kind, by address."""
    kinds: tuple[Iterable[tuple[str, str, str]], ...] = (
        ((each.name, each.key, routes.address_of_team(each.key)) for each in org.teams.values()),
        ((each.name, each.key, routes.address_of_cycle(each.key)) for each in org.cycles.values()),
        ((each.name, each.key, routes.address_of_metric(each.key)) for each in org.metrics.values()),
        ((each.name, each.key, routes.address_of_person(each.key)) for each in org.people.values()),
        ((each.title, each.key, routes.address_of_page(each.key)) for each in org.pages.values()),
    )
    found: dict[str, str] = {}
    for kind in kinds:
        named = [(fold(name.strip()), key, address) for name, key, address in kind]
        often = Counter(name for name, _, _ in named)
        found.update((address, key) for name, key, address in named if often[name] > 1)
    return found

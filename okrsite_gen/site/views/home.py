"""The home page: what we are trying to do, how it is going, and what changed this week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.attention import AttentionItem, attention_item
from okrsite_gen.site.views.cycles import cycles_to_show
from okrsite_gen.site.views.teams import TeamRow, team_row
from okrsite_gen.site.views.words import UpdateView, said

URGENT, NEWS, MOVES, TEAMS, OBJECTIVES = 5, 8, 3, 30, 20
"""Things that need attention, check-ins, updates of each, teams, and objectives of a cycle that home shows."""

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class HomeCycle:
    """The organisation's own objectives of one cycle."""

    cycle: CycleSummary
    """The cycle."""
    objectives: tuple[ObjectiveSummary, ...]
    """Objectives of the topmost teams."""
    total: int
    """How many they are altogether."""


@dataclass(frozen=True, slots=True)
class News:
    """One check-in of the last seven days, in short."""

    team: Link
    """The reporting team."""
    author: Link | None
    """Who wrote it, as configuration lets people appear."""
    day: date
    """Its day."""
    address: str
    """Where the whole check-in stands."""
    moved: tuple[UpdateView, ...]
    """What it reports, as far as there is room."""
    more: int
    """Updates that are left out here."""
    has_wins: bool
    """Whether it tells of wins."""
    has_blockers: bool
    """Whether it tells of blockers."""
    has_asks: bool
    """Whether it asks for something."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The organisation at a glance."""

    frame: Frame
    """What stands around the page."""
    name: str
    """Name of the site."""
    description: str
    """What configuration says of the site."""
    mission: Title | None
    """The organisation's mission; None where none is stated."""
    vision: Title | None
    """Its vision; None where none is stated."""
    pillars: tuple[Link, ...]
    """The pillars of its strategy."""
    sponsor: Link | None
    """Who sponsors the goals."""
    champions: tuple[Link, ...]
    """Who looks after the practice."""
    body: Prose
    """The text of `index.md`."""
    cycle: CycleSummary | None
    """The current cycle; None where none is active."""
    cycles: tuple[HomeCycle, ...]
    """The current cycle and those around it, innermost first; where none is current, the newest one."""
    attention: tuple[AttentionItem, ...]
    """The most severe of what needs attention in the current cycle."""
    attention_total: int
    """How many things need attention altogether."""
    attention_address: str
    """The whole list; empty where no cycle is current."""
    news: tuple[News, ...]
    """Check-ins of the last seven days, newest first."""
    news_total: int
    """Check-ins of the last seven days altogether."""
    teams: tuple[TeamRow, ...]
    """The topmost teams and those directly below them, as far as there is room."""
    teams_total: int
    """Teams altogether."""
    built: date
    """The day for which the site was built."""
    commit: str
    """Abbreviated id of the commit that was built; may be empty."""


def home_page(edition: Edition) -> Page:
    """Return the home page."""
    org, directory, charter = edition.org, edition.directory, edition.org.charter
    current = edition.insights.current_cycle
    found = edition.insights.attention.get(current, ())
    recent = _recent(edition)
    teams = [team for team, depth in edition.teams if depth <= 1 and not team.closed]
    return Page(
        routes.HOME,
        "pages/home.html",
        HomeView(
            frame=_frame(edition, recent),
            name=edition.settings.site.name,
            description=edition.settings.site.description,
            mission=edition.mission,
            vision=edition.linker.title(charter.vision, file=charter.place.file) if charter.vision else None,
            pillars=tuple(edition.pillars.values()),
            sponsor=directory.owner(charter.sponsor),
            champions=directory.owners(charter.champions),
            body=edition.linker.prose(charter.body, file=charter.place.file, prefix="about.", level=3),
            cycle=directory.cycle_with_totals(current),
            cycles=tuple(_cycles(edition)),
            attention=tuple(
                attention_item(edition, each, f"said-{position}.", 3) for position, each in enumerate(found[:URGENT], 1)
            ),
            attention_total=len(found),
            attention_address=routes.address_of_attention(current) if current in directory.cycles else "",
            news=tuple(_news(edition, check_in) for check_in in recent[:NEWS]),
            news_total=len(recent),
            teams=tuple(team_row(edition, team) for team in teams[:TEAMS]),
            teams_total=len(org.teams),
            built=edition.facts.as_of,
            commit="" if org.hides else edition.facts.commit,
        ),
    )


def _frame(edition: Edition, recent: list[CheckIn]) -> Frame:
    file = edition.org.charter.place.file
    return edition.frames.frame(routes.HOME, dated=True, file=file, changed=(check_in.day for check_in in recent[:1]))


def _cycles(edition: Edition) -> Iterator[HomeCycle]:
    org, directory = edition.org, edition.directory
    for cycle in cycles_to_show(edition):
        keys = [key for team in org.children.get("", ()) for key in org.objectives_of.get((team, cycle), ())]
        yield HomeCycle(
            directory.cycles[cycle], tuple(directory.objectives[key] for key in keys[:OBJECTIVES]), len(keys)
        )


def _recent(edition: Edition) -> list[CheckIn]:
    """Return the check-ins of the last seven days, newest first."""
    as_of = edition.insights.as_of
    every = chain.from_iterable(edition.check_ins_of.values())
    found = [check_in for check_in in every if as_of - WEEK < check_in.day <= as_of]
    return sorted(found, key=lambda check_in: (-check_in.day.toordinal(), check_in.key))


def _news(edition: Edition, check_in: CheckIn) -> News:
    telling = [position for position, update in enumerate(check_in.updates) if not update.unchanged]
    return News(
        team=edition.directory.team(check_in.team),
        author=edition.directory.owner(check_in.author),
        day=check_in.day,
        address=routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day),
        moved=tuple(said(edition, check_in, position) for position in telling[:MOVES]),
        more=max(len(telling) - MOVES, 0),
        has_wins=bool(check_in.wins.strip()),
        has_blockers=bool(check_in.blockers.strip()),
        has_asks=bool(check_in.asks.strip()),
    )

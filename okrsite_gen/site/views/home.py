"""The home page: what we are trying to do, how it is going, and what changed this week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from okrsite_gen.model.organisation import heads
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.attention import AttentionItem, attention_item, one_each
from okrsite_gen.site.views.cycles import cycles_to_show
from okrsite_gen.site.views.lede import Sentence, lede
from okrsite_gen.site.views.seven_days import Week, week_of
from okrsite_gen.site.views.teams import TeamRow, team_row
from okrsite_gen.site.views.updates import newest_week

URGENT, TEAMS, OBJECTIVES, PILLARS = 5, 20, 12, 60
"""Things that need attention, teams, objectives of a cycle, and pillars that home shows."""


@dataclass(frozen=True, slots=True)
class HomeCycle:
    """The organisation's own objectives of one cycle."""

    cycle: CycleSummary
    """The cycle."""
    objectives: tuple[ObjectiveSummary, ...]
    """Objectives of the team that is the company; where no single one is, of the topmost teams."""
    total: int
    """How many they are altogether."""
    several: bool
    """Whether they are of more than one team, so that rows name it."""


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
    """The pillars of its strategy, as many as there is room for."""
    more_pillars: bool
    """Whether there are more."""
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
    """The most severe of what needs attention in the current cycle, an objective at most once."""
    attention_total: int
    """How many things need attention altogether."""
    attention_address: str
    """The whole list; empty where no cycle is current."""
    lede: tuple[Sentence, ...]
    """What there is to say in two or three sentences."""
    week: Week
    """The last seven days."""
    updates: Link | None
    """The way to the week of the newest check-in, else to all weeks; None where nobody has checked in."""
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
    cycles = tuple(_cycles(edition))
    week = week_of(edition, cycles_to_show(edition))
    teams = [team for team, depth in edition.teams if depth <= 1 and not team.closed]
    return Page(
        routes.HOME,
        "pages/home.html",
        HomeView(
            frame=_frame(edition),
            name=edition.settings.site.name,
            description=edition.settings.site.description,
            mission=edition.mission,
            vision=edition.linker.title(charter.vision, file=charter.place.file) if charter.vision else None,
            pillars=tuple(islice(edition.pillars.values(), PILLARS)),
            more_pillars=len(edition.pillars) > PILLARS,
            sponsor=directory.owner(charter.sponsor),
            champions=directory.owners(charter.champions),
            body=edition.prose(charter.body, Scope(), charter.place.file, "about.", 3, routes.HOME),
            cycle=directory.cycle_with_totals(current),
            cycles=cycles,
            attention=tuple(
                attention_item(edition, each, f"said-{position}.", 3)
                for position, each in enumerate(islice(one_each(edition, found), URGENT), 1)
            ),
            attention_total=len(found),
            attention_address=routes.address_of_attention(current) if current in directory.cycles else "",
            lede=lede(edition, cycles[0].cycle, _own(edition, cycles[0].cycle.key), week) if cycles else (),
            week=week,
            updates=_updates(edition),
            teams=tuple(team_row(edition, team) for team in teams[:TEAMS]),
            teams_total=len(org.teams),
            built=edition.facts.as_of,
            commit="" if org.hides else edition.facts.commit,
        ),
    )


def _frame(edition: Edition) -> Frame:
    newest = max((found[0].day for found in edition.check_ins_of.values()), default=None)
    file = edition.org.charter.place.file
    return edition.frames.frame(routes.HOME, dated=True, file=file, changed=(newest,) if newest else ())


def _updates(edition: Edition) -> Link | None:
    if not edition.frames.sections.updates:
        return None
    return newest_week(edition) or Link(message("updates.all"), routes.UPDATES)


def _cycles(edition: Edition) -> Iterator[HomeCycle]:
    directory = edition.directory
    for cycle in cycles_to_show(edition):
        own = _own(edition, cycle)
        yield HomeCycle(
            directory.cycle_with_totals(cycle) or directory.cycles[cycle],
            own[:OBJECTIVES],
            len(own),
            len({each.key.partition("/")[0] for each in own}) > 1,
        )


def _own(edition: Edition, cycle: str) -> tuple[ObjectiveSummary, ...]:
    """Return the organisation's objectives in a cycle, those that do not fit on the page too."""
    org = edition.org
    keys = (key for team in heads(org.teams.values()) for key in org.objectives_of.get((team.key, cycle), ()))
    return tuple(edition.directory.objectives[key] for key in keys)

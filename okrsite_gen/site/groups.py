"""Which pages show content, in groups: what belongs together is laid out, drawn and remembered as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.site.badges.plan import badges_of_objective, badges_of_team
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.page import Page
from okrsite_gen.site.pictures.plan import pictures_of
from okrsite_gen.site.subscriptions.plan import MakePage, Subscriptions
from okrsite_gen.site.views.alignment import alignment_pages
from okrsite_gen.site.views.attention import attention_pages
from okrsite_gen.site.views.check_ins import check_ins_pages
from okrsite_gen.site.views.compare import compare_pages
from okrsite_gen.site.views.cycle import cycle_pages
from okrsite_gen.site.views.cycles import archive_pages, cycles_pages
from okrsite_gen.site.views.data import data_pages
from okrsite_gen.site.views.dependencies import dependencies_pages
from okrsite_gen.site.views.explore import explore_pages
from okrsite_gen.site.views.explorer_rows import explore_files
from okrsite_gen.site.views.free_page import free_pages
from okrsite_gen.site.views.home import home_page
from okrsite_gen.site.views.long_text import (
    texts_of_check_ins,
    texts_of_cycle,
    texts_of_home,
    texts_of_metric,
    texts_of_objective,
    texts_of_team,
    texts_of_team_cycle,
)
from okrsite_gen.site.views.metric import metric_pages, metrics_pages
from okrsite_gen.site.views.objective import objective_pages
from okrsite_gen.site.views.people import people_pages
from okrsite_gen.site.views.present import present_cycle_pages, present_team_pages
from okrsite_gen.site.views.review import review_pages
from okrsite_gen.site.views.search import search_pages
from okrsite_gen.site.views.search_entries import search_files
from okrsite_gen.site.views.start import start_page
from okrsite_gen.site.views.strategy import strategy_pages
from okrsite_gen.site.views.team import team_pages
from okrsite_gen.site.views.team_cycle import team_cycle_pages
from okrsite_gen.site.views.teams import teams_pages
from okrsite_gen.site.views.update_week import update_week_pages
from okrsite_gen.site.views.updates import updates_pages

Pages = Callable[[Edition], Iterable[Page]]


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together."""

    name: str
    """The same in every build that has it."""
    place: Place
    """The file that asks for them."""
    pages: Pages
    """Lays them out."""
    team: str = ""
    """Key of the team of which they tell most: what its groups have in common is made once by whoever lays out all."""
    remembered: bool = True
    """Whether it need not be laid out again where all that was looked at for it is the same."""
    stamped: bool = False
    """Whether it shows the commit that was built."""
    yields: bool = False
    """Whether its pages are left out without a word where something else has their address."""


NO_PLACE = Place("okrsite.yml")
"""Where findings stand about pages that no single file asks for."""


def content_groups(edition: Edition) -> tuple[Group, ...]:
    """Return the groups of all pages that show content, in the order in which the site lists them."""
    return tuple(each_content_group(edition))


def each_content_group(edition: Edition) -> Iterator[Group]:
    """Yield the same one by one: who wants a certain group need not know of those behind it."""
    org, sections = edition.org, edition.frames.sections
    subscriptions = Subscriptions(edition)
    yield Group("home", org.charter.place, _home, remembered=False, stamped=True)
    yield Group("start", NO_PLACE, lambda each: (start_page(each),))
    for cycle in org.cycles.values():
        for name, make in _CYCLE:
            if name != "dependencies" or cycle.key in sections.dependencies:
                yield Group(f"{name} {cycle.key}", cycle.place, partial(_of_cycle, make, cycle.key))
    yield from _of_teams(edition, subscriptions)
    for metric in org.metrics.values():
        yield Group(f"metric {metric.key}", metric.place, partial(_of_metric, metric.key))
    yield from _lists(edition)
    for address, make_page in subscriptions.of_everything(edition):
        yield Group(address, NO_PLACE, partial(_single, make_page))


_CYCLE: tuple[tuple[str, Callable[[Edition, Cycle], Iterable[Page]]], ...] = (
    ("cycle", lambda edition, cycle: chain(cycle_pages(edition, cycle), texts_of_cycle(edition, cycle))),
    ("alignment", alignment_pages),
    ("attention", attention_pages),
    ("dependencies", dependencies_pages),
    ("review", review_pages),
    ("present", present_cycle_pages),
)


def _home(edition: Edition) -> Iterable[Page]:
    return chain((home_page(edition),), texts_of_home(edition))


def _single(make: MakePage, edition: Edition) -> Iterable[Page]:
    return (make(edition),)


def _of_week(week: str, edition: Edition) -> Iterable[Page]:
    return update_week_pages(edition, week)


def _of_cycle(make: Callable[[Edition, Cycle], Iterable[Page]], key: str, edition: Edition) -> Iterable[Page]:
    return make(edition, edition.org.cycles[key])


def _of_metric(key: str, edition: Edition) -> Iterable[Page]:
    metric = edition.org.metrics[key]
    return chain(metric_pages(edition, metric), texts_of_metric(edition, metric))


def _lists(edition: Edition) -> Iterator[Group]:
    """Yield the groups of what lists something of the whole organisation."""
    sections = edition.frames.sections
    lists: tuple[tuple[str, bool, Pages], ...] = (
        ("teams", True, teams_pages),
        ("search", True, search_pages),
        ("search files", True, search_files),
        ("explore", sections.explore, explore_pages),
        ("explore files", sections.explore, explore_files),
        ("updates", sections.updates, updates_pages),
        ("cycles", sections.cycles, cycles_pages),
        ("archive", sections.archive, archive_pages),
        ("compare", sections.cycles, compare_pages),
        ("strategy", sections.strategy, strategy_pages),
        ("metrics", sections.metrics, metrics_pages),
        ("people", sections.people, people_pages),
        ("pages", sections.pages, free_pages),
        ("data", True, data_pages),
    )
    for name, exists, pages in lists:
        if exists:
            yield Group(name, NO_PLACE, pages)
            if name == "updates":
                yield from (Group(f"week {week}", NO_PLACE, partial(_of_week, week)) for week in edition.week_turns)


def _of_teams(edition: Edition, subscriptions: Subscriptions) -> Iterator[Group]:
    org = edition.org
    for team in org.teams.values():
        yield Group(f"team {team.key}", team.place, partial(_of_team, subscriptions, team.key), team.key)
    for objective in org.objectives.values():
        pages = partial(_of_objective, subscriptions, objective.key)
        yield Group(f"objective {objective.key}", objective.place, pages, objective.team)
    for team in org.teams.values():
        for cycle in edition.cycles_of.get(team.key, ()):
            pages = partial(_of_team_cycle, team.key, cycle)
            yield Group(f"team-cycle {team.key} {cycle}", team.place, pages, team.key)
    for team_key, cycle in dict.fromkeys((*edition.check_ins_of, *edition.broken_check_ins)):
        pages = partial(_of_check_ins, team_key, cycle)
        yield Group(f"check-ins {team_key} {cycle}", org.teams[team_key].place, pages, team_key)


def _of_team(subscriptions: Subscriptions, key: str, edition: Edition) -> Iterable[Page]:
    team = edition.org.teams[key]
    return chain(
        team_pages(edition, team),
        texts_of_team(edition, team),
        subscriptions.of_team(edition, team),
        badges_of_team(edition, team),
    )


def _of_objective(subscriptions: Subscriptions, key: str, edition: Edition) -> Iterable[Page]:
    objective = edition.org.objectives[key]
    return chain(
        objective_pages(edition, objective),
        texts_of_objective(edition, objective),
        subscriptions.of_objective(edition, objective),
        badges_of_objective(edition, objective),
        pictures_of(edition, objective),
    )


def _of_team_cycle(team: str, cycle: str, edition: Edition) -> Iterable[Page]:
    return chain(
        team_cycle_pages(edition, team, cycle),
        texts_of_team_cycle(edition, team, cycle),
        present_team_pages(edition, team, cycle),
    )


def _of_check_ins(team: str, cycle: str, edition: Edition) -> Iterable[Page]:
    return chain(check_ins_pages(edition, team, cycle), texts_of_check_ins(edition, team, cycle))

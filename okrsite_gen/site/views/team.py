"""The page of a team: what it is there for, what it is after now, and where it has been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import NeedEdge, Team
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, pager, rooms
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, ObjectiveSummary
from okrsite_gen.site.views.block import (
    KEY_RESULT,
    OBJECTIVE,
    ObjectiveBlock,
    block,
    elements_of,
    has_objectives,
    objectives,
)
from okrsite_gen.site.views.following import follow_team
from okrsite_gen.site.views.guides import CHECK_IN, CLOSING, WRITING, guides
from okrsite_gen.site.views.needs import NeedView, dependencies_of, needs_of, owed, urgency
from okrsite_gen.site.views.restored import Restored, restored
from okrsite_gen.site.views.strip import Strip, strip_of
from okrsite_gen.site.views.to_write import FileToWrite, NextCheckIn, next_check_in_of, to_write
from okrsite_gen.site.views.words import CheckInView, newest_word

ROOM = 1250
"""HTML elements of a page for all its lists."""

CHILDREN, NOT_DOING = 100, 25
"""Teams below, and decisions against something, on one page at most."""

NEED, CYCLE = 18, 24
"""Elements of a dependency and of a cycle that does not run now."""


@dataclass(frozen=True, slots=True)
class CurrentCycle:
    """What a team is after in one of the cycles that run now."""

    cycle: CycleSummary
    """The cycle."""
    address: str
    """Address of the team's page for this cycle."""
    present: str
    """Address of its objectives one a screen; empty where it has none."""
    roll_up: RollUp
    """The team's objectives of the cycle taken together, shared ones included."""
    strip: Strip | None
    """Its check-ins of the cycle, on the first page; None where it has written none."""
    blocks: tuple[ObjectiveBlock, ...]
    """Its objectives on this page, with their key results."""
    not_doing: tuple[Title, ...]
    """What the team decided against, as much as there is room for."""
    more_not_doing: int = 0
    """What there is no room for; the team's page for the cycle has it all."""


@dataclass(frozen=True, slots=True)
class OtherCycle:
    """A cycle of a team that does not run now."""

    cycle: CycleSummary
    """The cycle."""
    address: str
    """Address of the team's page for this cycle."""
    roll_up: RollUp
    """Its objectives taken together."""
    learned: Prose
    """What the team learned."""


@dataclass(frozen=True, slots=True)
class TeamLists:
    """What of the lists that can grow stands on one page."""

    current: tuple[CurrentCycle, ...]
    """Cycles that run now."""
    children: tuple[Link, ...]
    """Teams directly below."""
    shared: tuple[ObjectiveSummary, ...]
    """Objectives of other teams that it owns too, in the cycles that run now."""
    elsewhere: tuple[KeyResultSummary, ...]
    """Key results that it owns in other teams' objectives."""
    needs: tuple[NeedView, ...]
    """What it needs from others, the most pressing first."""
    owes: tuple[NeedView, ...]
    """What others need from it, the most pressing first."""
    dependencies: tuple[Link, ...]
    """All dependencies of the cycles that its needs and owes on this page belong to."""
    others: tuple[OtherCycle, ...]
    """Cycles that do not run now, newest first."""
    pager: Pager
    """The way to the other pages of the list."""


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team with everything that is known about it."""

    frame: Frame
    """What stands around the page."""
    team: Link
    """The team itself."""
    kind: str
    """`company`, `department`, `team`, … as written; may be empty."""
    closed: bool
    """Whether the team exists no more."""
    restored: Restored | None
    """The former version of its file that is shown since that cannot be read; None where it can be."""
    purpose: Prose
    """What its file says about it."""
    parent: Link | None
    """The team above; None for a top."""
    lead: Link | None
    """Who leads it, as configuration lets people appear."""
    champion: Link | None
    """Who looks after its OKRs."""
    members: tuple[Link, ...]
    """Who belongs to it."""
    contact: str
    """How to reach it, as written; may be empty."""
    lists: TeamLists
    """Its lists that can grow, as far as they stand on this page."""
    latest: CheckInView | None
    """The newest check-in."""
    check_ins: Link | None
    """All check-ins of the cycle of the newest one."""
    next_check_in: NextCheckIn | None
    """The one that it could write next; None where it has nothing to report, or readers cannot open the repository."""
    to_write: tuple[FileToWrite, ...]
    """What else it could write now; nothing where readers cannot open the repository."""
    guides: tuple[Link, ...]
    """The site's own pages on check-ins, on writing OKRs and on closing them, as far as it has them."""


@dataclass(frozen=True, slots=True)
class TeamMoreView:
    """A further page of a team's long lists."""

    frame: Frame
    """What stands around the page."""
    team: Link
    """The team."""
    lists: TeamLists
    """What of its lists stands on this page."""


def team_pages(edition: Edition, team: Team) -> Iterator[Page]:
    """Yield the pages of one team: its own, and as many more as its lists need."""
    address = routes.address_of_team(team.key)
    lists = _lists(edition, team)
    latest = _latest(edition, team)
    frame = edition.frames.frame(
        routes.TEAMS,
        (Link(message("nav.teams"), routes.TEAMS), edition.directory.team(team.key)),
        dated=True,
        file=team.place.file,
        changed=(latest.day,) if latest else (),
        follow=follow_team(edition, team),
    )
    yield Page(address, "pages/team.html", _view(edition, team, frame, lists[0], latest))
    for number, more in enumerate(lists[1:], 2):
        view = TeamMoreView(frame, edition.directory.team(team.key), more)
        yield Page(routes.numbered(address, number), "pages/team_more.html", view)


def running(edition: Edition, cycle: str) -> bool:
    """Return whether a cycle counts as one of those that run now."""
    phase = edition.directory.cycles[cycle].phase
    return phase in {"running", "grading"} or (phase != "over" and cycle in edition.insights.current_cycles)


def _view(edition: Edition, team: Team, frame: Frame, lists: TeamLists, latest: CheckInView | None) -> TeamView:
    directory = edition.directory
    check_ins = None
    if latest is not None:
        cycle = next(
            key for key in edition.cycles_of[team.key] if latest.cycle.address == directory.cycles[key].address
        )
        count = len(edition.check_ins_of[team.key, cycle])
        check_ins = Link(message("check-ins.all", count=count), routes.address_of_check_ins(team.key, cycle))
    return TeamView(
        frame=frame,
        team=directory.team(team.key),
        kind=team.kind,
        closed=team.closed,
        restored=restored(edition, "team", team.place.file),
        purpose=edition.prose(
            team.body, Scope(team.key), team.place.file, "about.", 2, routes.address_of_team(team.key)
        ),
        parent=directory.team(team.parent) if team.parent in edition.org.teams else None,
        lead=directory.owner(team.lead),
        champion=directory.owner(team.champion),
        members=directory.owners(team.members),
        contact=team.contact,
        lists=lists,
        latest=latest,
        check_ins=check_ins,
        next_check_in=next_check_in_of(edition, team),
        to_write=tuple(to_write(edition, team)),
        guides=() if team.closed else guides(edition, CHECK_IN, WRITING, CLOSING),
    )


def _latest(edition: Edition, team: Team) -> CheckInView | None:
    newest = [
        found[0]
        for cycle in edition.cycles_of.get(team.key, ())
        if (found := edition.check_ins_of.get((team.key, cycle)))
    ]
    if not newest:
        return None
    return newest_word(edition, max(newest, key=lambda check_in: (check_in.day, check_in.key)))


def _lists(edition: Edition, team: Team) -> tuple[TeamLists, ...]:
    org, directory = edition.org, edition.directory
    cycles = edition.cycles_of.get(team.key, ())
    now = [cycle for cycle in _by_nearness(edition, cycles) if running(edition, cycle)]
    own = tuple(chain.from_iterable(objectives(org, org.objectives_of.get((team.key, cycle), ())) for cycle in now))
    shared = tuple(chain.from_iterable(org.shared_objectives_of.get((team.key, cycle), ()) for cycle in now))
    elsewhere = (directory.key_results[key] for key in org.key_results_owned_by.get(team.key, ()))
    key_results = [each for each in elsewhere if _concerns_now(edition, each)]
    needs = sorted(chain.from_iterable(needs_of(edition, each) for each in own), key=urgency)
    owes = _owes(edition, team, own)
    others = [cycle for cycle in cycles if cycle not in now]
    weights = (sum(map(elements_of, own)), OBJECTIVE * len(shared), KEY_RESULT * len(key_results))
    first, room = rooms((*weights, NEED * len(needs), NEED * len(owes), CYCLE * len(others)), ROOM)
    pages_of_own = cut(own, elements_of, room, first)
    parts = (
        cut([directory.team(key) for key in org.children.get(team.key, ())], limit=CHILDREN),
        cut([directory.objectives[key] for key in shared], lambda _: OBJECTIVE, room, first),
        cut(key_results, lambda _: KEY_RESULT, room, first),
        cut(needs, lambda _: NEED, room, first),
        cut(owes, lambda _: NEED, room, first),
        cut([_other(edition, team, cycle) for cycle in others], lambda _: CYCLE, room, first),
    )
    total = max(len(pages_of_own), *(len(part) for part in parts))
    rows = len(own) + sum(len(entries) for part in parts for entries, _ in part)
    address = routes.address_of_team(team.key)
    return tuple(
        TeamLists(
            tuple(_current(edition, team, nth(pages_of_own, number), now if number == 1 else ())),
            nth(parts[0], number),
            nth(parts[1], number),
            nth(parts[2], number),
            nth(parts[3], number),
            nth(parts[4], number),
            _dependencies(edition, (*nth(parts[3], number), *nth(parts[4], number))),
            nth(parts[5], number),
            pager(address, number, total, rows),
        )
        for number in range(1, total + 1)
    )


def _owes(edition: Edition, team: Team, own: Iterable[Objective]) -> list[NeedView]:
    needed_by = edition.org.needed_by
    keys = (team.key, *(objective.key for objective in own))
    edges: Iterable[NeedEdge] = chain.from_iterable(needed_by.get(key, ()) for key in keys)
    return sorted((need for need in owed(edition, edges) if _concerns_now(edition, need.asker)), key=urgency)


def _dependencies(edition: Edition, needs: Iterable[NeedView]) -> tuple[Link, ...]:
    """Return the ways to all dependencies of the cycles that some of them belong to."""
    cycles = dict.fromkeys(edition.org.objectives[need.asker.key].cycle for need in needs)
    found = ((edition.directory.cycles[cycle].name, dependencies_of(edition, cycle)) for cycle in cycles)
    return tuple(replace(link, words=message("dependencies.all-of", cycle=name)) for name, link in found if link)


def _by_nearness(edition: Edition, cycles: Iterable[str]) -> list[str]:
    """Return cycles with the current one first, then those around it, then the others as they come."""
    near = {cycle: rank for rank, cycle in enumerate(edition.insights.current_cycles)}
    return sorted(cycles, key=lambda cycle: near.get(cycle, len(near)))


def _concerns_now(edition: Edition, summary: ObjectiveSummary | KeyResultSummary) -> bool:
    cycle = edition.org.objectives[summary.key.partition("#")[0]].cycle
    return running(edition, cycle)


def _current(edition: Edition, team: Team, own: tuple[Objective, ...], every: Iterable[str]) -> Iterator[CurrentCycle]:
    """Yield the cycles of the objectives on one page, and with `every` also those without an objective of its own."""
    by_cycle = {cycle: tuple(found) for cycle, found in groupby(own, key=lambda objective: objective.cycle)}
    for cycle in dict.fromkeys((*by_cycle, *every)):
        plan = edition.org.plans.get(f"{team.key}/{cycle}")
        titles = plan.not_doing[:NOT_DOING] if plan and every else ()
        yield CurrentCycle(
            edition.directory.cycles[cycle],
            routes.address_of_team_cycle(team.key, cycle),
            routes.address_of_present(cycle, team.key) if has_objectives(edition, team.key, cycle) else "",
            edition.insights.teams.get((team.key, cycle), RollUp()),
            strip_of(edition, team.key, cycle) if every else None,
            tuple(block(edition, objective) for objective in by_cycle.get(cycle, ())),
            tuple(edition.title(title, Scope(team.key, cycle), plan.place.file) for title in titles) if plan else (),
            len(plan.not_doing[NOT_DOING:]) if plan and every else 0,
        )


def _other(edition: Edition, team: Team, cycle: str) -> OtherCycle:
    retrospective = edition.org.retrospectives.get(f"{team.key}/{cycle}")
    file, learned = (retrospective.place.file, retrospective.learned) if retrospective else ("", "")
    address = routes.address_of_team_cycle(team.key, cycle)
    return OtherCycle(
        edition.directory.cycles[cycle],
        address,
        edition.insights.teams.get((team.key, cycle), RollUp()),
        edition.excerpt(learned, Scope(team.key, cycle), file, f"learned-{cycle}.", 4, f"{address}#retrospective"),
    )

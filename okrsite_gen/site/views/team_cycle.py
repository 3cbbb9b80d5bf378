"""What one team does in one cycle: objectives, plan, check-ins, and what it learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.check_ins import Plan, Retrospective
from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.references import Scope
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.long_texts import room_in_retrospective
from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Frame, Link, Page
from okrsite_gen.site.paging import Pager, cut, nth, pager
from okrsite_gen.site.prose import Prose, Title
from okrsite_gen.site.summaries import CycleSummary, ObjectiveSummary
from okrsite_gen.site.views.block import OBJECTIVE, ObjectiveBlock, block, elements_of, has_objectives, objectives
from okrsite_gen.site.views.strip import Strip, strip_of
from okrsite_gen.site.views.words import CheckInView, NoteView, newest_word

ROOM = 1250
"""HTML elements of a page for its objectives."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A team's context for a cycle."""

    not_doing: tuple[Title, ...]
    """What it decided against."""
    body: Prose
    """Its context for the cycle."""
    edit: str
    """Absolute address at which it can be edited; empty if unknown."""


@dataclass(frozen=True, slots=True)
class RetrospectiveView:
    """What a team learned."""

    keep: Prose
    """What to keep."""
    change: Prose
    """What to change."""
    learned: Prose
    """What was learned."""
    notes: tuple[NoteView, ...]
    """Its other parts."""
    edit: str
    """Absolute address at which it can be edited; empty if unknown."""


@dataclass(frozen=True, slots=True)
class TeamCycleView:
    """A team in a cycle."""

    frame: Frame
    """What stands around the page."""
    team: Link
    """The team."""
    cycle: CycleSummary
    """The cycle."""
    roll_up: RollUp
    """Its objectives taken together, shared ones included."""
    blocks: tuple[ObjectiveBlock, ...]
    """Its own objectives on this page."""
    pager: Pager
    """The way to the other pages of the list."""
    shared: tuple[ObjectiveSummary, ...]
    """Objectives of other teams on this page that it owns too."""
    plan: PlanView | None
    """On the first page; None where there is none."""
    retrospective: RetrospectiveView | None
    """On the first page; None where there is none."""
    strip: Strip | None
    """Its check-ins of a cycle that is not over, on the first page; None where it wrote none."""
    latest: CheckInView | None
    """The newest check-in."""
    check_ins: Link | None
    """All check-ins."""
    present: str
    """Address of its objectives one a screen; empty where it has none."""
    earlier: Link | None
    """The team's cycle before this one."""
    later: Link | None
    """The team's cycle after this one."""


def team_cycle_pages(edition: Edition, team: str, cycle: str) -> Iterator[Page]:
    """Yield the pages of a team in a cycle; plan, check-ins and retrospective stand on the first one."""
    org = edition.org
    own = objectives(org, org.objectives_of.get((team, cycle), ()))
    shared = objectives(org, org.shared_objectives_of.get((team, cycle), ()))
    address = routes.address_of_team_cycle(team, cycle)
    frame = _frame(edition, team, cycle)
    rows = cut((*own, *shared), lambda objective: elements_of(objective) if objective.team == team else OBJECTIVE, ROOM)
    plan = org.plans.get(f"{team}/{cycle}")
    unwanted = cut(plan.not_doing if plan else ())
    total = max(len(rows), len(unwanted))
    for number in range(1, total + 1):
        pages = pager(address, number, total, len(own) + len(shared))
        shown = _plan(edition, plan, nth(unwanted, number), number) if plan else None
        view = _view(edition, team, cycle, (frame, nth(rows, number), pages, shown))
        yield Page(routes.numbered(address, number), "pages/team_cycle.html", view)


def _frame(edition: Edition, team: str, cycle: str) -> Frame:
    summary = edition.directory.cycles[cycle]
    plan = edition.org.plans.get(f"{team}/{cycle}")
    check_ins = edition.check_ins_of.get((team, cycle), ())
    return edition.frames.frame(
        routes.TEAMS,
        (
            Link(message("nav.teams"), routes.TEAMS),
            edition.directory.team(team),
            Link(summary.name, routes.address_of_team_cycle(team, cycle)),
        ),
        dated=not summary.closed,
        file=plan.place.file if plan else "",
        changed=(check_in.day for check_in in check_ins[:1]),
    )


def _view(
    edition: Edition, team: str, cycle: str, part: tuple[Frame, tuple[Objective, ...], Pager, PlanView | None]
) -> TeamCycleView:
    directory, org = edition.directory, edition.org
    frame, entries, pages, plan = part
    first = pages.number == 1
    retrospective = org.retrospectives.get(f"{team}/{cycle}")
    check_ins = edition.check_ins_of.get((team, cycle), ())
    earlier, later = _neighbours(edition, team, cycle)
    return TeamCycleView(
        frame=frame,
        team=directory.team(team),
        cycle=directory.cycles[cycle],
        roll_up=edition.insights.teams.get((team, cycle), RollUp()),
        blocks=tuple(block(edition, objective) for objective in entries if objective.team == team),
        pager=pages,
        shared=tuple(directory.objectives[objective.key] for objective in entries if objective.team != team),
        plan=plan,
        retrospective=_retrospective(edition, retrospective) if retrospective and first else None,
        strip=strip_of(edition, team, cycle) if first and not directory.cycles[cycle].closed else None,
        latest=newest_word(edition, check_ins[0]) if check_ins and first else None,
        check_ins=Link(message("check-ins.all", count=len(check_ins)), routes.address_of_check_ins(team, cycle))
        if check_ins
        else None,
        present=routes.address_of_present(cycle, team) if has_objectives(edition, team, cycle) else "",
        earlier=earlier,
        later=later,
    )


def _plan(edition: Edition, plan: Plan, unwanted: tuple[str, ...], number: int) -> PlanView | None:
    """Return what page `number` shows of a plan: `unwanted`, and on the first page its text; None for nothing."""
    if number > 1 and not unwanted:
        return None
    scope, file, place = (
        Scope(plan.team, plan.cycle),
        plan.place.file,
        routes.address_of_team_cycle(plan.team, plan.cycle),
    )
    return PlanView(
        tuple(edition.title(text, scope, file) for text in unwanted),
        edition.prose(plan.body if number == 1 else "", scope, file, "plan.", 3, place),
        edition.frames.edit(file),
    )


def _retrospective(edition: Edition, retrospective: Retrospective) -> RetrospectiveView:
    scope, file = Scope(retrospective.team, retrospective.cycle), retrospective.place.file
    place = routes.address_of_team_cycle(retrospective.team, retrospective.cycle)
    room = room_in_retrospective(retrospective)

    def prose(text: str, name: str) -> Prose:
        return edition.prose(text, scope, file, f"retrospective-{name}.", 4, place, room)

    return RetrospectiveView(
        prose(retrospective.keep, "keep"),
        prose(retrospective.change, "change"),
        prose(retrospective.learned, "learned"),
        tuple(
            NoteView(
                edition.title(section.heading, scope, file) if section.heading else None,
                edition.prose(
                    section.body, scope, file, f"retrospective-note-{number}.", 4 if section.heading else 3, place, room
                ),
            )
            for number, section in enumerate(retrospective.notes, 1)
        ),
        edition.frames.edit(file),
    )


def _neighbours(edition: Edition, team: str, cycle: str) -> tuple[Link | None, Link | None]:
    newest_first = edition.cycles_of[team]
    position = newest_first.index(cycle)

    def link(key: str) -> Link:
        return Link(edition.directory.cycles[key].name, routes.address_of_team_cycle(team, key))

    later = link(newest_first[position - 1]) if position > 0 else None
    earlier = link(newest_first[position + 1]) if position + 1 < len(newest_first) else None
    return earlier, later

"""The organisation, its cycles and its teams as open data."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.open_data.organisation import (
    OpenCycle,
    OpenCycleComputed,
    OpenOrganisation,
    OpenOrganisationComputed,
    OpenPillar,
    OpenTeam,
    OpenTeamComputed,
    OpenTeamCycle,
)
from okrsite_gen.model.open_data.values import OpenSpan
from okrsite_gen.model.organisation import Cycle, Team, heads
from okrsite_gen.site import routes
from okrsite_gen.site.open_data.teller import Teller, address, roll_up


def open_organisation(tell: Teller) -> OpenOrganisation:
    """Return what the organisation says of itself."""
    edition, charter = tell.edition, tell.edition.org.charter
    insights = edition.insights
    return OpenOrganisation(
        mission=tell.text(charter.mission),
        vision=tell.text(charter.vision),
        pillars=tuple(
            OpenPillar(each.id, tell.text(each.title), tell.text(each.description)) for each in charter.pillars
        ),
        sponsor=tell.owner(charter.sponsor),
        champions=tell.owners(charter.champions),
        body=tell.text(charter.body),
        audience=tell.audience("index", ""),
        allow=tell.allow(charter.place),
        computed=OpenOrganisationComputed(
            address=routes.HOME,
            name=edition.settings.site.name,
            url=edition.facts.base_url,
            current_cycle=tell.cycle(insights.current_cycle),
            current_cycles=tuple(map(tell.cycle, insights.current_cycles)),
            top_teams=tuple(team.id for team in heads(edition.org.teams.values())),
        ),
    )


def open_cycles(tell: Teller) -> Iterator[OpenCycle]:
    """Yield every cycle, by its start."""
    for cycle in tell.edition.org.cycles.values():
        yield _cycle(tell, cycle)


def _cycle(tell: Teller, cycle: Cycle) -> OpenCycle:
    summary = tell.edition.directory.cycles[cycle.key]
    return OpenCycle(
        id=cycle.id,
        name=cycle.name,
        start=cycle.start,
        end=cycle.end,
        parent=tell.cycle(cycle.parent),
        state=cycle.state,
        check_in=cycle.check_in,
        breaks=tuple(OpenSpan(first, last) for first, last in cycle.breaks),
        grading_until=cycle.grading_until,
        body=tell.text(cycle.body),
        audience=tell.audience("cycle", cycle.key),
        aliases=cycle.aliases,
        allow=tell.allow(cycle.place),
        computed=OpenCycleComputed(
            address=address(summary.address),
            phase=summary.phase,
            elapsed=summary.elapsed,
            objectives=roll_up(tell.edition.insights.cycles.get(cycle.key, RollUp())),
            archived=summary.archived,
        ),
    )


def open_teams(tell: Teller) -> Iterator[OpenTeam]:
    """Yield every team in the organisation's order, each before those below it."""
    for team, depth in tell.edition.teams:
        yield _team(tell, team, depth)


def _team(tell: Teller, team: Team, depth: int) -> OpenTeam:
    edition = tell.edition
    return OpenTeam(
        id=team.id,
        name=team.name,
        parent=tell.team(team.parent),
        lead=tell.owner(team.lead),
        champion=tell.owner(team.champion),
        members=tell.owners(team.members),
        kind=team.kind,
        contact=team.contact,
        check_in=team.check_in,
        order=team.order,
        state="closed" if team.closed else "active",
        body=tell.text(team.body),
        audience=tell.audience("team", team.key),
        aliases=team.aliases,
        allow=tell.allow(team.place),
        computed=OpenTeamComputed(
            address=address(routes.address_of_team(team.key)),
            depth=depth,
            children=tuple(map(tell.team, edition.org.children.get(team.key, ()))),
            cycles=tuple(_team_cycle(tell, team.key, cycle) for cycle in edition.cycles_of.get(team.key, ())),
        ),
    )


def _team_cycle(tell: Teller, team: str, cycle: str) -> OpenTeamCycle:
    taken_together = tell.edition.insights.teams.get((team, cycle), RollUp())
    return OpenTeamCycle(tell.cycle(cycle), address(routes.address_of_team_cycle(team, cycle)), roll_up(taken_together))

"""Check-ins, plans and retrospectives as open data."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.model.check_ins import CheckIn, Update
from okrsite_gen.model.open_data.check_ins import (
    OpenCheckIn,
    OpenCheckInComputed,
    OpenCommitment,
    OpenPlan,
    OpenRetrospective,
    OpenStep,
    OpenUpdate,
)
from okrsite_gen.model.open_data.values import OpenAddress
from okrsite_gen.site import routes
from okrsite_gen.site.open_data.teller import Teller, address, past


def open_check_ins(tell: Teller) -> Iterator[OpenCheckIn]:
    """Yield every check-in, by team and cycle, oldest first."""
    rank = {team.key: place for place, (team, _) in enumerate(tell.edition.teams)}
    ordered = sorted(
        tell.edition.org.check_ins.values(), key=lambda each: (rank.get(each.team, len(rank)), each.cycle, each.day)
    )
    for check_in in ordered:
        if not tell.published or past(check_in.day, tell.edition.insights.as_of):
            yield open_check_in(tell, check_in)


def open_check_in(tell: Teller, check_in: CheckIn) -> OpenCheckIn:
    """Return one check-in."""
    return OpenCheckIn(
        id=check_in.id,
        team=tell.team(check_in.team),
        cycle=tell.cycle(check_in.cycle),
        day=check_in.day,
        author=tell.owner(check_in.author),
        updates=tuple(_update(tell, each) for each in check_in.updates),
        wins=tell.text(check_in.wins),
        blockers=tell.text(check_in.blockers),
        asks=tell.text(check_in.asks),
        next=tell.text(check_in.next),
        notes=tell.sections(check_in.notes),
        audience=tell.audience("check-in", check_in.key),
        allow=tell.allow(check_in.place),
        computed=OpenCheckInComputed(
            address(routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)),
            tell.named(check_in.author),
        ),
    )


def _update(tell: Teller, update: Update) -> OpenUpdate:
    key_result = tell.edition.org.key_results.get(update.target.key_result or "")
    hidden = key_result is not None and key_result.figures_hidden
    unit = key_result.unit if key_result else ""
    return OpenUpdate(
        ref=tell.ref(update.target),
        value=tell.figure(update.value, unit, hidden=hidden),
        done=update.done,
        reached=update.reached,
        milestones=tuple(OpenStep(name, done) for name, done in update.milestones),
        progress=update.progress,
        confidence=update.confidence,
        status=update.status,
        unchanged=update.unchanged or None,
        note=tell.text(update.note),
        closed_as=update.closed_as,
        score=update.score,
        score_reason=tell.text(update.score_reason),
        result=tell.text(update.result),
    )


def open_plans(tell: Teller) -> Iterator[OpenPlan]:
    """Yield every team's plans."""
    for plan in tell.edition.org.plans.values():
        yield OpenPlan(
            id=_id(tell, plan.team, plan.cycle),
            team=tell.team(plan.team),
            cycle=tell.cycle(plan.cycle),
            not_doing=tuple(map(tell.text, plan.not_doing)),
            commitments=tuple(
                OpenCommitment(status, tell.ref(asked)) for asked, status in plan.commitments if tell.ref(asked)
            ),
            body=tell.text(plan.body),
            audience=tell.audience("plan", plan.key),
            allow=tell.allow(plan.place),
            computed=_address(plan.team, plan.cycle),
        )


def open_retrospectives(tell: Teller) -> Iterator[OpenRetrospective]:
    """Yield what teams learned."""
    for one in tell.edition.org.retrospectives.values():
        yield OpenRetrospective(
            id=_id(tell, one.team, one.cycle),
            team=tell.team(one.team),
            cycle=tell.cycle(one.cycle),
            keep=tell.text(one.keep),
            change=tell.text(one.change),
            learned=tell.text(one.learned),
            notes=tell.sections(one.notes),
            audience=tell.audience("retrospective", one.key),
            allow=tell.allow(one.place),
            computed=_address(one.team, one.cycle),
        )


def _id(tell: Teller, team: str, cycle: str) -> str:
    return f"{tell.team(team)}/{tell.cycle(cycle)}"


def _address(team: str, cycle: str) -> OpenAddress:
    return OpenAddress(address(routes.address_of_team_cycle(team, cycle)))

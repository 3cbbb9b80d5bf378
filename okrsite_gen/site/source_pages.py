"""Which page is made from which source file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import Org
from okrsite_gen.site import routes


def addresses_by_file(org: Org) -> Iterator[tuple[str, str]]:
    """Yield (source file or folder in comparable form, address); of equal files the last one counts."""
    for objective in org.objectives.values():
        yield _folder(objective.place), routes.address_of_team_cycle(objective.team, objective.cycle)
    for team in org.teams.values():
        yield _folder(team.place), routes.address_of_team(team.key)
        yield fold(team.place.file), routes.address_of_team(team.key)
    for file, address in _single_files(org):
        yield fold(file), address


def _single_files(org: Org) -> Iterator[tuple[str, str]]:
    yield org.charter.place.file, routes.HOME
    for cycle in org.cycles.values():
        yield cycle.place.file, routes.address_of_cycle(cycle.key)
    for plan in org.plans.values():
        yield plan.place.file, routes.address_of_team_cycle(plan.team, plan.cycle)
    for retrospective in org.retrospectives.values():
        yield retrospective.place.file, routes.address_of_team_cycle(retrospective.team, retrospective.cycle)
    for check_in in org.check_ins.values():
        yield check_in.place.file, routes.address_of_check_in(check_in.team, check_in.cycle, check_in.day)
    for metric in org.metrics.values():
        yield metric.place.file, routes.address_of_metric(metric.key)
        yield f"{metric.place.file.removesuffix('.md')}.csv", routes.address_of_metric(metric.key)
    for page in org.pages.values():
        yield page.place.file, routes.address_of_page(page.key)
    for person in org.people.values():
        yield person.place.file, routes.address_of_person(person.key)
    for objective in org.objectives.values():
        yield objective.place.file, routes.address_of_objective(objective.key)


def _folder(place: Place) -> str:
    return fold(posixpath.dirname(place.file))

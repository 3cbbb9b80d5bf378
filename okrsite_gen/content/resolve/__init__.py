"""Where references lead: from gathered entities to the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from okrsite_gen.content.archive.ending import ended
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.resolve import indexes
from okrsite_gen.content.resolve.aliases import Aliases
from okrsite_gen.content.resolve.check_ins import CheckInResolver, windows_of
from okrsite_gen.content.resolve.cycles import nested_cycles
from okrsite_gen.content.resolve.headings import heading_findings
from okrsite_gen.content.resolve.knots import without_carried_circles, without_support_circles
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.content.resolve.links import Files, check_links
from okrsite_gen.content.resolve.objectives import resolved
from okrsite_gen.content.resolve.promises import with_commitments, with_promises
from okrsite_gen.content.resolve.series import Series, with_fitting_metrics
from okrsite_gen.content.resolve.teams import charter, metric, person, rows_in_future, team_tree
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.names import natural
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import Cycle, Org, Team
from okrsite_gen.model.settings import Settings

__all__ = ["resolve"]

Item = TypeVar("Item")


def resolve(
    gathered: Gathered,
    settings: Settings,
    today: date | None = None,
    history: History = History(),  # noqa: B008 - immutable
    kept: Kept = NOTHING_KEPT,
) -> tuple[Org, tuple[Diagnostic, ...]]:
    """Return the organisation with every reference followed, and what leads nowhere, in a circle, or past the point.

    `today` is given where the site is built for the present day; then dates to come are reported. Circles are opened,
    so that the organisation never holds one. What is as it was before is the same object, if that was `kept`.
    """
    known = Known(gathered)
    files = Files(gathered, settings.content)
    aliases = Aliases(known)
    cycles = aliases.settled(nested_cycles(known, settings.cycles))
    teams = aliases.settled(team_tree(known))
    objectives = _same(kept, "resolved", aliases.settled(_objectives(known, teams, cycles)), gathered.objectives)
    check_ins = _check_ins(known, teams, cycles, settings, today)
    check_ins = _same(kept, "resolved check-in", check_ins, gathered.check_ins)
    check_links(known, files)
    org = _organisation(known, files, (teams, cycles, objectives, check_ins), aliases, history)
    metrics = _same(kept, "resolved metric", org.metrics, gathered.metrics)
    org = replace(org, metrics=metrics)
    series = Series(org.updates, org.metrics, windows_of(cycles.values(), settings), known)
    for objective in objectives.values():
        series.look_at(objective)
    if today is not None:
        late = (one for one in org.metrics.values() if one.rows and one.rows[-1].day > today)
        known.findings += [rows_in_future(one, today) for one in late]
    told = () if gathered.hides else heading_findings(gathered, settings, history)
    return org, (*known.findings, *told)


def _same(kept: Kept, what: str, found: Mapping[str, Item], gathered: Mapping[str, Item]) -> dict[str, Item]:
    """Return things by key, each the same object as before if its file and its references say the same as before."""
    return {key: kept.same(what, key, (gathered[key],), one) for key, one in found.items()}


def _objectives(known: Known, teams: dict[str, Team], cycles: dict[str, Cycle]) -> dict[str, Objective]:
    gathered = known.gathered
    found = {
        objective.key: with_fitting_metrics(resolved(objective, known), gathered.metrics, known)
        for objective in indexes.in_order(gathered.objectives, teams, cycles).values()
    }
    found = without_support_circles(found, known)
    found = without_carried_circles(found, known)
    return with_promises(found, gathered.promises, known)


def _check_ins(
    known: Known, teams: dict[str, Team], cycles: dict[str, Cycle], settings: Settings, today: date | None
) -> dict[str, CheckIn]:
    resolver = CheckInResolver(known, cycles, settings, today)
    ordered = indexes.check_ins_in_order(known.gathered.check_ins.values(), teams)
    return {key: resolver.resolved(check_in) for key, check_in in ordered.items()}


def _organisation(
    known: Known,
    files: Files,
    main: tuple[dict[str, Team], dict[str, Cycle], dict[str, Objective], dict[str, CheckIn]],
    aliases: Aliases,
    history: History,
) -> Org:
    gathered = known.gathered
    teams, cycles, objectives, check_ins = main
    each = tuple(objectives.values())
    key_results = {one.key: one for objective in each for one in objective.key_results}
    pages = aliases.settled(gathered.pages)
    return Org(
        charter=charter(known),
        teams=teams,
        cycles=cycles,
        objectives=objectives,
        key_results=key_results,
        check_ins=check_ins,
        plans={key: with_commitments(one, known) for key, one in sorted(gathered.plans.items())},
        retrospectives=dict(sorted(gathered.retrospectives.items())),
        metrics={key: metric(one, known) for key, one in sorted(gathered.metrics.items(), key=_by_name)},
        people={key: person(one, known, files) for key, one in sorted(gathered.people.items(), key=_by_name)},
        pages=dict(
            sorted(pages.items(), key=lambda item: (item[1].order is None, item[1].order or 0, natural(item[0])))
        ),
        assets=dict(sorted(gathered.assets.items())),
        broken=gathered.broken,
        history=_shown(history, gathered),
        restored=gathered.restored,
        hides=gathered.hides,
        archives=gathered.archives,
        audiences={} if gathered.hides else gathered.audiences,
        figures={} if gathered.hides else gathered.figures,
        supporters=indexes.supporters_of(each),
        needed_by=indexes.needed_by(each),
        updates=indexes.updates_about(check_ins.values(), objectives, key_results),
        objectives_of=indexes.objectives_of(each),
        shared_objectives_of=indexes.shared_objectives_of(each),
        key_results_owned_by=indexes.key_results_owned_by(each),
        children=indexes.children(teams.values()),
        carried_to=indexes.carried_to(each),
    )


def _by_name(item: tuple[str, object]) -> tuple[tuple[str | int, ...], str]:
    return natural(item[0])


def _shown(history: History, gathered: Gathered) -> History:
    """Return the history of what is shown; where parts are hidden, that nothing is known."""
    if gathered.hides:
        return History()
    if not gathered.archives:
        return history
    archives = gathered.archives
    edited = {key for archive in archives.values() for key in archive.edited}
    groups = (gathered.objectives, gathered.check_ins, gathered.plans, gathered.retrospectives)
    ends = {
        one.place.file: date.min if one.key in edited else archives[one.cycle].day
        for group in groups
        for one in group.values()
        if one.cycle in archives
    }
    return replace(
        history,
        changes=ended(history.changes, archives),
        touched={file: day for file, day in history.touched.items() if file not in ends or day <= ends[file]},
    )

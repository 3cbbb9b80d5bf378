"""Names, titles, addresses and summaries of everything, made once for the whole site."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from okrsite_gen.model.archive import Archive
from okrsite_gen.model.insights import Insights, KeyResultInsight, ObjectiveInsight, RollUp
from okrsite_gen.model.kinds import Alignment, CycleState, KeyResultState
from okrsite_gen.model.names import Owner, Reference
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import Cycle, Org
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings
from okrsite_gen.model.status import CLOSED_STATUSES, Reason
from okrsite_gen.site import routes, trends
from okrsite_gen.site.former_anchors import former_anchors
from okrsite_gen.site.lazily import EachLazily
from okrsite_gen.site.linking import Linker
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Link
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import CycleSummary, KeyResultSummary, Names, ObjectiveSummary, Trend
from okrsite_gen.site.summary import Summary
from okrsite_gen.site.watch import Watch

KEYS_IN_REASONS = frozenset({"key_result", "objective", "team", "cycle"})
"""Parameters of reasons that hold keys."""

ACTIVE = KeyResultState.ACTIVE

MOST_NAMED = 2
"""Key results to blame that are named; more are counted."""

NOT_SHARED = message("reference.lost")
"""Stands for what does not exist or may not be shown."""


class Directory:
    """Every summary by key, and how people appear."""

    def __init__(self, org: Org, insights: Insights, settings: Settings, linker: Linker) -> None:
        self._org = org
        self._insights = insights
        self._owners = settings.owners
        self._linker = linker
        self.teams: Mapping[str, Link] = {
            team.key: Link(team.name, routes.address_of_team(team.key)) for team in org.teams.values()
        }
        self.cycles: Mapping[str, CycleSummary] = {
            cycle.key: _cycle_summary(cycle, org.archives.get(cycle.key), insights) for cycle in org.cycles.values()
        }
        titles: dict[str, Title] = {}
        self._titles: Mapping[str, Title] = titles
        for objective in org.objectives.values():
            scope, file = Scope(objective.team, objective.cycle, objective.key), objective.place.file
            titles[objective.key] = linker.title(objective.title, scope, file)
            for key_result in objective.key_results:
                titles[key_result.key] = linker.title(key_result.title, scope, file)
        self.objectives: Mapping[str, ObjectiveSummary] = EachLazily(
            org.objectives, lambda key: self._objective(org.objectives[key], insights.objectives[key])
        )
        self.key_results: Mapping[str, KeyResultSummary] = EachLazily(
            org.key_results, lambda key: self._key_result(org.key_results[key], insights.key_results[key])
        )

        summaries: ChainMap[str, Summary] = ChainMap(
            cast("dict[str, Summary]", self.key_results), cast("dict[str, Summary]", self.objectives)
        )
        self.named: Mapping[str, Summary] = EachLazily(summaries, lambda key: _name_alone(summaries[key]))
        """Key → the name of an objective or key result, and nothing that changes from day to day."""

    def over(self, org: Org, insights: Insights, linker: Linker, watch: Watch) -> Directory:
        """Return the same over a watched organisation."""
        watched = copy(self)
        watched._org, watched._insights, watched._linker = org, insights, linker
        watched.teams = watch.mapping("links to teams", self.teams)
        watched.cycles = watch.mapping("summaries of cycles", self.cycles)
        watched.objectives = watch.mapping("summaries of objectives", self.objectives)
        watched.key_results = watch.mapping("summaries of key results", self.key_results)
        watched.named = watch.mapping("names", self.named)
        watched._titles = watch.mapping("titles", self._titles)
        return watched

    def cycle_with_totals(self, key: str) -> CycleSummary | None:
        """Return a cycle with all its objectives taken together; None where there is no such cycle."""
        if key not in self.cycles:
            return None
        return replace(self.cycles[key], roll_up=self._insights.cycles.get(key, RollUp()))

    def team(self, key: str) -> Link:
        """Return a link to a team; its bare key where no such team may be shown."""
        return self.teams.get(key) or Link(key, "")

    def owner(self, owner: Owner | None) -> Link | None:
        """Return who answers for something, as configuration lets people appear."""
        if owner is None or self._owners == "none":
            return None
        person = self._org.people.get(owner.handle) if owner.handle else None
        if self._owners == "role":
            words = person.role if person else "" if owner.handle else owner.text
            return Link(words, "") if words else None
        if person is None:
            return Link(owner.text, "")
        return Link(person.name, routes.address_of_person(person.key))

    def owners(self, owners: tuple[Owner, ...]) -> tuple[Link, ...]:
        """Return everybody who may appear."""
        return tuple(link for link in map(self.owner, owners) if link is not None)

    def referred(self, reference: Reference) -> Summary:
        """Return what a reference leads to; a placeholder where that may not be shown."""
        if reference.key_result in self.key_results:
            return self.key_results[reference.key_result or ""]
        if reference.objective in self.objectives:
            return self.objectives[reference.objective or ""]
        return Summary(Title(""), "")

    def names(self, reasons: tuple[Reason, ...]) -> Names:
        """Return the titles of everything that reasons mention."""
        found: dict[str, Words] = {}
        for reason in reasons:
            for name, value in reason.parameters:
                if name in KEYS_IN_REASONS and isinstance(value, str) and value and value not in found:
                    found[value] = self._name(name, value)
        return tuple(found.items())

    def _name(self, parameter: str, key: str) -> Words:
        if parameter == "team":
            return self.team(key).words
        if parameter == "cycle":
            return self.cycles[key].name if key in self.cycles else key
        return self._titles.get(key) or NOT_SHARED

    def _objective(self, objective: Objective, insight: ObjectiveInsight) -> ObjectiveSummary:
        owner = self.owner(objective.owner)
        supporters = self._supporters(objective)
        cycle = self.cycles[objective.cycle]
        return ObjectiveSummary(
            title=self._titles[objective.key],
            address=routes.address_of_objective(objective.key),
            status=insight.status.status,
            progress=insight.shown_progress,
            plan=insight.planned_now,
            team=_text(self.team(objective.team)),
            team_address=self.team(objective.team).address,
            cycle=cycle.name,
            owner=_text(owner),
            key=objective.key,
            team_cycle_address=routes.address_of_team_cycle(objective.team, objective.cycle),
            owner_address=owner.address if owner else "",
            reasons=insight.status.reasons,
            names=self.names(insight.status.reasons),
            since=insight.status.since,
            before=insight.status.before,
            measured=insight.measured,
            counted=insight.counted,
            struck=len(objective.key_results) - insight.counted,
            confidence=insight.confidence.now,
            trend=self._trend(objective),
            pace=insight.against_plan,
            deciding=tuple(self._titles[key] for key in insight.deciding)
            if len(insight.deciding) <= MOST_NAMED
            else (),
            deciding_total=len(insight.deciding),
            heard=insight.freshness.last,
            partial=self._org.hides,
            supporting=len(supporters),
            supporting_teams=len({key.partition("/")[0] for key in supporters}),
            score=insight.score,
            over=insight.status.status in CLOSED_STATUSES,
            shared=bool(objective.shared_with),
        )

    def _supporters(self, objective: Objective) -> frozenset[str]:
        """Return the keys of the objectives that support one or its key results, as agreed."""
        edges = self._org.supporters.get(objective.key, ())
        return frozenset(edge.supporter for edge in edges if edge.status is Alignment.AGREED)

    def _trend(self, objective: Objective) -> Trend | None:
        insights, key = self._insights, objective.key
        own = (edge for edge in self._org.updates.get(key, ()) if not edge.update.target.key_result)
        parts = (insights.key_results[each.key] for each in objective.key_results if each.state is ACTIVE)
        rhythm = insights.rhythms.get((objective.team, objective.cycle))
        return trends.of_objective(own, parts, rhythm, insights.as_of)

    def _key_result(self, key_result: KeyResult, insight: KeyResultInsight) -> KeyResultSummary:
        objective = self._org.objectives[key_result.objective]
        owner = self.owner(key_result.owner)
        parent = self.objectives[objective.key]
        hidden, total = key_result.figures_hidden, len(objective.key_results)
        scope = Scope(objective.team, objective.cycle, objective.key)
        return KeyResultSummary(
            title=self._titles[key_result.key],
            address=routes.address_of_key_result(objective.key, key_result.anchor, key_result.position, total),
            status=insight.status.status,
            progress=insight.progress if insight.has_value else None,
            plan=insight.planned_now,
            team=parent.team,
            team_address=parent.team_address,
            cycle=parent.cycle,
            objective=parent.title,
            owner=_text(owner),
            key=key_result.key,
            anchor=key_result.anchor,
            kind=key_result.kind,
            former_anchors=former_anchors(objective, key_result, self._org.history),
            objective_address=parent.address,
            team_cycle_address=parent.team_cycle_address,
            owner_address=owner.address if owner else "",
            reasons=insight.status.reasons,
            names=self.names(insight.status.reasons),
            since=insight.status.since,
            before=insight.status.before,
            hidden=hidden,
            measurable=insight.measurable,
            unmeasured_because=insight.unmeasured_because,
            raw=None if hidden else _outside(insight),
            start=None if hidden else key_result.start,
            now=None if hidden else insight.figure,
            target=None if hidden else key_result.target,
            minimum=None if hidden else key_result.minimum,
            maximum=None if hidden else key_result.maximum,
            band=insight.band,
            steps_done=len(insight.milestones_done),
            steps=len(key_result.milestones),
            done=insight.done,
            reached=insight.reached,
            confidence=insight.confidence.now,
            confidence_before=insight.confidence.before,
            trend=trends.of_key_result(insight, self._insights.rhythms.get((objective.team, objective.cycle))),
            pace=insight.pace.verdict,
            gap=insight.pace.gap,
            score=insight.score,
            struck=key_result.state is not ACTIVE,
            struck_because=self._linker.title(key_result.reason, scope, objective.place.file)
            if key_result.reason
            else None,
            given_to=self.team(key_result.team) if key_result.team else None,
        )


def _name_alone(known: Summary) -> Summary:
    return Summary(
        known.title, known.address, team=known.team, team_address=known.team_address, objective=known.objective
    )


def _text(link: Link | None) -> str:
    return link.words if link is not None and isinstance(link.words, str) else ""


def _outside(insight: KeyResultInsight) -> Decimal | None:
    """Return raw progress where it differs from what is shown of it."""
    return insight.raw if insight.raw is not None and insight.raw != insight.progress else None


def _cycle_summary(cycle: Cycle, archive: Archive | None, insights: Insights) -> CycleSummary:
    phase = "over" if cycle.state is CycleState.CLOSED else insights.cycle_phase.get(cycle.key, "open")
    running = cycle.end is not None and insights.as_of <= cycle.end
    return CycleSummary(
        key=cycle.key,
        name=cycle.name,
        address=routes.address_of_cycle(cycle.key),
        phase=phase,
        start=cycle.start,
        end=cycle.end,
        elapsed=_elapsed(cycle.start, cycle.end, insights.as_of),
        days_left=(cycle.end - insights.as_of).days if cycle.end is not None and running else None,
        grading_until=cycle.grading_until,
        archived=archive.day if archive and archive.objectives and archive.day <= insights.as_of else None,
    )


def _elapsed(start: date | None, end: date | None, as_of: date) -> Decimal | None:
    if start is None or end is None or end <= start:
        return None
    share = Decimal((as_of - start).days) / Decimal((end - start).days)
    return min(max(share, Decimal(0)), Decimal(1)).quantize(Decimal("0.0001"))

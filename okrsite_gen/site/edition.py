"""Everything that the pages of one build are made from, with the indexes that only pages need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from okrsite_gen.model.advice import Coaching
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import Change, Goalpost
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.objectives import KeyResult, Objective
from okrsite_gen.model.organisation import BrokenFile, Org, Team, UpdateEdge
from okrsite_gen.model.references import Scope
from okrsite_gen.model.settings import Settings
from okrsite_gen.site import routes
from okrsite_gen.site.directory import Directory
from okrsite_gen.site.happenings import Happened, Turning, with_weeks
from okrsite_gen.site.line_of_sight import LinesOfSight
from okrsite_gen.site.linking import Linker
from okrsite_gen.site.long_texts import LONGEST, Standing
from okrsite_gen.site.navigation import Frames
from okrsite_gen.site.page import BuildFacts, Link
from okrsite_gen.site.prose import MarkdownRenderer, Prose, Title
from okrsite_gen.site.team_tree import team_order
from okrsite_gen.site.watch import Memo, Watch

if TYPE_CHECKING:
    from okrsite_gen.site.views.words import CheckInView, UpdateView

Key = TypeVar("Key")
Item = TypeVar("Item")


EXCERPT = 4_000
"""Characters that a page shows of a text which stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the site: what there is to tell, for which day, and how its parts find each other."""

    org: Org
    insights: Insights
    settings: Settings
    facts: BuildFacts
    diagnostics: tuple[Diagnostic, ...]
    markdown: MarkdownRenderer
    linker: Linker
    directory: Directory
    frames: Frames
    lines: LinesOfSight
    teams: tuple[tuple[Team, int], ...]
    """Every team with its depth, in the organisation's order."""
    objectives_in: Mapping[str, tuple[Objective, ...]]
    """Cycle key → its objectives in the organisation's order of teams."""
    filled: Mapping[str, str]
    """Keys of the cycles in which there are objectives → names of these cycles."""
    needs_in: Mapping[str, int]
    """Cycle key → how often its objectives need something from others; only of cycles in which any does."""
    check_ins_of: Mapping[tuple[str, str], tuple[CheckIn, ...]]
    """(team key, cycle key) → check-ins up to the day of the build, newest first."""
    cycles_of: Mapping[str, tuple[str, ...]]
    """Team key → cycles in which it has objectives, check-ins, a plan or a retrospective, newest first."""
    metric_users: Mapping[str, tuple[KeyResult, ...]]
    """Metric key → key results that it feeds."""
    broken_check_ins: Mapping[tuple[str, str], tuple[BrokenFile, ...]]
    """(team key, cycle key) → check-ins that could not be read; empty where a build must not tell their names."""
    mission: Title | None
    """The organisation's mission; None where none is stated, or only the site's name."""
    pillars: Mapping[str, Link]
    """Pillar key → its title and address, in the strategy's order."""
    places: Mapping[str, int]
    """Objective key → its number, from 1, among those of its team in its cycle."""
    namesakes: Mapping[str, str]
    """Keys of objectives that share their title with another one of their team and cycle → that title."""
    changes_of: Mapping[str, tuple[Change, ...]]
    """Objective key → what changed in it and its key results up to the day of the build, newest first."""
    goalposts_in: Mapping[str, tuple[Goalpost, ...]]
    """Objective key → how its key results were made easier, also of those that were taken out, oldest first."""

    coaching: Coaching = field(default_factory=Coaching)
    """What helps the people who write."""
    said: Memo[tuple[str, int], UpdateView] = field(default_factory=Memo)
    """(check-in key, position) → an update as pages show it."""
    told: Memo[str, CheckInView] = field(default_factory=Memo)
    """Check-in key → the whole of it as pages show it."""
    weeks: Mapping[str, Happened] = field(default_factory=dict)
    """Monday, as 2026-11-23 → what happened in the week that it begins, newest week first."""
    week_turns: Mapping[str, Turning] = field(default_factory=dict)
    """The same → where that week stands among the others."""
    watch: Watch | None = None
    """What notes what pages look at; None where nobody wants to know."""

    def title(self, text: str, scope: Scope, file: str) -> Title:
        """Return inline Markdown that stands in `file`."""
        return self.linker.title(text, scope, file)

    def prose(
        self, text: str, scope: Scope, file: str, prefix: str, level: int, place: str, room: int = LONGEST
    ) -> Prose:
        """Return block Markdown that stands in `file`; its top headings become headings of `level`.

        The page at `place` has room for `room` characters of it; of a longer text that is the beginning, and all of
        it has pages of its own.
        """
        return self.linker.beginning(Standing(text, place, prefix, room), scope, file, level)

    def excerpt(self, text: str, scope: Scope, file: str, prefix: str, level: int, whole: str) -> Prose:
        """Return the same for a page that shows it beside other things; `whole` is where all of it stands."""
        return self.linker.excerpt(text, scope, file, prefix, level, whole, EXCERPT)

    def updates(self, key: str) -> tuple[UpdateEdge, ...]:
        """Return what check-ins up to the day of the build say about an objective or key result, oldest first."""
        return tuple(edge for edge in self.org.updates.get(key, ()) if edge.check_in.day <= self.insights.as_of)

    def scope_of(self, objective: Objective) -> Scope:
        """Return what references in an objective's file leave out."""
        return Scope(objective.team, objective.cycle, objective.key)


def make_edition(
    org: Org,
    insights: Insights,
    settings: Settings,
    diagnostics: tuple[Diagnostic, ...],
    facts: BuildFacts,
    markdown: MarkdownRenderer,
) -> Edition:
    """Bring together what pages are made from. Looks at every entity a fixed number of times."""
    linker = Linker(org, insights, settings, markdown)
    directory = Directory(org, insights, settings, linker)
    teams = team_order(org)
    edition = Edition(
        org=org,
        insights=insights,
        settings=settings,
        facts=facts,
        diagnostics=diagnostics,
        markdown=markdown,
        linker=linker,
        directory=directory,
        frames=Frames(org, insights, settings, facts, dict(directory.cycles), linker.asset(settings.site.logo)),
        lines=LinesOfSight(org),
        teams=teams,
        objectives_in=_objectives_in(org, teams),
        needs_in=Counter(each.cycle for each in org.objectives.values() for _ in each.depends_on),
        filled={each.cycle: org.cycles[each.cycle].name for each in org.objectives.values()},
        check_ins_of=_check_ins_of(org, insights.as_of),
        cycles_of=_cycles_of(org),
        metric_users=_grouped(
            (key_result.metric, key_result) for key_result in org.key_results.values() if key_result.metric
        ),
        broken_check_ins=_broken_check_ins(org),
        mission=_mission(org, settings, linker),
        pillars=_pillars(org, linker),
        places={key: number for keys in org.objectives_of.values() for number, key in enumerate(keys, 1)},
        namesakes=_namesakes(org),
        changes_of=_changes_of(org, insights.as_of),
        goalposts_in=_goalposts_in(insights),
    )
    return with_weeks(edition)


def _objectives_in(org: Org, teams: tuple[tuple[Team, int], ...]) -> Mapping[str, tuple[Objective, ...]]:
    rank = {team.key: position for position, (team, _) in enumerate(teams)}
    ordered = sorted(org.objectives.values(), key=lambda each: rank.get(each.team, len(rank)))
    return _grouped((objective.cycle, objective) for objective in ordered)


def _check_ins_of(org: Org, as_of: date) -> Mapping[tuple[str, str], tuple[CheckIn, ...]]:
    newest_first = sorted(org.check_ins.values(), key=lambda each: (each.day, each.key), reverse=True)
    return _grouped(((each.team, each.cycle), each) for each in newest_first if each.day <= as_of)


def _mission(org: Org, settings: Settings, linker: Linker) -> Title | None:
    said = org.charter.mission
    return linker.title(said, file=org.charter.place.file) if said and said != settings.site.name else None


def _pillars(org: Org, linker: Linker) -> Mapping[str, Link]:
    file = org.charter.place.file
    return {
        pillar.key: Link(linker.title(pillar.title, file=file), routes.address_of_pillar(pillar.key))
        for pillar in org.charter.pillars
    }


def _namesakes(org: Org) -> Mapping[str, str]:
    same = _grouped(((each.team, each.cycle, each.title.strip()), each.key) for each in org.objectives.values())
    return {key: title for (_, _, title), keys in same.items() if len(keys) > 1 for key in keys}


def _broken_check_ins(org: Org) -> Mapping[tuple[str, str], tuple[BrokenFile, ...]]:
    parts = ((each.key.split("/"), each) for each in org.broken if each.kind == "check-in" and not org.hides)
    return _grouped(
        ((names[0], names[1]), each)
        for names, each in parts
        if len(names) == 3 and names[0] in org.teams and names[1] in org.cycles
    )


def _changes_of(org: Org, as_of: date) -> Mapping[str, tuple[Change, ...]]:
    oldest_first = sorted((one for one in org.history.changes if one.day <= as_of), key=lambda each: each.day)
    return _grouped((change.entity.partition("#")[0], change) for change in reversed(oldest_first))


def _goalposts_in(insights: Insights) -> Mapping[str, tuple[Goalpost, ...]]:
    every = (each for goalposts in insights.goalposts.values() for each in goalposts)
    ordered = sorted(every, key=lambda each: (each.day, each.key_result, each.name))
    return _grouped((each.key_result.partition("#")[0], each) for each in ordered)


def _cycles_of(org: Org) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for objective in org.objectives.values():
        found[objective.team].add(objective.cycle)
    pairs = [(check_in.team, check_in.cycle) for check_in in org.check_ins.values()]
    pairs += [(plan.team, plan.cycle) for plan in org.plans.values()]
    pairs += [(retrospective.team, retrospective.cycle) for retrospective in org.retrospectives.values()]
    pairs += _broken_check_ins(org)
    for team, cycle in pairs:
        found[team].add(cycle)
    for (team, cycle), shared in org.shared_objectives_of.items():
        if shared:
            found[team].add(cycle)
    newest_first = tuple(org.cycles)[::-1]
    return {team: tuple(cycle for cycle in newest_first if cycle in cycles) for team, cycles in found.items()}


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {key: tuple(items) for key, items in groups.items()}

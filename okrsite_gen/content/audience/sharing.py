"""The organisation as one audience may see it. Nothing that is hidden survives, not even its name in a reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from okrsite_gen.content.audience.doubts import (
    folders_of,
    is_about_readers,
    may_be_named,
    name_of,
    teams_in_doubt,
    without_teams,
)
from okrsite_gen.content.audience.narrowing import narrowed, says_something
from okrsite_gen.content.audience.objectives import shared_objective
from okrsite_gen.content.audience.sections import without_doubtful_sections
from okrsite_gen.content.audience.veiling import veiled
from okrsite_gen.content.gather.cycles import cycle_by_name
from okrsite_gen.content.gather.organisation import team_by_folder
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.headings import Headings
from okrsite_gen.content.ids import normal_name
from okrsite_gen.content.levels import Levels
from okrsite_gen.content.resolve.known import Known
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold
from okrsite_gen.model.references import Scope, expand
from okrsite_gen.model.settings import Settings


def share(
    gathered: Gathered,
    settings: Settings,
    audience: str = "",
    *,
    drafts: bool = False,
    history: History = History(),  # noqa: B008 - immutable
) -> Gathered:
    """Return what a build for `audience` may show; without one, for the default audience. Drafts only on request.

    `history` tells what headings named once that name nothing now.

    A build that is not for the narrowest audience hides, whether or not there is anything to hide: references to
    nothing and to the hidden become equal, and so do organisations that differ only in what is hidden.

    Raises:
        OkrsiteError: where there is no such audience.

    """
    levels = Levels(gathered, settings)
    shown = levels.of_build(audience, settings.default_audience)
    hides = shown < levels.nobody - 1
    keys = {
        key
        for key, one in gathered.objectives.items()
        if levels.objective(key) <= shown and (drafts or one.state is not State.DRAFT)
    }
    broken = () if hides else tuple(one for one in gathered.broken if may_be_named(one, settings, drafts=drafts))
    if not hides and len(keys) == len(gathered.objectives) and len(broken) == len(gathered.broken):
        return gathered
    known = Known(gathered)
    objectives = {
        key: shared_objective(one, levels, shown, known, keys)
        for key, one in gathered.objectives.items()
        if key in keys
    }
    after = replace(gathered, objectives=objectives, broken=broken, hides=hides)
    after = narrowed(after, levels, shown) if hides else without_teams(after, teams_in_doubt(gathered, after))
    lost = (one for one in gathered.broken if hides or one not in broken)
    headings = Headings(gathered, levels, shown, drafts=drafts, lost=lost, history=history)
    after = without_doubtful_sections(gathered, after, headings)
    after = _without_lost_words(gathered, after, known)
    after = _with_names_in_use(gathered, after, settings)
    return veiled(gathered, after, known, settings)


def sayable(findings: Iterable[Diagnostic], gathered: Gathered, shared: Gathered) -> tuple[Diagnostic, ...]:
    """Return the findings that pages of a build may show: none that could tell of what it leaves out.

    Those are about a file that is left out or shortened, or name something in it, as a guess at what was meant does.
    """
    if shared.hides:
        return ()
    findings = tuple(findings)
    files, names = _left_out(gathered, shared)
    of_readers = {finding.place.file for finding in findings if is_about_readers(finding)}
    if not names and not of_readers:
        return findings
    files |= of_readers
    names_something = _any_of(names | {fold(file) for file in files} if names else names)
    return tuple(
        finding
        for finding in findings
        if finding.place.file not in files
        and not names_something(f"{finding.message} {finding.reason} {finding.hint} {finding.line_text}")
    )


def sayable_advice(findings: Iterable[Diagnostic], gathered: Gathered, shared: Gathered) -> tuple[Diagnostic, ...]:
    """Return the same of findings about nothing but what is shown: the line in which one stands may name a draft."""
    return tuple(findings) if shared.hides else sayable(findings, gathered, shared)


def sayable_reasons(
    allowed: Mapping[str, Mapping[str, str]], gathered: Gathered, shared: Gathered
) -> Mapping[str, Mapping[str, str]]:
    """Return, of the reasons for which files allow findings, those that a build may show: file → code → reason."""
    if shared.hides:
        return {}
    files, names = _left_out(gathered, shared)
    names_something = _any_of(names)
    return {
        file: {code: why for code, why in reasons.items() if not names_something(why)}
        for file, reasons in allowed.items()
        if file not in files
    }


def _left_out(gathered: Gathered, shared: Gathered) -> tuple[set[str], set[str]]:
    """Return the files that are left out or shortened, and the words by which others may name what is in them.

    There are no words where nothing is left out.
    """
    left_out = [one for key, one in gathered.objectives.items() if key not in shared.objectives]
    doubts = [one for one in gathered.broken if one not in shared.broken]
    if not left_out and not doubts:
        return set(), set()
    files = {one.place.file for one in left_out} | {one.place.file for one in doubts}
    files |= {one.place.file for key, one in gathered.check_ins.items() if shared.check_ins.get(key) != one}
    files |= {shared.objectives[key].place.file for key in shared.shortened}
    names = {one.key.rpartition("/")[2] for one in left_out}
    names |= {key_result.anchor for one in left_out for key_result in one.key_results if key_result.id}
    names |= {fold(file) for file in files} | set(filter(None, map(name_of, doubts)))
    return files, names


def _any_of(names: Iterable[str]) -> Callable[[str], bool]:
    """Return a test whether a text names any of these."""
    words = "|".join(map(re.escape, sorted(names)))
    if not words:
        return lambda text: False
    found = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")
    return lambda text: found.search(fold(text)) is not None


def _without_lost_words(gathered: Gathered, after: Gathered, known: Known) -> Gathered:
    """Leave out updates and answers about objectives that are not shown, and check-ins of which nothing is left.

    What names nothing may have named what is left out, before a slip of the pen. It stays only where it names a file
    of which everybody may know, which cannot be used.
    """
    named = frozenset(one.key for one in after.broken if one.kind == "objective")

    def is_lost(objective: str | None, written: str, scope: Scope) -> bool:
        if objective is not None:
            return objective not in after.objectives
        meant = expand(written, scope)
        return after.hides or meant is None or meant[0] not in named

    check_ins: dict[str, CheckIn] = {}
    for key, check_in in after.check_ins.items():
        scope = Scope(check_in.team, check_in.cycle)
        kept = tuple(one for one in check_in.updates if not is_lost(one.target.objective, one.target.written, scope))
        left = check_in if len(kept) == len(check_in.updates) else replace(check_in, updates=kept)
        if says_something(left) or not says_something(gathered.check_ins[key]):
            check_ins[key] = left
    promises = tuple(
        one
        for one in after.promises
        if f"{one.scope.team}/{one.scope.cycle}" in after.plans
        and not is_lost(known.lookup(one.written, one.scope).objective, one.written, one.scope)
    )
    return replace(after, check_ins=check_ins, promises=promises)


def _with_names_in_use(gathered: Gathered, after: Gathered, settings: Settings) -> Gathered:
    """Keep, of teams and cycles that are hidden or that only a folder names, those whose folders hold what is shown.

    Of these only the name is known, which the addresses of what they hold give away anyway.
    """
    names = _names_in_use(after)
    teams_in_use = {team: names[team, cycle][0] for team, cycle in reversed(names)}
    cycles_in_use = {cycle: names[team, cycle][1] for team, cycle in reversed(names)}
    left_out = {(one.team, one.cycle) for key, one in gathered.objectives.items() if key not in after.objectives}
    left_out |= {folders_of(one) for one in gathered.broken if one not in after.broken}
    idle_teams = {team for team, _ in left_out} - set(teams_in_use)
    idle_cycles = {cycle for _, cycle in left_out} - set(cycles_in_use)
    teams = {}
    for key, team in gathered.teams.items():
        if key in after.teams and (team.place.file or (not after.hides and key not in idle_teams)):
            teams[key] = team
        elif key in teams_in_use:
            teams[key] = team_by_folder(teams_in_use[key])
    cycles = {}
    for key, cycle in gathered.cycles.items():
        if key in after.cycles and (cycle.place.file or (not after.hides and key not in idle_cycles)):
            cycles[key] = cycle
        elif key in cycles_in_use:
            cycles[key] = cycle_by_name(cycles_in_use[key], settings)
    return replace(after, teams=teams, cycles=cycles)


def _names_in_use(after: Gathered) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the team and cycle of everything shown, by key, with the names as the folders there write them."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for group, depth in ((after.objectives, 1), (after.check_ins, 2), (after.plans, 1), (after.retrospectives, 1)):
        for one in group.values():
            team, cycle = one.place.file.split("/")[-depth - 2 : -depth]
            found.setdefault((one.team, one.cycle), (normal_name(team), normal_name(cycle)))
    return found

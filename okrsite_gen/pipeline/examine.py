"""What there is to say of a repository whose files have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from okrsite_gen.content.archive import thawed
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.pipeline.checked import Checked
from okrsite_gen.pipeline.coach import looked_at, looked_in, wants_history
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.findings import in_order
from okrsite_gen.pipeline.found import found_of_all, found_of_teams, that_count
from okrsite_gen.pipeline.past import past_of_content
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.context import own_files
from okrsite_gen.pipeline.region.judged import Judged, judge_files
from okrsite_gen.pipeline.region.ledger import KEPT, Ledger, only_whole
from okrsite_gen.pipeline.region.pasts import pasts_of, reach_of
from okrsite_gen.pipeline.region.recheck import recheck
from okrsite_gen.pipeline.region.units import Units
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.sorts import sorts_of
from okrsite_gen.site.codes_addresses import ADDRESS_LOST
from okrsite_gen.site.problems import asks_for_addresses


@dataclass(frozen=True, slots=True)
class Examined:
    """What there is to say of a state."""

    report: Report
    ledger: Ledger | None = None
    """What the next check need not find again; None where it has to look at everything whatever changes."""
    judged: Judged | None = None
    """All that was read and worked out; None where the last check was believed about most of it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A state that somebody has read already, with all that is needed to judge it."""

    history: History
    theme: tuple[Diagnostic, ...]
    """What was found in loading the theme."""
    judge: Callable[[], Judged]
    """Judges everything, which is only done where the last check cannot be believed."""


def examine(
    project: Project,
    discovered: Discovered,
    world: World,
    checked: Checked,
    progress: Progress,
    opened: Opened | None = None,
) -> Examined:
    """Return what there is to find, and what the next check need not find again.

    `world` stands for all that concerns every team; `checked` is the last check. What is `opened` is not read again.
    Raises `ThemeError` where the theme cannot be used.
    """
    as_found, discovered = discovered, thawed(discovered, project.settings)
    history = opened.history if opened else _history(project, as_found, progress)
    before = checked.ledger(world.digest) if project.is_in_folder else None
    if before is not None:
        made = recheck(project, discovered, history, world, *before, progress)
        if made is not None:
            return Examined(made.report, made.ledger)
    if opened:
        return _examine_all(project, discovered, world, opened.theme, opened.judge(), checked)
    from okrsite_gen.site.theme import load_theme  # loads Jinja, for what no edit of a team concerns

    theme = load_theme(project.settings, project.request.root, read_yaml)
    judged = judge_files(project, discovered, history, progress)
    return _examine_all(project, discovered, world, theme.findings, judged, checked)


def _history(project: Project, discovered: Discovered, progress: Progress) -> History:
    return past_of_content(project, discovered, progress) if wants_history(project.settings) else History()


def _examine_all(
    project: Project,
    discovered: Discovered,
    world: World,
    theme: tuple[Diagnostic, ...],
    judged: Judged,
    checked: Checked,
) -> Examined:
    loaded, scene, history = judged.loaded, judged.scene, judged.loaded.history
    teams, whole = tuple(found_of_teams(project, discovered, judged)), tuple(found_of_all(project, judged))
    found = (*theme, *teams, *whole)
    counting = that_count(found, project, discovered, loaded.allowed, history, checked.locate)
    findings = in_order((*project.findings, *counting))
    report = Report(
        findings,
        project.as_of,
        len(discovered.sources),
        looked_at=looked_at(scene),
        looked_in=looked_in(scene),
        sorts=sorts_of(findings),
    )
    kept = (*(each for each in judged.read if each.code in KEPT), *whole)
    lost = (each for each in teams if each.code == ADDRESS_LOST.id)
    ledger = _ledger(judged, discovered, world, history, kept, lost, Units(project.settings.content))
    unfit = asks_for_addresses(judged.org, project.settings) or only_whole(ledger, judged.read)
    return Examined(report, None if unfit or project.request.unsaved else ledger, judged)


def _ledger(
    judged: Judged,
    discovered: Discovered,
    world: World,
    history: History,
    kept: tuple[Diagnostic, ...],
    lost: Iterable[Diagnostic],
    units: Units,
) -> Ledger:
    return Ledger(
        key="",
        world=world,
        digests=own_files(discovered, units),
        words=judged.words,
        marks=judged.marks,
        kept=kept,
        lost=judged.lost,
        met=discovered.diagnostics,
        addresses=frozenset(units.of(each.place.file) for each in lost),
        reach=reach_of(history),
        pasts=pasts_of(history, units),
    )

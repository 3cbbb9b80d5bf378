"""What there is to say of a repository whose files have changed."""

from __future__ import annotations

from collections.abc import Iterable

from okrsite_gen import __version__
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.history import History
from okrsite_gen.pipeline.allowed import about_allowing
from okrsite_gen.pipeline.checked import Checked
from okrsite_gen.pipeline.coach import coach_organisation, looked_at, looked_in, unasked, wants_history, without_echoes
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.load import located
from okrsite_gen.pipeline.lost_addresses import lost_addresses
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
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.problems import asks_for_addresses, site_problems


def examine(
    project: Project, discovered: Discovered, world: World, checked: Checked, progress: Progress
) -> tuple[Report, Ledger | None]:
    """Return what there is to find, and what the next check need not find again.

    `world` stands for all that concerns every team; `checked` is the last check. Raises `ThemeError` where the theme
    cannot be used. What comes to be found here besides has to be found in `recheck` as well.
    """
    as_found, discovered = discovered, thawed(discovered, project.settings)
    history = past_of_content(project, as_found, progress) if wants_history(project.settings) else History()
    before = None if project.request.is_of_another_time else checked.ledger(world.digest)
    if before is not None:
        made = recheck(project, discovered, history, world, *before, progress)
        if made is not None:
            return made.report, made.ledger
    return _examine_all(project, discovered, world, history, checked, progress)


def _examine_all(
    project: Project, discovered: Discovered, world: World, history: History, checked: Checked, progress: Progress
) -> tuple[Report, Ledger | None]:
    from okrsite_gen.site.theme import load_theme  # loads Jinja, for what no edit of a team concerns

    theme = load_theme(project.settings, project.request.root, read_yaml)
    judged = judge_files(project, discovered, history, progress)
    org, loaded, scene, settings = judged.org, judged.loaded, judged.scene, project.settings
    facts = BuildFacts(project.as_of, project.as_of_fixed, version=__version__)
    addresses = site_problems(org, judged.insights, settings, facts, Markdown())

    lost = tuple(lost_addresses(project, discovered, org, history))
    whole = tuple(coach_organisation(scene))
    advice = (finding for _, finding in judged.advice)
    diagnostics = (*theme.findings, *judged.read, *addresses, *lost, *advice, *whole)
    met = (*diagnostics, *about_allowing(diagnostics, settings, loaded.allowed, unasked(history)))
    findings = located(without_echoes(met, met), project, discovered, loaded.allowed, checked.locate)
    report = Report(
        findings,
        project.as_of,
        len(discovered.sources),
        looked_at=looked_at(scene),
        looked_in=looked_in(scene),
        sorts=sorts_of(findings),
    )
    kept = (*(each for each in judged.read if each.code in KEPT), *whole)
    ledger = _ledger(judged, discovered, world, history, kept, lost, Units(settings.content))
    unfit = asks_for_addresses(org, settings) or only_whole(ledger, judged.read) or project.request.unsaved
    return report, None if unfit else ledger


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

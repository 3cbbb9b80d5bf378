"""A state with all that is found in it, as everybody knows it or as one audience may see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from okrsite_gen.analysis import analyse
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.audience import sayable
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.check import judgement_of
from okrsite_gen.pipeline.coach import coach_teams, scene_of, wants_history, without_echoes
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.found import found_of_all, found_of_teams, that_count
from okrsite_gen.pipeline.load import Loaded, judge, load, told
from okrsite_gen.pipeline.past import past_of_content
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.judged import Judged
from okrsite_gen.pipeline.show import shared_with
from okrsite_gen.site.theme import load_theme


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a state says, what follows from it, and what is found in it."""

    loaded: Loaded
    """Everything that its files say, whoever may see it."""
    gathered: Gathered
    """As much of it as is looked at."""
    org: Org
    insights: Insights
    findings: tuple[Diagnostic, ...]
    """Those that count, about the configuration too; located."""


def whole_of(project: Project, discovered: Discovered, progress: Progress, *, rules: bool) -> Whole:
    """Return a state as everybody knows it, with what `check` finds; only with what reading finds if not `rules`.

    Raises `ThemeError` where the theme cannot be used.
    """
    if not rules:
        return _worked_out(project, discovered, progress)
    report, judged = judgement_of(project, discovered, progress)
    if judged is None:
        return replace(_worked_out(project, discovered, progress), findings=report.findings)
    return Whole(judged.loaded, judged.loaded.gathered, judged.org, judged.insights, report.findings)


def shared_whole_of(
    project: Project, discovered: Discovered, audience: str, progress: Progress, *, rules: bool
) -> Whole:
    """Return as much of a state as an audience may see, judged by that alone.

    Raises `ThemeError` where the theme cannot be used.
    """
    everything = _worked_out(project, discovered, progress)
    loaded, settings = everything.loaded, project.settings
    gathered, org = shared_with(audience, loaded, everything.org, project, drafts=False)
    insights = analyse(org, project.as_of, settings)
    if org.hides:  # whatever is found could tell of what is hidden
        return Whole(loaded, gathered, org, insights, project.findings)
    found = everything.findings
    if rules:
        _, unresolved = judge(loaded, project)
        scene = scene_of(org, insights, settings)
        read = (*loaded.findings, *unresolved)
        judged = Judged(loaded, org, insights, scene, read, tuple(coach_teams(scene)), {}, {})
        theme = load_theme(settings, project.request.root, read_yaml)
        met = (*theme.findings, *found_of_teams(project, discovered, judged), *found_of_all(project, judged))
        found = that_count(met, project, discovered, loaded.allowed, loaded.history)
        found = (*project.findings, *found)
    return Whole(loaded, gathered, org, insights, sayable(found, loaded.gathered, gathered))


def _worked_out(project: Project, discovered: Discovered, progress: Progress) -> Whole:
    """Return a state with what was found in reading it and in following references; no rule is asked."""
    settings = project.settings
    loaded = load(project, thawed(discovered, settings), progress)
    if wants_history(settings):
        loaded = replace(loaded, history=past_of_content(project, discovered, progress))
    org, unresolved = judge(loaded, project)
    read = (*loaded.findings, *unresolved)
    found = told(without_echoes(read, read), project, discovered, loaded.allowed)
    progress("Working out progress and status", 0, 0)
    insights = analyse(org, project.as_of, settings)
    return Whole(loaded, loaded.gathered, org, insights, (*project.findings, *found))

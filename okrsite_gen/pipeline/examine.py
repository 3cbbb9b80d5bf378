"""What there is to say of a repository whose files have changed."""

from __future__ import annotations

from dataclasses import replace

from okrsite_gen import __version__
from okrsite_gen.analysis import analyse
from okrsite_gen.content.archive import thawed
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.history import History
from okrsite_gen.pipeline.allowed import about_allowing
from okrsite_gen.pipeline.checked import Checked
from okrsite_gen.pipeline.coach import coach, looked_at, looked_in, scene_of, unasked, wants_history, without_echoes
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.load import judge, load, located
from okrsite_gen.pipeline.lost_addresses import lost_addresses
from okrsite_gen.pipeline.past import past_of_content
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.sorts import sorts_of
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.problems import site_problems
from okrsite_gen.site.theme import load_theme


def examine(project: Project, discovered: Discovered, checked: Checked, progress: Progress) -> Report:
    """Read everything and judge it; `checked` saves looking for places that are known from the last time.

    Raises `ThemeError` where the theme cannot be used.
    """
    theme = load_theme(project.settings, project.request.root, read_yaml)
    as_found, discovered = discovered, thawed(discovered)
    loaded = load(project, discovered, progress)
    history = past_of_content(project, as_found, progress) if wants_history(project.settings) else History()
    loaded = replace(loaded, history=history)
    org, unresolved = judge(loaded, project)

    progress("Looking at everything together", 0, 0)
    insights = analyse(org, project.as_of, project.settings)
    facts = BuildFacts(project.as_of, project.as_of_fixed, version=__version__)
    addresses = site_problems(org, insights, project.settings, facts, Markdown())

    lost = lost_addresses(project, discovered, org, history)
    scene = scene_of(org, insights, project.settings)
    diagnostics = (*theme.findings, *loaded.findings, *unresolved, *addresses, *lost, *coach(scene))
    met = (*diagnostics, *about_allowing(diagnostics, project.settings, loaded.allowed, unasked(history)))
    findings = located(without_echoes(met, met), project, discovered, loaded.allowed, checked.locate)
    return Report(
        findings,
        project.as_of,
        len(discovered.sources),
        looked_at=looked_at(scene),
        looked_in=looked_in(scene),
        sorts=sorts_of(findings),
    )

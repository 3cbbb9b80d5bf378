"""`check`: all findings about everything, and no output."""

from __future__ import annotations

from okrsite_gen import __version__
from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.pipeline.allowed import about_allowing
from okrsite_gen.pipeline.coach import coach, looked_at, scene_of
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.load import find, judge, load, located
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.plan import lay_out
from okrsite_gen.site.theme import load_theme


def check(request: Request, progress: Progress) -> Report:
    """Judge the whole repository, drafts and all audiences included. Raises `OkrsiteError`, never for content."""
    project = configure(request)
    if project.failed:
        return project.failure

    discovered = find(project, progress)
    loaded = load(project, discovered, progress)
    org, unresolved = judge(loaded, project)

    progress("Laying out pages", 0, 0)
    insights = analyse(org, project.as_of, project.settings)
    theme = load_theme(project.settings, request.root, read_yaml)
    facts = BuildFacts(project.as_of, project.as_of_fixed, version=__version__)
    plan = lay_out(org, insights, project.settings, (), facts, Markdown())

    scene = scene_of(org, insights, project.settings)
    diagnostics = (*theme.findings, *loaded.findings, *unresolved, *plan.diagnostics, *coach(scene))
    met = (*diagnostics, *about_allowing(diagnostics, project.settings, loaded.allowed))
    findings = located(met, project, discovered, loaded.allowed)
    return Report(findings, project.as_of, len(discovered.sources), looked_at=looked_at(scene))

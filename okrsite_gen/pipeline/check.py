"""`check`: all findings about everything, and no output."""

from __future__ import annotations

from okrsite_gen import __version__
from okrsite_gen.analysis import analyse
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.pipeline.allowed import about_allowing
from okrsite_gen.pipeline.checked import Checked
from okrsite_gen.pipeline.coach import coach, looked_at, looked_in, minor, scene_of, without_echoes
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.load import find, judge, load, located
from okrsite_gen.pipeline.memory import digest_of_inputs, inputs_of
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.problems import site_problems
from okrsite_gen.site.theme import load_theme
from okrsite_gen.store.cache import CacheFolder


def check(request: Request, progress: Progress) -> Report:
    """Judge the whole repository, drafts and all audiences included. Raises `OkrsiteError`, never for content."""
    project = configure(request)
    if project.failed:
        return project.failure

    discovered = find(project, progress)
    theme = load_theme(project.settings, request.root, read_yaml)
    program = program_digest()
    checked = Checked(CacheFolder(request.root, program), use_cache=request.use_cache)
    key = digest_of_inputs(
        program,
        (theme.digest, theme.findings),
        project.data,
        *inputs_of(discovered),
        (project.as_of, project.as_of_fixed, request.strict),
    )
    unchanged = checked.still_true(key)
    if unchanged is not None:
        return unchanged

    loaded = load(project, discovered, progress)
    org, unresolved = judge(loaded, project)

    progress("Looking at everything together", 0, 0)
    insights = analyse(org, project.as_of, project.settings)
    facts = BuildFacts(project.as_of, project.as_of_fixed, version=__version__)
    addresses = site_problems(org, insights, project.settings, facts, Markdown())

    scene = scene_of(org, insights, project.settings)
    diagnostics = (*theme.findings, *loaded.findings, *unresolved, *addresses, *coach(scene))
    met = (*diagnostics, *about_allowing(diagnostics, project.settings, loaded.allowed))
    told = without_echoes(met, met)
    findings = located(told, project, discovered, loaded.allowed, checked.locate)
    report = Report(
        findings,
        project.as_of,
        len(discovered.sources),
        looked_at=looked_at(scene),
        looked_in=looked_in(scene),
        minor=minor(),
    )
    checked.keep(key, report)
    return report

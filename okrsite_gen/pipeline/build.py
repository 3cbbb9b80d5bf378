"""`build`: the website."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from okrsite_gen.content.audience import sayable_advice
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.advice import Coaching
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.new_files import TeamForms
from okrsite_gen.pipeline.advised import advice_on
from okrsite_gen.pipeline.api_data import Desk, api_contents
from okrsite_gen.pipeline.compiled import Compiling
from okrsite_gen.pipeline.draw import Material, Premise, Studio
from okrsite_gen.pipeline.findings import has_errors, in_order
from okrsite_gen.pipeline.forms import are_offered, team_forms
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.last_readable import about_present, with_last_readable
from okrsite_gen.pipeline.load import Loaded, judge, located
from okrsite_gen.pipeline.memory import digest_of_inputs
from okrsite_gen.pipeline.new.standing import standing_of
from okrsite_gen.pipeline.past import read_as_published
from okrsite_gen.pipeline.press import printed
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.publish import Content, Published, publish
from okrsite_gen.pipeline.remembered_groups import RememberedSite, left_out
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.show import Shown, show
from okrsite_gen.pipeline.weight import about_weight
from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.site.configured import Targets
from okrsite_gen.site.machine import machine_files
from okrsite_gen.site.plan import Outline, likely_targets
from okrsite_gen.site.problems import site_problems
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import SITEMAP
from okrsite_gen.site.watched import constants
from okrsite_gen.store.manifest import Manifest
from okrsite_gen.store.output import claim


def made(
    job: Job,
    found: Discovered,
    key: str,
    progress: Progress,
    templates: Compiling,
    compiled: CompiledTemplates | None = None,
) -> BuildReport:
    """Make the website of the files that were found; `key` stands for all inputs.

    `compiled` keeps compiled templates for whoever builds again.
    """
    report, judged = judge_site(job, found, progress)
    if judged is None:
        return report
    shown, forms, tell = judged

    def fails(findings: tuple[Diagnostic, ...]) -> bool:
        return has_errors(tell(findings)) and not job.request.keep_going

    memory = CompiledTemplates() if compiled is None else compiled
    published = _published(job, shown, forms, fails, progress, templates.into(memory))
    report = replace(report, findings=_merged(report.findings, tell(published.findings)))
    if published.written is None:
        return report
    report = _complete(report, shown, published)
    if not job.request.passing:
        job.memory.keep(replace(published.manifest, key=key), report)
    return report


class JudgedSite(NamedTuple):
    """What a site is made of. All else that was read is let go, since every process that draws would hold it."""

    shown: Shown
    forms: Mapping[str, TeamForms]
    tell: Callable[[Iterable[Diagnostic]], tuple[Diagnostic, ...]]
    """Returns those that count, located."""


def judge_site(job: Job, found: Discovered, progress: Progress) -> tuple[BuildReport, JudgedSite | None]:
    """Return what is found, and what is to be shown; nothing where errors keep it from being shown."""
    request, project = job.request, job.project
    discovered, loaded = read_as_published(project, found, progress)
    loaded = with_last_readable(loaded, job, discovered, progress)
    everything, unresolved = judge(loaded, project)
    restored = frozenset(loaded.gathered.restored)
    diagnostics = (*job.theme.findings, *loaded.findings, *about_present(unresolved, restored))
    tell = partial(located, project=project, discovered=discovered, allowed=loaded.allowed)
    report = BuildReport(
        findings=tell(diagnostics),
        as_of=project.as_of,
        files=len(discovered.sources),
        audience=job.facts.audience,
        kept_back=len(everything.objectives),
    )
    if has_errors(report.findings) and not request.keep_going:
        return report, None

    shown, gathered = show(job, loaded, everything, report.findings, progress)
    advice = advice_on(shown, loaded, unresolved, job, progress, found=found, discovered=discovered)
    sayable = sayable_advice(advice, loaded.gathered, gathered)
    shown = replace(shown, findings=_merged(shown.findings, sayable))
    report = replace(report, findings=_merged(report.findings, advice))
    if has_errors(report.findings) and not request.keep_going:
        return replace(report, findings=_merged(report.findings, tell(_problems(job, shown)))), None
    forms = _forms(job, shown, loaded, discovered, diagnostics)
    return report, JudgedSite(shown, forms, tell)


def _forms(
    job: Job, shown: Shown, loaded: Loaded, discovered: Discovered, findings: Iterable[Diagnostic]
) -> Mapping[str, TeamForms]:
    """Return what each team could write next, with its forms; nothing where pages offer none."""
    if not are_offered(job.project.settings, shown.org):
        return {}
    return team_forms(standing_of(job.project, discovered, loaded, shown.org, shown.insights, findings))


def _problems(job: Job, shown: Shown) -> tuple[Diagnostic, ...]:
    return site_problems(shown.org, shown.insights, job.project.settings, shown.facts, Markdown())


def material_of(job: Job, shown: Shown, forms: Mapping[str, TeamForms]) -> Material:
    """Return all that the pages of a site are made from."""
    from okrsite_gen.pipeline.explain import advice

    reading, settings = job.project.request, job.project.settings
    parts = (settings, shown.org, shown.insights, shown.findings, shown.facts)
    return Material(reading.root, *parts, Coaching(advice(), forms), reading.stopwatch, shown.written)


def _published(
    job: Job,
    shown: Shown,
    forms: Mapping[str, TeamForms],
    fails: Callable[[tuple[Diagnostic, ...]], bool],
    progress: Progress,
    templates: AbstractContextManager[CompiledTemplates],
) -> Published:
    """Draw the site and publish it, unless laying it out has brought to light what `fails` takes for an error."""
    progress("Laying out pages", 0, 0)
    project, root, material = job.project, job.project.request.root, material_of(job, shown, forms)
    with claim(job.request.output, job.sources) as claimed, templates as code:
        renderer = Renderer(job.theme, project.settings, shown.facts, Markdown(), code)
        intact, staging = claimed.folder.intact(job.former), claimed.stage()
        standing = {path: job.former.records[path].fingerprint for path in intact}
        edition = material.edition()
        same_for_all = digest_of_inputs(job.program, renderer.digest, constants(edition))
        drawn_by = digest_of_inputs(job.program, renderer.digest)
        former = RememberedSite.from_plain(job.former.groups).if_made_of(same_for_all, drawn_by)
        targets = Targets(former.moved, ()) if former.groups else likely_targets(edition)
        premise = Premise(targets, left_out(former.groups))
        studio = Studio(material, claimed.folder.spare, job.program, standing, former.groups, premise, renderer)
        site = printed(studio, edition, jobs=project.request.jobs, progress=progress)
        if fails(site.outline.findings):
            return Published(None, Manifest(), site.outline.findings)
        contents = _contents(job, shown, site.outline, renderer, same_for_all, Desk(claimed.folder.spare, standing))
        progress("Writing data and other files", 0, 0)
        published = publish(staging, site, contents, root, job.former, intact)
    weight = about_weight(published.manifest.records, shown.org.assets, project.settings)
    news = tuple(dict.fromkeys((*former.news, *site.findings)))
    remembered = RememberedSite(same_for_all, site.outline.targets.moved, site.groups, drawn_by, news)
    manifest = replace(published.manifest, groups=remembered.to_plain())
    return replace(published, manifest=manifest, findings=(*site.outline.findings, *news, *weight))


def _contents(
    job: Job, shown: Shown, outline: Outline, renderer: Renderer, same_for_all: str, desk: Desk
) -> Iterator[Content]:
    yield from api_contents(job, outline, shown.allowed, renderer, same_for_all, desk)
    yield from renderer.assets()
    sitemap = SITEMAP if any(page.address == SITEMAP for page in outline.pages) else ""
    yield from machine_files(job.project.settings, shown.facts, sitemap)
    yield from shown.org.assets.values()


def _merged(findings: tuple[Diagnostic, ...], more: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return in_order(dict.fromkeys((*findings, *more)))


def _complete(report: BuildReport, shown: Shown, published: Published) -> BuildReport:
    return replace(
        report,
        written=published.written,
        objectives=len(shown.org.objectives),
        key_results=len(shown.org.key_results),
        teams=len(shown.org.teams),
        check_ins=len(shown.org.check_ins),
        kept_back=report.kept_back - len(shown.org.objectives),
    )

"""What the audience of a build may see, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from okrsite_gen.analysis import analyse
from okrsite_gen.content.audience import sayable, sayable_reasons, share, shared_past, withheld_figures
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.resolve import resolve
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.kept import NOTHING_KEPT
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.allowed import Allowed
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.judged_before import JudgedBefore
from okrsite_gen.pipeline.load import Loaded, today_of
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.written import Written


@dataclass(frozen=True, slots=True)
class Shown:
    """All that pages may be made from. Nothing hidden is in it."""

    org: Org
    insights: Insights
    findings: tuple[Diagnostic, ...]
    """Those that the site may tell."""
    allowed: Allowed
    """Why files allow findings, as far as the site may tell."""
    facts: BuildFacts
    whole: bool
    """Whether it is all that the files say."""
    written: Written = field(default_factory=Written, repr=False, compare=False)
    """Knows how entities and insights are written out."""


def show(
    job: Job, loaded: Loaded, everything: Org, findings: tuple[Diagnostic, ...], progress: Progress
) -> tuple[Shown, Gathered]:
    """Return what the build shows, and what the files say of that, with references as words.

    `findings` are those about everything, which only the terminal may know whole.
    References are resolved anew over what is left, so that one to something hidden leads nowhere, just like a slip of
    the pen. A build that hides anything names no commit either, since that would tell more than it shows.
    """
    progress("Working out progress and status", 0, 0)
    project, written = job.project, Written()
    gathered, org = shared_with(job.facts.audience, loaded, everything, project, drafts=job.request.drafts)
    shown = Shown(
        org=org,
        insights=_insights(job, org, written),
        findings=sayable(findings, loaded.gathered, gathered),
        allowed=sayable_reasons(loaded.allowed, loaded.gathered, gathered),
        facts=replace(job.facts, commit="") if org.hides else job.facts,
        whole=gathered is loaded.gathered,
        written=written,
    )
    return shown, gathered


def _insights(job: Job, org: Org, written: Written) -> Insights:
    """Work out everything, but for what was worked out of the same before."""
    project, request = job.project, job.project.request
    if request.kept is not NOTHING_KEPT or request.is_of_another_time or request.unsaved:
        return analyse(org, project.as_of, project.settings, request.kept)
    cache = cache_of(request.project_folder, program_digest())
    before = JudgedBefore(cache, f"{job.facts.audience} {job.request.drafts}", written, use_cache=request.use_cache)
    insights = analyse(org, project.as_of, project.settings, before)
    before.keep()
    return insights


def shared_with(
    audience: str, loaded: Loaded, everything: Org, project: Project, *, drafts: bool
) -> tuple[Gathered, Org]:
    """Return what an audience may see, before and after references are resolved, with as much of the past."""
    gathered = share(loaded.gathered, project.settings, audience, drafts=drafts, history=loaded.history)
    org = everything
    if gathered is not loaded.gathered:
        org, _ = resolve(gathered, project.settings, today_of(project), loaded.history)
    left_out = loaded.gathered.objectives.keys() - gathered.objectives.keys()
    withheld = withheld_figures(org.key_results.values())
    return gathered, replace(org, history=shared_past(org.history, left_out, drafts=drafts, withheld=withheld))

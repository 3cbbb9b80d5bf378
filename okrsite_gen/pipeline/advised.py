"""What rules say of what a build shows, from the memory that it shares with `check` where both look at the same."""

from __future__ import annotations

from okrsite_gen.content.discover import Discovered
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.organisation import Org
from okrsite_gen.pipeline.check import key_of, last_check
from okrsite_gen.pipeline.coach import coach, scene_of, wants_history, without_echoes
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.examine import Opened, examine
from okrsite_gen.pipeline.findings import has_errors
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.last_readable import about_present
from okrsite_gen.pipeline.load import Loaded, located
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.judged import judge_scene
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.show import Shown
from okrsite_gen.rules import RULES
from okrsite_gen.site.problems import asks_for_addresses


def advice_on(
    shown: Shown,
    loaded: Loaded,
    unresolved: tuple[Diagnostic, ...],
    job: Job,
    progress: Progress,
    *,
    found: Discovered,
    discovered: Discovered,
) -> tuple[Diagnostic, ...]:
    """Return what rules say of what is shown; located, and in order.

    `found` are the files as they stand, `discovered` as they are read, and `unresolved` what leads nowhere.
    """
    project = job.project
    scene = scene_of(shown.org, shown.insights, project.settings)
    if _is_what_a_check_sees(shown, loaded, project):
        opened = Opened(loaded.history, job.theme.findings, lambda: judge_scene(scene, loaded, unresolved))
        report = _checked(opened, scene.org, project, found, progress)
        if report is not None and not has_errors(report.findings):
            advice = {rule.code.id for rule in RULES}
            return tuple(each for each in report.findings if each.code in advice)
    said = about_present(without_echoes(coach(scene), shown.findings), frozenset(loaded.gathered.restored))
    return located(said, project, discovered, loaded.allowed)


def _is_what_a_check_sees(shown: Shown, loaded: Loaded, project: Project) -> bool:
    """Whether nothing is left out that a check looks at, and no error keeps anything from being said."""
    settings = project.settings
    return (
        project.is_in_folder
        and not project.request.unsaved
        and not loaded.gathered.restored
        and shown.whole
        and shown.org.history == loaded.history
        and settings.history.show == wants_history(settings)
        and not has_errors(shown.findings)
    )


def _checked(opened: Opened, org: Org, project: Project, found: Discovered, progress: Progress) -> Report | None:
    """Return what a check finds, and remember it for the next one; None where it would look at more than is needed."""
    world, key = key_of(project, found)
    last = last_check(project)
    unchanged = last.still_true(key)
    if unchanged is not None:
        return unchanged
    if asks_for_addresses(org, project.settings):
        return None  # it would lay out all pages to see whether two of them meet
    examined = examine(project, found, world, last, progress, opened)
    last.keep(key, examined.report, examined.ledger)
    return examined.report

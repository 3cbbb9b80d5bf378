"""The beginning of `build`: whether anything has changed since the last one, before what reads and draws is loaded."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from okrsite_gen.content.discover import Discovered, discover
from okrsite_gen.content.repository import describe
from okrsite_gen.content.sources import Rewritten
from okrsite_gen.pipeline.ahead import Ahead
from okrsite_gen.pipeline.compiled import Compiling, compiling_for
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.job import Job, prepare
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest

if TYPE_CHECKING:
    from okrsite_gen.site.compiled import CompiledTemplates


def commit_of(root: Path) -> str:
    """Return the abbreviated id of the commit that is checked out; empty where git knows none."""
    described = describe(root)
    return described[0] if described else ""


def build(
    request: BuildRequest, progress: Progress, compiled: CompiledTemplates | None = None, ahead: Ahead | None = None
) -> BuildReport:
    """Make the website of a project.

    An error in the content stops the build before anything is written, unless the request says to keep going.
    `compiled` keeps compiled templates from one build to the next of the same process; `ahead` may be reading the files
    already. Raises `OkrsiteError` where the environment or the request is at fault.
    """
    project = configure(request.reading, keeps=True)
    if project.failed:
        return project.failure.as_build()
    job = prepare(request, project)
    with compiling_for(job, compiled, jobs=request.reading.jobs) as templates:
        of = partial(_of, job, progress, templates, compiled)
        last = None
        if ahead and ahead.busy:  # to look at all that was published takes about as long as reading the files
            last = job.last()
            if last is None:
                import_module("okrsite_gen.pipeline.load")
        discovered = find(project, progress, ahead.discover if ahead else discover)
        try:
            return of(discovered, last)
        except Rewritten:  # somebody saved a file just now
            return of(find(project, progress), None)


def _of(
    job: Job,
    progress: Progress,
    templates: Compiling,
    compiled: CompiledTemplates | None,
    found: Discovered,
    last: BuildReport | None,
) -> BuildReport:
    key = job.key(found)
    unchanged = job.still_true(key, last)
    if unchanged is not None:
        return unchanged
    from okrsite_gen.pipeline.build import made  # loads nearly all of the program

    return made(job, found, key, progress, templates, compiled)

"""Proofs: single pages of what the files say now, drawn before the whole site is built from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from okrsite_gen.pipeline.compiled import compiling_for
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.job import Job, prepare
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest

if TYPE_CHECKING:
    from okrsite_gen.pipeline.build import JudgedSite
    from okrsite_gen.pipeline.remembered_groups import RememberedSite
    from okrsite_gen.site.compiled import CompiledTemplates
    from okrsite_gen.site.edition import Edition
    from okrsite_gen.site.page import BuildFacts, Page


@dataclass(frozen=True, slots=True)
class Proof:
    """What there is to say of the files as they stand, and the pages that somebody wants to see of them."""

    report: BuildReport
    """What a build would find before it lays out pages. Nothing is written."""
    pages: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Path below the output → the bytes that a build of the whole site would write there."""

    @property
    def stands(self) -> bool:
        """Whether nothing keeps the whole site from being built."""
        return not self.report.exit_code


class Proofs:
    """Draws proofs for one preview, again and again in the same process.

    Which pages belong together, where the navigation leads and what is left out is taken from the last build of the
    whole site. The next one tells whether that still holds.
    """

    def __init__(self, compiled: CompiledTemplates) -> None:
        self._compiled = compiled
        self._last: tuple[str, RememberedSite] | None = None

    def proof(self, request: BuildRequest, paths: frozenset[str], progress: Progress) -> Proof:
        """Read and judge everything, and draw the pages that stand at `paths` of the output.

        Pages that the last build of the whole site did not have are left out, and so are those about the site as a
        whole, which need all others. Raises `OkrsiteError` as `build` does.
        """
        project = configure(request.reading, keeps=True)
        if project.failed:
            return Proof(project.failure.as_build())
        from okrsite_gen.pipeline.build import judge_site  # loads nearly all of the program

        job = prepare(request, project)
        report, judged = judge_site(job, find(project, progress), progress)
        if judged is None or not paths:
            return Proof(report)
        return Proof(report, dict(self._drawn(job, judged, paths)))

    def _drawn(self, job: Job, judged: JudgedSite, paths: frozenset[str]) -> Iterator[tuple[str, bytes]]:
        from okrsite_gen.content.markdown import Markdown
        from okrsite_gen.pipeline.build import material_of
        from okrsite_gen.site.render import Renderer
        from okrsite_gen.site.routes import output_path

        shown = judged.shown
        material = material_of(job, shown, judged.forms)
        edition = material.edition()
        former = self._former(job)
        with compiling_for(job, self._compiled, jobs=1) as templates, templates.into(self._compiled) as code:
            renderer = Renderer(job.theme, job.project.settings, shown.facts, Markdown(), code)
            for page in _wanted(edition, material.facts, former, paths):
                yield output_path(page.address), renderer.render(page)

    def _former(self, job: Job) -> RememberedSite:
        """Return what is remembered of the last build, read once for each."""
        from okrsite_gen.pipeline.remembered_groups import RememberedSite

        name = job.former.generation
        if self._last is None or self._last[0] != name:
            self._last = (name, RememberedSite.from_plain(job.former.groups))
        return self._last[1]


def _wanted(edition: Edition, facts: BuildFacts, former: RememberedSite, paths: frozenset[str]) -> Iterator[Page]:
    """Lay out the pages that stand at some paths as the site shows them, and as little else as there can be."""
    from okrsite_gen.pipeline.remembered_groups import left_out
    from okrsite_gen.site.configured import Targets
    from okrsite_gen.site.groups import each_content_group
    from okrsite_gen.site.routes import output_path

    owners = {name: paths.intersection(group.paths) for name, group in former.groups.items()}
    unknown = paths.difference(*owners.values())
    known = paths - unknown
    skipped = left_out(former.groups)
    for group in each_content_group(edition):
        sought = owners.get(group.name, unknown if not group.remembered else frozenset())
        stamped = replace(edition, facts=facts) if group.stamped else edition
        for page in Targets(former.moved, ()).apply(group.pages(stamped)) if sought else ():
            path = output_path(page.address)
            if path in sought and (group.name, page.address) not in skipped:
                sought -= {path}
                yield page
            if not sought:
                break
        known -= owners.get(group.name, frozenset())
        if not known and group.remembered:
            return

"""A project as open data: what exports, queries and badges are made from."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.content.audience import sayable_advice
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.open_data import OpenData
from okrsite_gen.pipeline.coach import coach, scene_of, without_echoes
from okrsite_gen.pipeline.findings import in_order
from okrsite_gen.pipeline.load import located
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.seen import Seen, see
from okrsite_gen.site.edition import make_edition
from okrsite_gen.site.open_data import open_data
from okrsite_gen.site.render import Renderer


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Which data somebody wants."""

    reading: Request
    audience: str = ""
    """For whom it is; empty for the configured default."""
    drafts: bool = False
    """Whether drafts are told too."""
    base_url: str = ""
    """Where the site lives; empty for the configured address."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """The data, and what was found on the way."""

    data: OpenData
    findings: tuple[Diagnostic, ...]
    """All that `check` would say of files that could not be read or followed, whoever may see them; for a terminal."""


def read_open_data(request: OpenRequest, progress: Progress) -> OpenReport:
    """Return everything that a project tells an audience, whole: also comments in texts and what is dated later.

    What cannot be read is left out, and the findings say so. Raises `OkrsiteError` where the configuration cannot be
    used.
    """
    root = request.reading.root
    build = BuildRequest(
        request.reading, root / "site", audience=request.audience, base_url=request.base_url, drafts=request.drafts
    )
    seen = see(build, progress)
    return OpenReport(data_of(seen), seen.findings)


def data_of(seen: Seen) -> OpenData:
    """Return everything that the audience of a project may see, as data."""
    project, shown = seen.job.project, seen.shown
    advice = without_echoes(coach(scene_of(shown.org, shown.insights, project.settings)), shown.findings)
    placed = located(advice, project, seen.discovered, seen.loaded.allowed)
    told = in_order(dict.fromkeys((*shown.findings, *sayable_advice(placed, seen.loaded.gathered, seen.gathered))))
    renderer = Renderer(seen.job.theme, project.settings, shown.facts, Markdown())
    edition = make_edition(shown.org, shown.insights, project.settings, told, shown.facts, Markdown())
    return open_data(edition, renderer.words, shown.allowed, published=False)

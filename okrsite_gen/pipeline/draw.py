"""Drawing the pages that changed into the spare generation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.workers import spread
from okrsite_gen.site.page import BuildFacts, Page
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import output_path
from okrsite_gen.site.theme import load_theme
from okrsite_gen.site.twins.twin import TwinView
from okrsite_gen.store.manifest import Record
from okrsite_gen.store.output import write_staged

PAYS_FROM = 100
"""Pages to draw from which on several processes are faster than one."""

Sheet = tuple[tuple[Page, str], ...]
"""A page with its fingerprint, and its twin if that is drawn too: both are made in one go."""
Drawn = tuple[str, Record, tuple[Diagnostic, ...]]
"""Path, what was written there, and what drawing has brought to light."""


@dataclass(frozen=True, slots=True)
class Studio:
    """All that is needed to draw pages in another process."""

    root: Path
    settings: Settings
    facts: BuildFacts
    spare: Path
    renderer: Renderer | None = field(default=None, repr=False)
    """None in a process that did not inherit it, which then makes its own."""

    def __reduce__(self) -> tuple[object, ...]:
        return Studio, (self.root, self.settings, self.facts, self.spare)

    def __call__(self) -> Callable[[Sheet], tuple[Drawn, ...]]:
        """Return what draws pages, given with their fingerprints, and writes them."""
        renderer = self.renderer or make_renderer(self.root, self.settings, self.facts)
        told: set[Diagnostic] = set()

        def draw(page: Page, fingerprint: str) -> Drawn:
            path = output_path(page.address)
            record = write_staged(self.spare, path, renderer.render(page), fingerprint)
            news = tuple(finding for finding in renderer.findings() if finding not in told)
            told.update(news)
            return path, record, news

        return lambda sheet: tuple(draw(page, fingerprint) for page, fingerprint in sheet)


def make_renderer(root: Path, settings: Settings, facts: BuildFacts) -> Renderer:
    """Return the renderer of a project's theme. Raises ThemeError."""
    return Renderer(load_theme(settings, root, read_yaml), settings, facts, Markdown())


def draw(studio: Studio, work: Sequence[tuple[Page, str]], *, jobs: int, progress: Progress) -> Iterator[Drawn]:
    """Draw pages, given with their fingerprints, in whatever order, and tell what was written."""
    sheets = _sheets(work)
    progress("Drawing pages", 0, len(sheets))
    several = jobs if len(sheets) >= PAYS_FROM else 1
    if several > 1 and studio.renderer:
        studio.renderer.templates.compile()
    for done, (_, drawn) in enumerate(spread(studio, sheets, several), 1):
        yield from drawn
        progress("Drawing pages", done, len(sheets))


def _sheets(work: Sequence[tuple[Page, str]]) -> tuple[Sheet, ...]:
    sheets: list[list[tuple[Page, str]]] = []
    for page, fingerprint in work:
        if isinstance(page.view, TwinView) and sheets and sheets[-1][0][0] is page.view.page:
            sheets[-1].append((page, fingerprint))
        else:
            sheets.append([(page, fingerprint)])
    return tuple(map(tuple, sheets))

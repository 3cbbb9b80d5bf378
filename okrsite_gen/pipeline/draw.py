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
from okrsite_gen.store.manifest import Record
from okrsite_gen.store.output import write_staged

PAYS_FROM = 100
"""Pages to draw from which on several processes are faster than one."""

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

    def __call__(self) -> Callable[[tuple[Page, str]], Drawn]:
        """Return what draws one page, given with its fingerprint, and writes it."""
        renderer = self.renderer or make_renderer(self.root, self.settings, self.facts)
        told: set[Diagnostic] = set()

        def draw(work: tuple[Page, str]) -> Drawn:
            page, fingerprint = work
            path = output_path(page.address)
            record = write_staged(self.spare, path, renderer.render(page), fingerprint)
            news = tuple(finding for finding in renderer.findings() if finding not in told)
            told.update(news)
            return path, record, news

        return draw


def make_renderer(root: Path, settings: Settings, facts: BuildFacts) -> Renderer:
    """Return the renderer of a project's theme. Raises ThemeError."""
    return Renderer(load_theme(settings, root, read_yaml), settings, facts, Markdown())


def draw(studio: Studio, work: Sequence[tuple[Page, str]], *, jobs: int, progress: Progress) -> Iterator[Drawn]:
    """Draw pages, given with their fingerprints, in whatever order, and tell what was written."""
    progress("Drawing pages", 0, len(work))
    for done, (_, drawn) in enumerate(spread(studio, work, jobs if len(work) >= PAYS_FROM else 1), 1):
        yield drawn
        progress("Drawing pages", done, len(work))

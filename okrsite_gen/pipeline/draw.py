"""Laying out and drawing groups of pages into the spare generation, in as many processes as may work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.model.advice import Coaching
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.insights import Insights
from okrsite_gen.model.organisation import Org
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.remembered_groups import Remembered
from okrsite_gen.pipeline.stopwatch import NOT_WATCHED, Stopwatch
from okrsite_gen.site.configured import Targets
from okrsite_gen.site.edition import Edition, make_edition
from okrsite_gen.site.groups import Group, content_groups
from okrsite_gen.site.page import BuildFacts, Page
from okrsite_gen.site.page_summary import PageSummary, summary_of
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import output_path
from okrsite_gen.site.theme import load_theme
from okrsite_gen.site.twins.twin import with_twins
from okrsite_gen.site.watch import Packed, Watch, pack
from okrsite_gen.site.watched import watched_edition
from okrsite_gen.site.written import Written
from okrsite_gen.store.manifest import Record
from okrsite_gen.store.output import write_staged

PAYS_FROM = 100
"""Groups from which on several processes are faster than one."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that pages are made from, as plain values that can be handed to another process."""

    root: Path
    settings: Settings
    org: Org
    insights: Insights
    diagnostics: tuple[Diagnostic, ...]
    facts: BuildFacts
    coaching: Coaching
    stopwatch: Stopwatch = NOT_WATCHED
    """Takes the time of groups and pages, if anybody wants to know."""
    written: Written = field(default_factory=Written, repr=False)
    """Knows how some of that is written out."""

    def edition(self) -> Edition:
        """Return what pages are laid out from, noting what they look at."""
        parts = (self.org, self.insights, self.settings, self.diagnostics, self.facts)
        return watched_edition(replace(make_edition(*parts, Markdown()), coaching=self.coaching), self.written)

    def renderer(self) -> Renderer:
        """Return what draws them. Raises ThemeError."""
        return Renderer(load_theme(self.settings, self.root, read_yaml), self.settings, self.facts, Markdown())


@dataclass(frozen=True, slots=True)
class Premise:
    """What is taken for granted of the whole site while parts of it are drawn."""

    targets: Targets
    """Where entries of the navigation lead."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """(name of a group, address) of pages that are not published since something else stands there."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that a group wants."""

    path: str
    """Below the output."""
    fingerprint: str
    record: Record | None
    """What was written; None where what is published stays."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a group."""

    pages: tuple[PageSummary, ...]
    """Those that were laid out, also those that are left out of the site."""
    files: tuple[File, ...]
    news: tuple[Diagnostic, ...]
    """What drawing has brought to light."""
    looked: Packed
    """What was looked at for that."""
    digest: bytes
    """Stands for all that was seen there; empty where it does not count."""


@dataclass(frozen=True, slots=True)
class Studio:
    """All that is needed to draw groups of pages in another process."""

    material: Material
    spare: Path
    program: str
    """Stands for the program that draws."""
    standing: Mapping[str, str] = field(repr=False)
    """Path of each published file that is as it was written → its fingerprint."""
    former: Mapping[str, Remembered] = field(repr=False)
    """Groups as they were when they were last laid out, from the same constants."""
    premise: Premise = field(repr=False)
    renderer: Renderer | None = field(default=None, repr=False)
    """None in a process that did not inherit it, which then makes its own; so are those below."""
    edition: Edition | None = field(default=None, repr=False)
    groups: tuple[Group, ...] = field(default=(), repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return Studio, (self.material, self.spare, self.program, self.standing, self.former, self.premise)

    def __call__(self) -> Callable[[Sequence[str]], tuple[tuple[str, Drawn], ...]]:
        """Return what draws groups, given by their names."""
        renderer = self.renderer or self.material.renderer()
        edition = self.edition or self.material.edition()
        watch = edition.watch or Watch()
        groups = {group.name: group for group in self.groups or content_groups(edition)}
        told: set[Diagnostic] = set()

        def drawn(name: str) -> Drawn:
            watch.forget()
            (pages, files), looked = watch.during(lambda: self._drawn(groups[name], edition, renderer))
            news = tuple(finding for finding in renderer.findings() if finding not in told)
            told.update(news)
            counts = groups[name].remembered
            seen = (pack(looked), watch.digest(looked)) if counts else (b"", b"")
            return Drawn(pages, files, news, *seen)

        timed = self.material.stopwatch.timing("group", drawn, lambda name: (name.partition(" ")[0], name))

        def all_drawn(names: Sequence[str]) -> tuple[tuple[str, Drawn], ...]:
            made = tuple((name, timed(name)) for name in names)
            if any(groups[name].team for name in names):  # few others show what its check-ins say
                edition.said.clear()
                edition.told.clear()
            return made

        return all_drawn

    def is_same(self, name: str, watch: Watch) -> bool:
        """Whether a group need not even be laid out: its files stand, and all that it looks at is the same."""
        former = self.former.get(name)
        return (
            former is not None
            and self.left_out_of(name) == former.left_out
            and all(path in self.standing for path in former.paths)
            and watch.digest_of(former.looked) == former.digest
        )

    def left_out_of(self, name: str) -> tuple[str, ...]:
        """Return the addresses of a group's pages that are left out of the site."""
        return tuple(sorted(address for group, address in self.premise.left_out if group == name))

    def _drawn(
        self, group: Group, edition: Edition, renderer: Renderer
    ) -> tuple[tuple[PageSummary, ...], tuple[File, ...]]:
        """Lay out and draw a group, page by page, so that no more than one view is held at a time."""
        if group.stamped:
            edition = replace(edition, facts=self.material.facts)
        pages: list[PageSummary] = []
        files: list[File] = []
        seen: set[str] = set()
        for page in self.premise.targets.apply(group.pages(edition)):
            pages.append(self._summary(page, renderer))
            if page.address not in seen and (group.name, page.address) not in self.premise.left_out:
                twins = with_twins((page,)) if self.material.settings.outputs.markdown else (page,)
                files += [self._file(each, renderer) for each in twins]
            seen.add(page.address)
        return tuple(pages), tuple(files)

    def _summary(self, page: Page, renderer: Renderer) -> PageSummary:
        summary = summary_of(page)
        if summary.title is None or not self.material.settings.outputs.json:
            return replace(summary, title=None)
        return replace(summary, title=renderer.words.plain(summary.title))

    def _file(self, page: Page, renderer: Renderer) -> File:
        path, fingerprint = output_path(page.address), f"{self.program} {renderer.fingerprint(page)}"
        if self.standing.get(path) == fingerprint:
            return File(path, fingerprint, None)
        render = self.material.stopwatch.timing("page", renderer.render, _kind_and_address)
        return File(path, fingerprint, write_staged(self.spare, path, render(page), fingerprint))


def _kind_and_address(page: Page) -> tuple[str, str]:
    return page.template.removeprefix("pages/").removesuffix(".html"), page.address

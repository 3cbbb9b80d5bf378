"""All pages of a site, drawn into the spare generation: round by round, and again what had been guessed wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline import draw
from okrsite_gen.pipeline.draw import Drawn, File, Premise, Studio
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.remembered_groups import Remembered
from okrsite_gen.pipeline.workers import spread
from okrsite_gen.site import routes
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.groups import Group
from okrsite_gen.site.page_summary import PageSummary
from okrsite_gen.site.plan import Outline, outline


@dataclass(frozen=True, slots=True)
class Printed:
    """A site that is drawn and not yet published."""

    outline: Outline
    files: tuple[File, ...]
    """All that pages and their twins want, each path once."""
    groups: Mapping[str, Remembered]
    """Name → what to remember of each group that need not be laid out again."""
    laid_out: tuple[str, ...]
    """Names of those that had to be."""
    spoiled: frozenset[str]
    """Paths at which something was written that is not to be published."""
    findings: tuple[Diagnostic, ...]
    """What drawing has brought to light."""


def printed(studio: Studio, edition: Edition, *, jobs: int, progress: Progress) -> Printed:
    """Draw all pages that changed.

    Only when everything is laid out it is known where entries of the navigation lead and which pages are left out.
    Both are guessed, and what was drawn by a wrong guess is drawn again.
    """
    press = _Press(studio, jobs, progress)
    made = outline(edition, press.lay_out)
    if press.stands_corrected(made):
        made = outline(edition, press.lay_out)
    files = tuple(press.files())
    spoiled = press.written - {file.path for file in files if file.record}
    return Printed(
        made, files, press.remembered(), press.laid_out(), frozenset(spoiled), tuple(dict.fromkeys(press.news))
    )


class _Press:
    """Draws groups, each once for every premise."""

    def __init__(self, studio: Studio, jobs: int, progress: Progress) -> None:
        self.written: set[str] = set()
        """Paths of all that was ever written."""
        self.news: list[Diagnostic] = []
        self._same: set[str] = set()
        self._studio = studio
        self._jobs = jobs
        self._progress = progress
        self._drawn: dict[str, Drawn] = {}

    def lay_out(self, edition: Edition, groups: Sequence[Group]) -> Mapping[str, tuple[PageSummary, ...]]:
        """Draw groups, and return name → their pages."""
        missing = [group for group in groups if group.name not in self._drawn]
        # What is all content another process can find by itself; where most of it is the same, finding it takes longer
        # than drawing the rest here.
        known_elsewhere = not self._drawn and not self._studio.former
        self._progress("Drawing pages", 0, len(missing))
        changed = tuple(group for group in missing if not self._stays(group.name, edition))
        several = self._jobs if _weight(changed) >= draw.PAYS_FROM else 1
        for name, drawn in self._draw(edition, changed, several, by_fork_alone=not known_elsewhere):
            self._drawn[name] = drawn
            self._same.discard(name)
            self.news += drawn.news
            self.written.update(file.path for file in drawn.files if file.record)
        return {group.name: self._drawn[group.name].pages for group in groups}

    def _stays(self, name: str, edition: Edition) -> bool:
        """Return whether a group is the same as it was; then it counts as drawn.

        All groups are compared by one process: most of them look at things that others look at as well, each of which
        has to be written out once, and a second process is a copy of this one, which is large.
        """
        if edition.watch is None or not self._studio.is_same(name, edition.watch):
            return False
        self._drawn[name] = self._recalled(name)
        self._same.add(name)
        return True

    def laid_out(self) -> tuple[str, ...]:
        """Return the names of the groups that had to be laid out although they are remembered."""
        return tuple(name for name, drawn in self._drawn.items() if drawn.digest and name not in self._same)

    def remembered(self) -> Mapping[str, Remembered]:
        """Return what to remember of groups."""
        former = self._studio.former
        return {
            name: former[name]
            if name in self._same
            else Remembered(
                drawn.looked,
                drawn.digest,
                drawn.pages,
                tuple(file.path for file in drawn.files),
                self._studio.left_out_of(name),
            )
            for name, drawn in self._drawn.items()
            if drawn.digest
        }

    def _recalled(self, name: str) -> Drawn:
        former, standing = self._studio.former[name], self._studio.standing
        files = tuple(File(path, standing[path], None) for path in former.paths)
        return Drawn(former.pages, files, (), former.looked, former.digest)

    def _draw(
        self, edition: Edition, groups: tuple[Group, ...], several: int, *, by_fork_alone: bool
    ) -> Iterator[tuple[str, Drawn]]:
        """Yield the name of each group and what became of it."""
        studio = replace(self._studio, edition=edition, groups=groups)
        if several > 1 and studio.renderer:
            studio.renderer.templates.compile()
        done = 0
        for _, drawn in spread(studio, _bundles(groups), several, by_fork_alone=by_fork_alone):
            yield from drawn
            done += len(drawn)
            self._progress("Drawing pages", done, len(groups))

    def stands_corrected(self, made: Outline) -> bool:
        """Return whether anything was drawn by a wrong guess, and forget what was."""
        guessed, known = self._studio.premise, Premise(made.targets, made.left_out)
        if (guessed.targets.moved, guessed.left_out) == (known.targets.moved, known.left_out):
            return False
        self._studio = replace(self._studio, premise=known)
        if guessed.targets.moved != known.targets.moved:
            self._studio = replace(self._studio, former={})  # which goes by the same guess
            self._drawn = {}
            return True
        contested = {routes.comparable(address) for _, address in guessed.left_out ^ known.left_out}
        self._drawn = {
            name: drawn
            for name, drawn in self._drawn.items()
            if contested.isdisjoint(routes.comparable(page.address) for page in drawn.pages)
        }
        return True

    def files(self) -> Iterator[File]:
        """Yield all files, as they are wanted."""
        for drawn in self._drawn.values():
            yield from drawn.files


def _weight(groups: Sequence[Group]) -> int:
    """Return about how much there is to lay out; a list of a large organisation counts for many teams."""
    whole = max(len(groups) // 100, 1)
    return sum(1 if group.team else whole for group in groups)


def _bundles(groups: Iterable[Group]) -> tuple[tuple[str, ...], ...]:
    """Return names of groups: those of one team together, all others by themselves."""
    by_team = sorted(groups, key=lambda group: group.team)
    alone = ((group.name,) for group in by_team if not group.team)
    together = groupby((group for group in by_team if group.team), key=lambda group: group.team)
    return (*alone, *(tuple(group.name for group in of_team) for _, of_team in together))

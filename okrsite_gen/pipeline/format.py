"""`fmt`: content files in the canonical form of the format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.formatting import formatted
from okrsite_gen.content.locate import locate
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.content.sources import Source
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.changes import Change
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.findings import has_errors, in_order
from okrsite_gen.pipeline.progress import Progress


@dataclass(frozen=True, slots=True)
class Formatting:
    """What it takes to bring files into the canonical form."""

    changes: tuple[Change, ...]
    obstacles: tuple[Diagnostic, ...]
    """Why files are left as they are; located."""
    files: int
    """Files that were looked at."""
    foreign: tuple[str, ...]
    """Paths named that hold no content file with front matter."""

    @property
    def left(self) -> int:
        """How many files are left as they are although nobody can say that their form is right."""
        return len({each.place.file for each in self.obstacles})

    @property
    def failed(self) -> bool:
        """Whether a file has errors for which it cannot be formatted."""
        return has_errors(self.obstacles)


def format_content(project: Project, paths: Sequence[str], progress: Progress) -> Formatting:
    """Look at the content below `paths`, all of it where none is named; nothing is written.

    Raises `OkrsiteError` for a path that does not exist or lies outside the project.
    """
    discovered = find(project, progress)
    wanted = [_below(project.request.root, path) for path in paths]
    sources = [each for each in discovered.sources if discovered.roles[each.path].kind in FRONTS]
    chosen = [each for each in sources if not wanted or any(_is_in(each.path, path) for path in wanted)]
    unread = [each.file for each in discovered.unread]
    foreign = [path for path in wanted if not any(_is_in(file, path) for file in (*_paths(chosen), *unread))]
    changes, obstacles = [], list(_unreadable(discovered, wanted))
    for number, source in enumerate(chosen, 1):
        progress("Formatting files", number, len(chosen))
        done = formatted(source, discovered.roles[source.path], project.settings)
        obstacles += done.obstacles
        if done.data != source.data:
            changes.append(Change(source.path, source.data, done.data))
    data = {source.path: source.data for source in chosen}
    located = in_order(locate(obstacles, data.get))
    return Formatting(tuple(changes), located, len(chosen), tuple(foreign))


def _paths(sources: Iterable[Source]) -> list[str]:
    return [source.path for source in sources]


def _below(root: Path, written: str) -> str:
    """Return a path relative to the project, with forward slashes; `.` is the whole project."""
    path = Path(os.path.normpath(root / written))
    if not path.exists():
        raise OkrsiteError(f"There is no file or folder {written}.", "Paths are taken from the project folder.")
    for above in (root, root.resolve()):
        if path.is_relative_to(above):
            return PurePath(path.relative_to(above)).as_posix()
    raise OkrsiteError(f"{written} lies outside the project.", "Name its folder with -C: okrsite -C FOLDER fmt")


def _is_in(file: str, path: str) -> bool:
    return path in {".", file} or file.startswith(f"{path}/")


def _unreadable(discovered: Discovered, wanted: Sequence[str]) -> Iterable[Diagnostic]:
    """Yield why files that would be content could not even be opened."""
    files = {each.file for each in discovered.unread if each.role.kind in FRONTS}
    for finding in discovered.diagnostics:
        file = finding.place.file
        if file in files and (not wanted or any(_is_in(file, path) for path in wanted)):
            yield finding

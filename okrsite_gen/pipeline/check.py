"""`check`: all findings about everything, and no output."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from okrsite_gen.content.discover import Discovered, discover
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.content.repository import checked_out
from okrsite_gen.content.revisions import RevisionError, base_of
from okrsite_gen.content.sources import Rewritten
from okrsite_gen.pipeline.ahead import Ahead
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.checked import Checked
from okrsite_gen.pipeline.configure import Project, configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.memory import digest_of_inputs, inputs_beside_sources
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.region.units import Units
from okrsite_gen.pipeline.region.world import World
from okrsite_gen.pipeline.report import Report
from okrsite_gen.pipeline.request import Request
from okrsite_gen.site.theme_files import digest_of_layers, find_layers

if TYPE_CHECKING:
    from okrsite_gen.pipeline.region.judged import Judged


def check(request: Request, progress: Progress, ahead: Ahead | None = None) -> Report:
    """Judge the whole repository, drafts and all audiences included. Raises `OkrsiteError`, never for content.

    `ahead` may be reading the files already.
    """
    project = configure(request, keeps=True)
    if project.failed:
        return project.failure
    last = _meanwhile(project) if ahead and ahead.busy else None
    discovered = find(project, progress, ahead.discover if ahead else discover)
    try:
        return judgement_of(project, discovered, progress, last)[0]
    except Rewritten:  # somebody saved a file just now
        return judgement_of(project, find(project, progress), progress)[0]


def judgement_of(
    project: Project, discovered: Discovered, progress: Progress, last: Checked | None = None
) -> tuple[Report, Judged | None]:
    """Return what there is to find in a state, and all that was read for it; None where findings were remembered.

    Of the folder the last judgement is remembered, which may have been recalled as `last`, and of revisions those of
    some. Raises `ThemeError` where the theme cannot be used.
    """
    world, key = key_of(project, discovered)
    checked = last or last_check(project, "" if project.is_in_folder else key)
    unchanged = checked.still_true(key)
    if unchanged is not None:
        return unchanged, None

    from okrsite_gen.pipeline.examine import examine  # loads all that reads and judges, which no change needs

    examined = examine(project, discovered, world, checked, progress)
    checked.keep(key, examined.report, examined.ledger)
    return examined.report, examined.judged


def key_of(project: Project, discovered: Discovered) -> tuple[World, str]:
    """Return what stands for all that concerns every team, and what stands for all that can be found in a state.

    Raises `ThemeError` where the theme cannot be used.
    """
    request = project.request
    theme = digest_of_layers(find_layers(project.settings.theme.name, request.root, read_yaml))
    world = World(_world(project, theme, discovered), *_stands_on(request))
    return world, digest_of_inputs(world, [(source.path, source.digest) for source in discovered.sources])


def last_check(project: Project, aside: str = "") -> Checked:
    """Return the last check of the folder or, with its key as `aside`, that of another state."""
    request = project.request
    return Checked(cache_of(request.root, program_digest()), use_cache=request.use_cache, aside=aside)


def _meanwhile(project: Project) -> Checked:
    """Load and recall what is needed where a file has changed, while others are still being read."""
    import_module("okrsite_gen.pipeline.examine")
    last = last_check(project)
    last.recall()
    return last


def _world(project: Project, theme: str, discovered: Discovered) -> str:
    """Return what stands for all that findings follow from, but for what teams write and what git tells of them.

    Whatever else findings come to depend on belongs here.
    """
    units = Units(project.settings.content)
    everybodys = (source for source in discovered.sources if units.is_everybodys(source.path))
    return digest_of_inputs(
        program_digest(),
        theme,
        (project.data, project.settings if project.borrowed else ()),
        [(source.path, source.digest) for source in everybodys],
        *inputs_beside_sources(discovered),
        (project.as_of, project.as_of_fixed, project.request.strict),
    )


def _stands_on(request: Request) -> tuple[str, str]:
    """Return the commits of which findings speak: the one that is read or, of a folder, those that it follows from."""
    if request.revision:
        return request.revision.commit, ""
    return repr(checked_out(request.root)), _base(request.root)


def _base(root: Path) -> str:
    """Return the commit from which the present work started; empty where git knows none."""
    try:
        return base_of(root)
    except RevisionError:
        return ""

"""What an upgrade asks of a project: old names in files, the version of the format, and what `init` wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.content.schema import FRONTS
from okrsite_gen.pipeline.changes import Change
from okrsite_gen.pipeline.configure import CONFIGURATION, Project
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.migrating.formats import brought_up
from okrsite_gen.pipeline.migrating.hosted import Differing, hosted
from okrsite_gen.pipeline.migrating.old_names import in_configuration, in_document, in_theme
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.theme_files import find_layers


@dataclass(frozen=True, slots=True)
class Step:
    """One file that changes, and why."""

    change: Change
    told: tuple[str, ...]
    """What happens in it, each as the rest of a sentence: `names the version of the format`."""


@dataclass(frozen=True, slots=True)
class Migration:
    """What it takes to bring a project up to date; nothing of it is written yet."""

    steps: tuple[Step, ...]
    edited: tuple[Differing, ...]
    """Files of `init` that somebody edited and that are written otherwise by now; they stay as they are."""
    left: tuple[str, ...]
    """Files with old names that could not be exchanged without changing what they say."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """All files that change."""
        return tuple(step.change for step in self.steps)


def migrate(project: Project, progress: Progress) -> Migration:
    """Look through a project whose configuration can be read. Raises `OkrsiteError` where a file cannot be opened."""
    left: list[str] = []
    steps = [*_configuration(project, left), *_content(project, progress, left), *_themes(project)]
    followed, edited = hosted(project.request.root)
    steps += [Step(each.change, each.told) for each in followed]
    return Migration(tuple(steps), edited, tuple(left))


def _configuration(project: Project, left: list[str]) -> Iterator[Step]:
    if not (project.request.root / CONFIGURATION).is_file():
        return
    named = in_configuration(project.data)
    if named is None:
        left.append(CONFIGURATION)
    data, told = named or (project.data, ())
    data, steps = brought_up(data)
    if data != project.data:
        yield Step(Change(CONFIGURATION, project.data, data), (*told, *steps))


def _content(project: Project, progress: Progress, left: list[str]) -> Iterator[Step]:
    found = find(project, progress)
    sources = [each for each in found.sources if found.roles[each.path].kind in FRONTS]
    for number, source in enumerate(sources, 1):
        progress("Looking for old names", number, len(sources))
        named = in_document(source, found.roles[source.path])
        if named is None:
            left.append(source.path)
        elif named[1]:
            yield Step(Change(source.path, source.data, named[0]), named[1])


def _themes(project: Project) -> Sequence[Step]:
    root = project.request.root
    layers = find_layers(project.settings.theme.name, root, read_yaml)
    return [Step(Change(file, before, after), told) for file, before, after, told in in_theme(layers, root)]

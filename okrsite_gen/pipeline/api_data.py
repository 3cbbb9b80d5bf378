"""The files of the API, made again only as far as what they tell has changed since the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from okrsite_gen.pipeline.allowed import Allowed
from okrsite_gen.pipeline.api_schemas import remembered_schemas
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.draw import File
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.memory import digest_of_inputs
from okrsite_gen.pipeline.workers import spread
from okrsite_gen.site.api.beside import titles_of
from okrsite_gen.site.api.chapters import Chapter, Chapters, Key, Titles, chapters_from_plain
from okrsite_gen.site.api.files import files_beside_chapters
from okrsite_gen.site.open_data import Teller
from okrsite_gen.site.page import LaterFile, RawFile
from okrsite_gen.site.plan import Outline
from okrsite_gen.site.render import Renderer
from okrsite_gen.site.routes import output_path
from okrsite_gen.store.output import write_staged

PAYS_FROM = 20
"""Chapters to tell from which on several processes are faster than one."""
_PREFIX = "data-"
_KEPT = 4
"""Editions of which chapters are remembered: audiences and addresses for which a project is built in turns."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files of the API are written."""

    spare: Path
    """The generation that is not published."""
    standing: Mapping[str, str]
    """Path of each published file that is as it was written → its fingerprint."""

    def write(self, file: LaterFile) -> File:
        """Write a file, unless it stands already."""
        path, fingerprint = output_path(file.address), file.fingerprint
        if self.standing.get(path) == fingerprint:
            return File(path, fingerprint, None)
        return File(path, fingerprint, write_staged(self.spare, path, file.make(), fingerprint))


def api_contents(
    job: Job, outline: Outline, allowed: Allowed, renderer: Renderer, constants: str, desk: Desk
) -> Iterator[RawFile | LaterFile | File]:
    """Yield every file of the API, those of chapters once they are written.

    `constants` stands for all of the edition that its `watch` cannot see.
    """
    outputs, request = job.project.settings.outputs, job.project.request
    if not (outputs.json or outputs.csv):
        return
    cache = cache_of(request.project_folder, job.program)
    name = f"{_PREFIX}{digest_of_inputs(constants, allowed)}"
    tell = Teller(outline.edition, renderer.words, allowed, published=True)
    chapters = Chapters(tell, chapters_from_plain(cache.read(name) if request.use_cache else None), outputs)
    schemas = partial(remembered_schemas, cache, use_cache=request.use_cache)
    titles = titles_of(outline.pages, job.project.settings.site.name) if outputs.json else {}
    written = set()
    for address, file in _of_chapters(chapters, titles, desk, request.jobs):
        written.add(address)
        yield file
    yield from files_beside_chapters(tell, chapters, outputs, schemas, titles, written)
    cache.write(name, {each: chapter.to_plain() for each, chapter in chapters.made.items()})
    cache.keep_latest(f"{_PREFIX}*", _KEPT)


def _of_chapters(chapters: Chapters, titles: Titles, desk: Desk, jobs: int) -> Iterator[tuple[str, File]]:
    """Tell all chapters, in as many processes as may work, and yield address and file of what they hold."""

    def prepare() -> Callable[[Key], tuple[Chapter, tuple[tuple[str, File], ...]]]:
        return tell_and_write

    def tell_and_write(key: Key) -> tuple[Chapter, tuple[tuple[str, File], ...]]:
        chapter = chapters.chapter(key)
        return chapter, tuple((each.address, desk.write(each)) for each in chapters.files(key, chapter, titles))

    keys = chapters.keys()
    several = jobs if len(keys) >= PAYS_FROM else 1
    told: dict[Key, Chapter] = {}
    for position, (chapter, files) in spread(prepare, keys, several, by_fork_alone=True):
        told[keys[position]] = chapter
        yield from files
    chapters.take(told)

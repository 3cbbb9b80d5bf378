"""The files of the API, made again only as far as what they tell has changed since the last build."""

from __future__ import annotations

from collections.abc import Iterator

from okrsite_gen.pipeline.allowed import Allowed
from okrsite_gen.pipeline.api_schemas import remembered_schemas
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.job import Job
from okrsite_gen.pipeline.memory import digest_of_inputs
from okrsite_gen.site.api.chapters import Chapters, chapters_from_plain
from okrsite_gen.site.api.files import api_files
from okrsite_gen.site.open_data import Teller
from okrsite_gen.site.page import LaterFile, RawFile
from okrsite_gen.site.plan import Outline
from okrsite_gen.site.render import Renderer

_PREFIX = "data-"
_KEPT = 4
"""Editions of which chapters are remembered: audiences and addresses for which a project is built in turns."""


def api_contents(
    job: Job, outline: Outline, allowed: Allowed, renderer: Renderer, constants: str
) -> Iterator[RawFile | LaterFile]:
    """Yield every file of the API. `constants` stands for all of the edition that its `watch` cannot see."""
    outputs, request = job.project.settings.outputs, job.project.request
    if not (outputs.json or outputs.csv):
        return
    cache = cache_of(request.project_folder, job.program)
    name = f"{_PREFIX}{digest_of_inputs(constants, allowed)}"
    tell = Teller(outline.edition, renderer.words, allowed, published=True)
    chapters = Chapters(tell, chapters_from_plain(cache.read(name) if request.use_cache else None), outputs)
    schemas = remembered_schemas(cache, use_cache=request.use_cache)
    yield from api_files(tell, chapters, outputs, schemas, outline.pages)
    cache.write(name, {each: chapter.to_plain() for each, chapter in chapters.made.items()})
    cache.keep_latest(f"{_PREFIX}*", _KEPT)

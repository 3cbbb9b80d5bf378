"""A build before it begins: whose site, for which day, in which theme, where to, and whether it is needed at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from okrsite_gen import __version__
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.plain_yaml import read_yaml
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.kept import NOTHING_KEPT
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.commits import past_stands_for
from okrsite_gen.pipeline.configure import CONFIGURATION, Project
from okrsite_gen.pipeline.exposure import refuse_exposure
from okrsite_gen.pipeline.memory import Memory, digest_of_inputs, inputs_of, report_from_plain
from okrsite_gen.pipeline.preview import previews_of
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.report import BuildReport
from okrsite_gen.pipeline.request import BuildRequest
from okrsite_gen.site.page import BuildFacts
from okrsite_gen.site.pictures.picture import expect_drawing
from okrsite_gen.site.theme import Theme, load_theme
from okrsite_gen.site.theme_files import digest_of_layers, find_layers
from okrsite_gen.store.cache import FOLDER
from okrsite_gen.store.guard import refuse_unsafe
from okrsite_gen.store.manifest import Manifest
from okrsite_gen.store.output import OutputFolder


@dataclass(frozen=True, slots=True)
class Job:
    """What a build request amounts to for one project."""

    request: BuildRequest
    project: Project
    theme: Theme
    facts: BuildFacts
    program: str
    """Stands for the program that is running."""
    memory: Memory
    former: Manifest
    """What the last build of this output remembered; empty if nothing, or if nothing is to be believed."""

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files and folders from which the site is made, which must never be its output."""
        reading = self.project.request
        if self.request.output.is_relative_to(previews_of(reading.project_folder)):
            return ()  # lies in the cache, from which nothing is made, even where the cache lies in a content folder
        roots = dict.fromkeys((reading.project_folder, reading.root))
        content = (root / folder for root in roots for folder in self.project.settings.content)
        layers = (folder for _, folder in self.theme.layers)
        own = (root / name for root in roots for name in (CONFIGURATION, FOLDER))
        return (*own, *content, *layers)

    def key(self, discovered: Discovered) -> str:
        """Return what stands for every input of the build."""
        request, reading = self.request, self.project.request
        return digest_of_inputs(
            self.program,
            self.theme.digest,
            self.project.data,
            *inputs_of(discovered),
            past_stands_for(reading.project_folder) if self.project.settings.history.show else (),
            reading.written_out,
            self.facts,
            (request.drafts, request.keep_going, request.reading.strict),
        )

    def still_true(self, key: str, last: BuildReport | None) -> BuildReport | None:
        """Return the report of the last build if nothing has changed since, neither the inputs nor the output.

        `last` is what `last` returned, if somebody has asked already.
        """
        return (last or self.last()) if key == self.former.key else None

    def last(self) -> BuildReport | None:
        """Return what the last build reported, maybe of other inputs, if its site stands as it was written."""
        if not self.former.key or not OutputFolder.of(self.request.output).published_whole(self.former):
            return None
        return report_from_plain(self.former.remembered, self.request.output)


def prepare(request: BuildRequest, project: Project) -> Job:
    """Look at what a build needs. Raises `OkrsiteError` for what cannot be done, before anything is."""
    audience = _audience(request.audience, project.settings)
    refuse_exposure(request.readers, request.audience, project.settings)
    if project.settings.outputs.pictures:
        expect_drawing()
    facts = BuildFacts(
        as_of=project.as_of,
        as_of_fixed=project.as_of_fixed,
        base_url=_base_url(request.base_url or project.settings.site.url),
        links=request.links,
        commit=request.commit,
        version=__version__,
        audience=audience,
    )
    program = program_digest()
    home = project.request.project_folder
    memory = Memory(cache_of(home, program), home, request.output, audience)
    job = Job(
        request=request,
        project=project,
        theme=_theme(project),
        facts=facts,
        program=program,
        memory=memory,
        former=memory.recall() if project.request.use_cache else Manifest(),
    )
    refuse_unsafe(request.output, job.sources)
    return job


def _theme(project: Project) -> Theme:
    """Return the theme of a project; for whoever keeps it, the one that was loaded from the same files before."""
    settings, request = project.settings, project.request
    load = partial(load_theme, settings, request.root, read_yaml)
    if request.kept is NOTHING_KEPT:
        return load()
    files = digest_of_layers(find_layers(settings.theme.name, request.root, read_yaml))
    return request.kept.made("theme", "", (settings, files), load)


def _audience(wanted: str, settings: Settings) -> str:
    known = settings.audiences
    audience = wanted or settings.default_audience or (known[0] if known else "")
    if audience and audience not in known:
        hint = (
            f"Write one of {', '.join(known)}." if known else "List the audiences in okrsite.yml: `audiences: [...]`."
        )
        raise OkrsiteError(f"There is no audience `{audience}`.", hint)
    return audience


def _base_url(written: str) -> str:
    if not written:
        return ""
    if not _is_website(written):
        raise OkrsiteError(
            f"`{written}` is not the address of a website.",
            "Write it in full and without `?`, `#`, blanks or a password, such as https://okrs.example.org/.",
        )
    return written if written.endswith("/") else f"{written}/"


def _is_website(written: str) -> bool:
    try:
        parts = urlsplit(written)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    plain = parts.scheme in {"http", "https"} and bool(host) and "@" not in parts.netloc
    return plain and re.search(r"[\s\"'<>\\^`{|}?#\x00-\x1f]", written) is None

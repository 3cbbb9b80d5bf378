"""What git tells of the content, remembered from one run to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timezone

from okrsite_gen.content.archive import thawed
from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.history import Past, Repository, history_of, past_of
from okrsite_gen.content.history.blobs import Blobs
from okrsite_gen.content.history.remembered import HISTORY_VERSION, past_from_plain, past_to_plain
from okrsite_gen.content.repository import name_corrections
from okrsite_gen.content.sources import digest_of
from okrsite_gen.model.history import Gap, History
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.configure import Project
from okrsite_gen.pipeline.load import Loaded, load
from okrsite_gen.pipeline.program import program_digest
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.site.dates import zone_of
from okrsite_gen.store.cache import CacheFolder

NAME = "history"
ASIDE = "history-aside"
LATEST = "history-latest"
"""Where the past is remembered that was read last."""
BLOBS = "blobs"
"""Where ids are remembered that git gives to files: to compare a file with a commit, it need not be read then."""
MOST_ASIDE = 4
"""Revisions whose past is remembered beside that of the folder."""


def read_as_published(project: Project, found: Discovered, progress: Progress) -> tuple[Discovered, Loaded]:
    """Return what is to be read, archived cycles in the words of their archives, and all that it says.

    History is with it where pages show one. Whatever tells or keeps what was published begins here.
    """
    discovered = thawed(found, project.settings)
    loaded = load(project, discovered, progress, remember=True)
    if not project.settings.history.show:
        return discovered, loaded
    return discovered, replace(loaded, history=past_of_content(project, found, progress))


def past_of_content(project: Project, discovered: Discovered, progress: Progress) -> History:
    """Return the history of the content folders; one that is not known where git does not tell any, never an error."""
    progress("Reading history", 0, 0)
    repository = _repository(project)
    past = _past(repository, project)
    sources = {source.path: source for source in discovered.sources if _is_objective(source.path, discovered)}
    if project.request.is_of_another_time:
        return history_of(repository, past, sources, project.as_of)
    cache = cache_of(project.request.project_folder, program_digest())
    known = cache.read(BLOBS) if project.request.use_cache else None
    blobs = Blobs(known if isinstance(known, dict) else {})
    history = history_of(repository, past, sources, project.as_of, blobs)
    if blobs.asked != known:
        cache.write(BLOBS, blobs.asked)
    return history


def learn_past(project: Project, progress: Progress) -> None:
    """Remember the past of a revision, so that the past of a later one begins there."""
    progress("Reading history", 0, 0)
    _past(_repository(project), project)


def _repository(project: Project) -> Repository:
    settings, request = project.settings, project.request
    return Repository(
        request.project_folder,
        settings.content,
        zone_of(settings.site.timezone) or timezone.utc,
        settings.decimal_comma,
        settings.history.authors,
        request.commit,
        settings.audiences,
    )


def _past(repository: Repository, project: Project) -> Past | Gap:
    """Return what git tells up to the commit that is read, beginning with what is remembered of it or another one."""
    settings, request = project.settings, project.request
    commit = request.commit
    memory = f"{ASIDE}-{commit[:16]}" if commit else NAME
    cache = cache_of(request.project_folder, program_digest())
    names = digest_of(name_corrections(request.project_folder, commit))
    label = (
        HISTORY_VERSION,
        *settings.content,
        settings.audiences,
        settings.site.timezone,
        settings.decimal_comma,
        names,
    )
    begun = (memory, NAME, str(cache.read(LATEST))) if request.use_cache else ()
    known = next((found for name in begun if (found := _recall(cache, name, label)) is not None), None)
    past = past_of(repository, known)
    if isinstance(past, Past) and past is not known:
        cache.write(memory, (label, past_to_plain(past)))
        cache.write(LATEST, memory)
        cache.keep_latest(f"{ASIDE}-*", MOST_ASIDE)
    return past


def _is_objective(path: str, discovered: Discovered) -> bool:
    return discovered.roles[path].kind == "objective"


def _recall(cache: CacheFolder, memory: str, label: tuple[object, ...]) -> Past | None:
    match cache.read(memory):
        case (tuple(found), plain) if found == label:
            return past_from_plain(plain)
        case _:
            return None

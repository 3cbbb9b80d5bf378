"""Templates that are compiled once by each version of the program, and not once by each build."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.forking import beside, may_fork
from okrsite_gen.pipeline.job import Job
from okrsite_gen.store.cache import CacheFolder

if TYPE_CHECKING:
    from okrsite_gen.site.compiled import CompiledTemplates

NAME = "templates"


class Compiling:
    """Compiled templates, which another process may still be making."""

    def __init__(self, cache: CacheFolder, known: object, pipe: BinaryIO | None) -> None:
        """Take where to keep them, what is known of them, and what another process tells, if there is one."""
        self._cache = cache
        self._known = known
        self._pipe = pipe

    @contextmanager
    def into(self, compiled: CompiledTemplates) -> Iterator[CompiledTemplates]:
        """Give `compiled` with all that is known, which is of this version of the program, and keep what is new."""
        if isinstance(self._known, dict):
            compiled.learn(self._known)
        elif self._pipe is not None:
            compiled.take(_received(self._pipe))
        yield compiled
        news = compiled.told()
        if news:
            self._cache.write(NAME, dict(news))


@contextmanager
def compiling(
    cache: CacheFolder, compile_all: Callable[[], CompiledTemplates], *, use_cache: bool, jobs: int
) -> Iterator[Compiling]:
    """Begin to compile templates in another process where `cache` has none and there may be one.

    That takes about as long as loading the program that needs them. `jobs` is the number of processes that may work.
    """
    known = cache.read(NAME) if use_cache else None
    if known or jobs < 2 or not may_fork():
        yield Compiling(cache, known, None)
        return
    with beside(partial(_tell, compile_all)) as pipe:
        yield Compiling(cache, None, pipe)


def compiling_for(job: Job, compiled: CompiledTemplates | None, *, jobs: int) -> AbstractContextManager[Compiling]:
    """Begin to compile the templates of a build, unless `compiled` holds them already."""
    reading = job.project.request
    cache, use_cache = cache_of(reading.project_folder, job.program), reading.use_cache and not compiled
    return compiling(cache, partial(_compiled_for, job), use_cache=use_cache, jobs=1 if compiled else jobs)


def _compiled_for(job: Job) -> CompiledTemplates:
    from okrsite_gen.content.markdown import Markdown
    from okrsite_gen.site.compiled import CompiledTemplates
    from okrsite_gen.site.templates import templates_of

    code = CompiledTemplates()
    templates_of(job.theme, job.project.settings, job.facts, Markdown(), code).compile()
    return code


def _tell(compile_all: Callable[[], CompiledTemplates], pipe: BinaryIO) -> None:
    marshal.dump(dict(compile_all().told()), pipe)


def _received(pipe: BinaryIO) -> dict[str, tuple[str, bytes]]:
    """Return what the other process compiled; nothing where it ended too early."""
    try:
        code: dict[str, tuple[str, bytes]] = marshal.loads(pipe.read())  # noqa: S302 - ours
    except (EOFError, ValueError, TypeError):
        return {}
    return code

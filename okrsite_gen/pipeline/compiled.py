"""Templates that are compiled once by each version of the program, and not once by each build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from okrsite_gen.site.compiled import CompiledTemplates
from okrsite_gen.store.cache import CacheFolder

NAME = "templates"


@contextmanager
def compiled_before(cache: CacheFolder, compiled: CompiledTemplates, *, use_cache: bool) -> Iterator[CompiledTemplates]:
    """Give `compiled` with what `cache` knows, which is of this version of the program, and keep there what is new."""
    known = cache.read(NAME) if use_cache and not compiled else None
    if isinstance(known, dict):
        compiled.learn(known)
    yield compiled
    news = compiled.told()
    if news:
        cache.write(NAME, dict(news))

"""The folder of caches of a project, unless somebody else may have filled it."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.content.repository import tracks
from okrsite_gen.store.cache import FOLDER, CacheFolder


def cache_of(root: Path, version: str) -> CacheFolder:
    """Return the cache of the project folder `root`; one that nobody believes where it is part of the repository.

    A commit could bring anything in it: findings that are not true, and a difference that tells of no change.
    """
    return CacheFolder(root, version, believed=not tracks(root, FOLDER))

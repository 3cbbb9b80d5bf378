"""Finding all files of a large project in a second process, while this one is still loading the program.

Digests are handed over, and no bytes: few of these are asked for after an edit, and are read then.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import BinaryIO

from okrsite_gen import __version__
from okrsite_gen.content.discover import Discovered, discover
from okrsite_gen.content.document import Role
from okrsite_gen.content.sources import Source
from okrsite_gen.pipeline.cache import cache_of
from okrsite_gen.pipeline.forking import beside, may_fork
from okrsite_gen.pipeline.request import Request
from okrsite_gen.store.cache import CacheFolder

NAME = "large"
"""Under which the content folders of a large project are remembered: a guess at what will be asked for."""
PAYS_FROM = 2000
"""Files from which on reading takes longer than starting a process for it."""
_SHARE = 1000
"""Files that are handed over at a time."""
_LENGTH = 8
"""Bytes that tell how many follow."""


class Ahead:
    """Files that another process may be reading."""

    def __init__(self, cache: CacheFolder, root: Path, folders: tuple[str, ...], pipe: BinaryIO | None) -> None:
        """Take what the other process reads, and where it tells it; no `pipe` where there is no other process."""
        self._cache = cache
        self._root = root
        self._folders = folders
        self._pipe = pipe

    @property
    def busy(self) -> bool:
        """Whether files are being read, so that there is time for what may come to be needed."""
        return self._pipe is not None

    def discover(self, root: Path, folders: tuple[str, ...]) -> Discovered:
        """Do what `content.discover.discover` does; what was read ahead counts where it is from the same folders.

        Of many files it has no bytes, which are read when they are asked for: `Rewritten` is raised where others stand
        there then.
        """
        read = self._pipe if root == self._root and folders == self._folders else None
        found = (_received(read, root) if read else None) or discover(root, folders)
        large = len(found.sources) >= PAYS_FROM
        if large and folders != self._folders:
            self._cache.write(NAME, folders)
        elif self._folders and not large:
            self._cache.write(NAME, ())
        return _without_bytes(found, root) if large and not read else found


@contextmanager
def reading_ahead(request: Request) -> Iterator[Ahead]:
    """Read in another process what the project held last time, if that is large, as long as the block goes on."""
    cache = cache_of(request.project_folder, __version__)
    folders = _remembered(cache) if request.use_cache and not request.is_of_another_time else ()
    if not folders or request.jobs < 2 or not may_fork():
        yield Ahead(cache, request.root, folders, None)
        return
    with beside(partial(_tell, request.root, folders)) as pipe:
        yield Ahead(cache, request.root, folders, pipe)


def _without_bytes(found: Discovered, root: Path) -> Discovered:
    """Return the same as another process would hand it over: nobody needs the bytes of all files at a time."""
    return replace(found, sources=tuple(Source(path, digest, str(root)) for path, digest, _ in found.sources))


def _remembered(cache: CacheFolder) -> tuple[str, ...]:
    folders = cache.read(NAME)
    return folders if isinstance(folders, tuple) else ()


def _tell(root: Path, folders: tuple[str, ...], pipe: BinaryIO) -> None:
    """Read and tell. What goes wrong here is found once more by whoever waits, and told by them."""
    found = discover(root, folders)
    _send(pipe, pickle.dumps(replace(found, sources=(), roles={})))
    for first in range(0, len(found.sources), _SHARE):
        paths, digests, _ = zip(*found.sources[first : first + _SHARE], strict=True)
        _send(pipe, marshal.dumps((paths, digests, [tuple(found.roles[path]) for path in paths])))
    _send(pipe, b"")


def _send(pipe: BinaryIO, data: bytes) -> None:
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)


def _received(pipe: BinaryIO, root: Path) -> Discovered | None:
    """Return what the other process found in a folder; None where it ended too early."""
    told: list[bytes] = []
    while not told or told[-1]:
        length = pipe.read(_LENGTH)
        data = pipe.read(int.from_bytes(length, "big"))
        if len(length) < _LENGTH or len(data) < int.from_bytes(length, "big"):
            return None
        told.append(data)
    sources: list[Source] = []
    roles: dict[str, Role] = {}
    for share in told[1:-1]:
        paths, digests, of = marshal.loads(share)  # noqa: S302 - ours
        sources += map(Source, paths, digests, repeat(str(root)))
        roles.update(zip(paths, map(Role._make, of), strict=True))
    others: Discovered = pickle.loads(told[0])  # noqa: S301 - ours
    return replace(others, sources=tuple(sources), roles=roles)

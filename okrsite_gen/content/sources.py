"""Files as content sees them: a path and bytes, wherever they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

_BYTES = 16


def new_digest(data: bytes = b"") -> hashlib.blake2b:
    """Return the digest of `data`, to which more may be added piece by piece."""
    return hashlib.blake2b(data, digest_size=_BYTES)


def digest_of(data: bytes) -> str:
    """Return the digest by which bytes are recognised again: 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=_BYTES).hexdigest()


class Source(NamedTuple):
    """One content file held in memory. Later steps cannot tell a folder from a git revision or a test string."""

    path: str
    """Relative to the project folder, with forward slashes."""
    digest: str
    data: bytes


def source_of(path: str, data: bytes) -> Source:
    """Return `data` as the source that stands at `path`."""
    return Source(path, digest_of(data), data)


@dataclass(frozen=True, slots=True)
class AssetFile:
    """A file that is published as it is. Its bytes stay on disk until they are copied."""

    path: str
    """Path below the content folder, `assets/…`, as written: also its address below the site's root."""
    file: str
    """Path relative to the project folder, with forward slashes."""
    digest: str
    size: int
    """Bytes."""

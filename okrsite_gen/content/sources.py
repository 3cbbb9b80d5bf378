"""Files as content sees them: a path and bytes, wherever they came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from okrsite_gen.errors import OkrsiteError

_BYTES = 16


def new_digest(data: bytes = b"") -> hashlib.blake2b:
    """Return the digest of `data`, to which more may be added piece by piece."""
    return hashlib.blake2b(data, digest_size=_BYTES)


def digest_of(data: bytes) -> str:
    """Return the digest by which bytes are recognised again: 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=_BYTES).hexdigest()


class Rewritten(OkrsiteError):
    """A file was written since its digest was taken, so what was found in the folder holds no longer: find it anew."""


class Source(NamedTuple):
    """One content file. Later steps cannot tell a folder from a git revision or a test string."""

    path: str
    """Relative to the project folder, with forward slashes."""
    digest: str
    held: bytes | str
    """The bytes themselves or, where they are read when somebody asks for them, the project folder."""

    @property
    def data(self) -> bytes:
        """The bytes of which `digest` tells. Raises `Rewritten` where a file holds others by now, or cannot be read."""
        return self.held if isinstance(self.held, bytes) else _read_again(self.held, self.path, self.digest)


def source_of(path: str, data: bytes) -> Source:
    """Return `data` as the source that stands at `path`."""
    return Source(path, digest_of(data), data)


def _read_again(folder: str, path: str, digest: str) -> bytes:
    try:
        data = Path(folder, path).read_bytes()
    except OSError:
        data = None
    if data is None or digest_of(data) != digest:
        raise Rewritten(f"{path} was written while it was read.", "Run it again.")
    return data


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

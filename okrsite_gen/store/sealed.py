"""Plain values in a sealed envelope: what is damaged, foreign, newer or cut short opens as nothing."""

from __future__ import annotations

import hashlib
import marshal
import sys
from typing import Any, cast

_MAGIC = b"okrsite sealed 1\n"
_MARSHAL = 4
"""Version of the marshal format; the same for every Python from 3.4 on."""
_DIGEST = 32


def seal(kind: str, version: str, plain: object) -> bytes:
    """Return `plain` (tuples, lists, dicts, text, bytes, numbers, None) with its kind, version and checksum.

    `kind` and `version` are single lines. Raises ValueError when `plain` holds anything else.
    """
    return b"".join(sealed(kind, version, plain))


def sealed(kind: str, version: str, plain: object) -> tuple[bytes, bytes]:
    """Return the same in two pieces, of which the second is large."""
    payload = marshal.dumps(cast("Any", plain), _MARSHAL)
    checksum = hashlib.blake2b(payload, digest_size=_DIGEST).digest()
    return _MAGIC + _label(kind, version) + checksum, payload


def unseal(data: bytes, kind: str, version: str) -> object:
    """Return what `seal` enclosed under the same kind and version, else None."""
    head = _MAGIC + _label(kind, version)
    if not data.startswith(head):
        return None
    checksum, payload = data[len(head) : len(head) + _DIGEST], memoryview(data)[len(head) + _DIGEST :]
    if hashlib.blake2b(payload, digest_size=_DIGEST).digest() != checksum:
        return None
    try:
        return marshal.loads(payload)  # noqa: S302 - the checksum above says that we wrote it
    except (EOFError, TypeError, ValueError):
        return None


def _label(kind: str, version: str) -> bytes:
    return f"{kind}\n{version}\npython {sys.version_info[0]}.{sys.version_info[1]}\n".encode()

"""The ids that git gives to the bytes of files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from okrsite_gen.content.sources import Source

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LONG = 64
"""Digits of an id in a repository that counts on SHA-256; others have 40."""


class Blobs:
    """Finds the ids of sources. That of bytes whose digest is known already is not worked out again."""

    def __init__(self, known: Mapping[str, str] = _NOTHING) -> None:
        """Take what was asked before: digest of bytes → their id."""
        self._known = known
        self.asked: dict[str, str] = {}
        """The same of all that was asked now."""

    def of(self, source: Source, like: str) -> str:
        """Return the id of a source, in the kind of ids that `like` is one of."""
        known = self._known.get(source.digest, "")
        found = self.asked[source.digest] = known if len(known) == len(like) else blob(source.data, like)
        return found


def blob(data: bytes, like: str = "") -> str:
    """Return the id that git gives to bytes, in the kind of ids that `like` is one of."""
    made = hashlib.sha256 if len(like) == _LONG else hashlib.sha1
    return made(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

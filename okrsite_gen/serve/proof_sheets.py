"""Pages that are shown before the whole site is built: they lie over those of the site until it has caught up."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from okrsite_gen.pipeline.preview import edition_at


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page that was drawn by itself."""

    edition: str
    """What the page is called in the browser; the same as long as its bytes are."""
    digest: str
    body: bytes | None
    """None once the site holds the very same bytes."""
    change: int
    """Number of the change after which it was drawn."""


class ProofSheets:
    """Takes proofs from the builder, and gives them to whoever asks for a page, in whatever thread."""

    def __init__(self, site: Path) -> None:
        """Lay proofs over the pages of a site."""
        self._site = site
        self._sheets: dict[str, _Sheet] = {}
        self._one_at_a_time = threading.Lock()

    def body(self, path: str) -> bytes | None:
        """Return the page at a path below the site; None where that of the site is shown."""
        sheet = self._sheets.get(path)
        return sheet.body if sheet else None

    @property
    def editions(self) -> Mapping[str, str]:
        """Path → name of the edition of each page that is not named after the site."""
        return {path: sheet.edition for path, sheet in self._sheets.items()}

    def lay(self, change: int, pages: Mapping[str, bytes], edition: str) -> None:
        """Show pages as they are after a change, by path. One whose bytes are shown already keeps its name.

        `edition` is that of the site.
        """
        with self._one_at_a_time:
            sheets = dict(self._sheets)
            for path, body in pages.items():
                digest, former = _digest(body), sheets.get(path)
                if former is not None and former.digest == digest:
                    sheets[path] = replace(former, change=change)
                elif former is None and self._stands(digest, path, edition):
                    sheets[path] = _Sheet(edition, digest, None, change)
                else:
                    sheets[path] = _Sheet(f"proof-{digest}", digest, body, change)
            self._sheets = sheets

    def settle(self, change: int) -> None:
        """Give way to the site, which was built after a change, or could not be; later proofs stay over it.

        A page that has the same bytes there keeps its name, so that nobody need load it again.
        """
        with self._one_at_a_time:
            self._sheets = {
                path: replace(sheet, body=None) if settled else sheet
                for path, sheet in self._sheets.items()
                if not (settled := sheet.change <= change) or self._digest_in_site(path) == sheet.digest
            }

    def _stands(self, digest: str, path: str, edition: str) -> bool:
        """Whether the page of an edition has these bytes. One that is being exchanged for the next has no name."""
        return self._digest_in_site(path) == digest and edition_at(self._site) == edition

    def _digest_in_site(self, path: str) -> str:
        with suppress(OSError):
            return _digest((self._site / path).read_bytes())
        return ""


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=8).hexdigest()

"""What former imports wrote, kept beside it, so that another run knows its own files in any clone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import cast

FILE = "_imported.json"
"""Name of the file below the content folder; content files with such names are left alone."""
SHAPE = 1


@dataclass(frozen=True, slots=True)
class Ledger:
    """Which id everything of an export got, and which files were written."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """`viva-csv objective 4711` → `team/cycle/slug`; for key results `team/cycle/slug#id`, for teams, people and cycles
    their own id. Other exports of a format with the same ids are `viva-csv~2` and so on.
    """
    files: Mapping[str, str] = field(default_factory=dict)
    """Path below the content folder → digest of the bytes that were written."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Name in `ids` → what the export called it, of objectives and key results."""
    makers: Mapping[str, str] = field(default_factory=dict)
    """Path below the content folder → the source that wrote the file first, of teams, cycles and people."""
    begun: Mapping[str, str] = field(default_factory=dict)
    """Path below the content folder → digest of what a run is about to write there; empty after its end."""

    def with_what_was_done(self, there: Mapping[str, str]) -> Ledger:
        """Return the same after a run that was stopped half-way: what it wrote is of imports, of the rest nothing is.

        `there` maps the paths in `begun` at which anything stands to the digest of that.
        """
        done = {path: digest for path, digest in self.begun.items() if there.get(path) == digest}
        return replace(self, files={**self.files, **done}, begun={})


def digest(text: str) -> str:
    """Return the digest of a file by which the ledger knows it."""
    return sha256(text.encode("utf-8")).hexdigest()


def read_ledger(data: bytes | None) -> Ledger:
    """Return the ledger that bytes hold; an empty one where they hold none, as after a merge that nobody finished."""
    try:
        plain = json.loads(data or b"")
    except ValueError:
        return Ledger()
    if not isinstance(plain, dict) or plain.get("shape") != SHAPE:
        return Ledger()
    return Ledger(*(_texts(plain.get(name)) for name in ("ids", "files", "titles", "makers", "begun")))


def _texts(plain: object) -> dict[str, str]:
    if not isinstance(plain, dict):
        return {}
    return {name: text for name, text in cast("dict[object, object]", plain).items() if _is_text(name, text)}  # type: ignore[misc]


def _is_text(name: object, text: object) -> bool:
    return isinstance(name, str) and isinstance(text, str)


def ledger_text(ledger: Ledger) -> str:
    """Return the text of a ledger: one line for each entry, so that git can merge two of them."""
    about = "Written by `okrsite import`. Commit it: with it, another import changes only what nobody has edited."
    parts = {"ids": ledger.ids, "files": ledger.files, "titles": ledger.titles, "makers": ledger.makers}
    if ledger.begun:
        parts["begun"] = ledger.begun
    head = [_line("about", about), f' "shape": {SHAPE}']
    return "{\n" + ",\n".join((*head, *(_part(name, each) for name, each in parts.items()))) + "\n}\n"


def _part(name: str, entries: Mapping[str, str]) -> str:
    if not entries:
        return f' "{name}": {{}}'
    lines = ",\n".join(_line(each, entries[each], " ") for each in sorted(entries))
    return f' "{name}": {{\n{lines}\n }}'


def _line(name: str, text: str, indent: str = "") -> str:
    quoted = json.encoder.encode_basestring
    return f"{indent} {quoted(name)}: {quoted(text)}"

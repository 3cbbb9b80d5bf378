"""What stands already in the content folder into which an import goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.content.discover import discover
from okrsite_gen.content.reading import read_front
from okrsite_gen.content.sources import Source, digest_of
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.ledger import FILE, Ledger, digest, read_ledger


@dataclass(frozen=True, slots=True)
class Known:
    """Names that are taken, and where to read every file: what it holds is not kept, there may be many."""

    files: Mapping[str, Source] = field(default_factory=dict)
    """Path below the content folder → what stands there."""
    teams: Mapping[str, str] = field(default_factory=dict)
    """Folded id or name of a team → its id."""
    cycles: Mapping[str, str] = field(default_factory=dict)
    """Folded id or name of a cycle → its id."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Folded handle or name of a person → the handle."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """`team/cycle/slug` of an objective, as written → its title."""
    ledger: Ledger = field(default_factory=Ledger)
    stored: Source | None = None
    """The ledger's file; None where there is none yet."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_there", {fold(path): path for path in self.files})
        object.__setattr__(self, "_wrote", {fold(path): digest for path, digest in self.ledger.files.items()})

    _there: Mapping[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)
    _wrote: Mapping[str, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def at(self, path: str) -> str:
        """Return the path that a file has, whatever the case of its letters; empty where there is none."""
        return self._there.get(fold(path), "")

    def text_at(self, path: str) -> str | None:
        """Return what stands at a path; None where there is no file. Raises `Rewritten` where somebody edits it now."""
        there = self.at(path)
        return self.files[there].data.decode("utf-8", "replace").replace("\r\n", "\n") if there else None

    def wrote(self, path: str) -> str:
        """Return the digest of what imports wrote at a path; empty where they wrote nothing."""
        return self._wrote.get(fold(path), "")

    def is_of_imports(self, path: str) -> bool:
        """Whether a file holds nothing but what imports wrote."""
        text = self.text_at(path)
        return text is not None and digest(text) == self.wrote(path)


def known_in(into: Path) -> Known:
    """Return what a content folder holds; nothing where it is not there yet. Raises OSError where it cannot be read."""
    if not into.is_dir():
        return Known()
    found = discover(into, (".",))
    files = {source.path: Source(source.path, source.digest, str(into)) for source in found.sources}
    teams = {fold(team): team for team in found.teams}
    cycles: dict[str, str] = {}
    people: dict[str, str] = {}
    titles: dict[str, str] = {}
    for source in found.sources:
        path, role = source.path, found.roles[source.path]
        if role.cycle:
            cycles.setdefault(fold(role.cycle), role.cycle)
        if role.kind not in {"team", "cycle", "person", "objective"}:
            continue
        front = read_front(source.data, path, role) or {}
        named = front.get("title" if role.kind == "objective" else "name")
        own = {"team": teams, "cycle": cycles, "person": people}.get(role.kind)
        if own is None:
            titles[f"{role.team}/{role.cycle}/{role.slug}"] = named if isinstance(named, str) else ""
            continue
        own.setdefault(fold(role.slug), role.slug)
        if isinstance(named, str):
            own.setdefault(fold(named), role.slug)
    ledger = into / FILE
    stored = ledger.read_bytes() if ledger.is_file() else None
    held = Source(FILE, digest_of(stored), str(into)) if stored is not None else None
    remembered = read_ledger(stored)
    there = {path: digest_at(files[path]) for path in remembered.begun if path in files}
    return Known(files, teams, cycles, people, titles, remembered.with_what_was_done(there), held)


def digest_at(source: Source) -> str:
    """Return the digest of what stands in a file, as a ledger knows it."""
    return digest(source.data.decode("utf-8", "replace"))

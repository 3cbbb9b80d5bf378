"""What stands already in the content folder into which an import goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from okrsite_gen.content.discover import discover
from okrsite_gen.content.reading import read_front
from okrsite_gen.model.names import fold
from okrsite_gen.pipeline.moving.ledger import FILE, Ledger, read_ledger


@dataclass(frozen=True, slots=True)
class Known:
    """Names that are taken, and the bytes of every file."""

    files: Mapping[str, bytes] = field(default_factory=dict)
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


def known_in(into: Path) -> Known:
    """Return what a content folder holds; nothing where it is not there yet. Raises OSError where it cannot be read."""
    if not into.is_dir():
        return Known()
    found = discover(into, (".",))
    files = {source.path: source.data for source in found.sources}
    teams = {fold(team): team for team in found.teams}
    cycles: dict[str, str] = {}
    people: dict[str, str] = {}
    titles: dict[str, str] = {}
    for path, role in found.roles.items():
        if role.cycle:
            cycles.setdefault(fold(role.cycle), role.cycle)
        if role.kind not in {"team", "cycle", "person", "objective"}:
            continue
        front = read_front(files[path], path, role) or {}
        named = front.get("title" if role.kind == "objective" else "name")
        own = {"team": teams, "cycle": cycles, "person": people}.get(role.kind)
        if own is None:
            titles[f"{role.team}/{role.cycle}/{role.slug}"] = named if isinstance(named, str) else ""
            continue
        own.setdefault(fold(role.slug), role.slug)
        if isinstance(named, str):
            own.setdefault(fold(named), role.slug)
    ledger = into / FILE
    return Known(files, teams, cycles, people, titles, read_ledger(ledger.read_bytes() if ledger.is_file() else None))

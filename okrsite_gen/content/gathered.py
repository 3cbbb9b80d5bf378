"""What all documents together amount to, before anybody looks where their references lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okrsite_gen.model.archive import Archive
from okrsite_gen.model.check_ins import CheckIn, Plan, Retrospective
from okrsite_gen.model.kinds import Need
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Objective
from okrsite_gen.model.organisation import (
    Asset,
    BrokenFile,
    Charter,
    Cycle,
    FreePage,
    Metric,
    Person,
    Team,
)
from okrsite_gen.model.prose import WrittenLink
from okrsite_gen.model.references import Scope


@dataclass(frozen=True, slots=True)
class Promise:
    """A team's answer, in its plan, to what another team asked of it."""

    scope: Scope
    """Team and cycle of the plan."""
    written: str
    """The objective that asks, or its key result given to this team, as the author refers to it."""
    status: Need
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """The links that one document's texts hold."""

    entity: tuple[str, str]
    """Kind (as in `Role`) and key of what the document describes."""
    file: str
    scope: Scope
    links: tuple[tuple[Place, WrittenLink], ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every entity, with references as their authors wrote them.

    A `Reference` holds only `written`; but in updates of check-ins, which are held against their key results early,
    also the target where that exists. Fields that the model documents as keys of a team, cycle, metric or pillar hold
    what the author wrote, and an `Owner` may have a handle without a person. Teams and cycles that exist only because a
    folder names them have a place without a file.
    """

    charter: Charter
    teams: Mapping[str, Team]
    cycles: Mapping[str, Cycle]
    objectives: Mapping[str, Objective]
    check_ins: Mapping[str, CheckIn]
    plans: Mapping[str, Plan]
    retrospectives: Mapping[str, Retrospective]
    metrics: Mapping[str, Metric]
    people: Mapping[str, Person]
    pages: Mapping[str, FreePage]
    assets: Mapping[str, Asset]
    """By address below the site's root (`assets/…`)."""
    promises: tuple[Promise, ...] = ()
    passages: tuple[Passage, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    audiences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(kind, key) → the audience that the author wrote; kinds as in `Role`, and `key-result`."""
    figures: Mapping[str, str] = field(default_factory=dict)
    """Key of an objective or key result → the audience that may see its figures."""
    left_out: Mapping[str, tuple[tuple[str | int, ...], ...]] = field(default_factory=dict)
    """File → paths of what could not be used there; positions in lists are counted without such entries."""
    archives: Mapping[str, Archive] = field(default_factory=dict)
    """Cycle key → its archive."""
    restored: Mapping[str, date] = field(default_factory=dict)
    """Source file that cannot be read → the day of its last version that could be, which stands in for it."""
    headings: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """Key of an objective → the headings of its text that name none of its key results, each with its line."""
    names_lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """File of an objective that cannot be used, or not all of it → ids, titles and former names in it, folded. A file
    that has no entry here, and cannot be used, could not be read."""
    shortened: frozenset[str] = frozenset()
    """Keys of objectives of whose texts sections are left out, since nobody knows who may read them."""
    hides: bool = False
    """Whether parts are left out that other readers may see."""

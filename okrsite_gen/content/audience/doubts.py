"""Files that cannot be used, and of which nobody can be sure that everybody may know of them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from okrsite_gen.content.codes_fields import UNKNOWN_AUDIENCE
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.hiding import READERS
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import fold
from okrsite_gen.model.organisation import BrokenFile
from okrsite_gen.model.settings import Settings

_NAMED = frozenset({"objective", "team", "metric", "person"})
"""Kinds whose files are named for nothing but themselves."""


def may_be_named(broken: BrokenFile, settings: Settings, *, drafts: bool) -> bool:
    """Whether pages of a build that hides nothing else may name the file.

    With drafts they may, but for one that names an audience where there are none: that is meant for somebody else.
    """
    return not broken.doubt or (drafts and (broken.doubt != READERS or bool(settings.audiences)))


def teams_in_doubt(gathered: Gathered, after: Gathered) -> frozenset[str]:
    """Return the keys of the teams whose own files may be for fewer readers, and of those below them."""
    lost = (one for one in gathered.broken if one not in after.broken)
    found = {one.key for one in lost if one.kind == "team" and one.doubt == READERS}
    size = -1
    while len(found) != size:
        size = len(found)
        found |= {key for key, team in gathered.teams.items() if fold(team.parent) in found}
    return frozenset(found)


def without_teams(after: Gathered, teams: Container[str]) -> Gathered:
    """Leave out what teams say whose own file may have kept it from readers."""
    if not teams:
        return after
    return replace(
        after,
        teams={key: one for key, one in after.teams.items() if key not in teams},
        check_ins={key: one for key, one in after.check_ins.items() if one.team not in teams},
        plans={key: one for key, one in after.plans.items() if one.team not in teams},
        retrospectives={key: one for key, one in after.retrospectives.items() if one.team not in teams},
    )


def folders_of(broken: BrokenFile) -> tuple[str, str]:
    """Return the keys of the team and the cycle whose folders hold the file; empty where it lies in none."""
    if broken.kind == "team":
        return broken.key, ""
    if broken.kind == "cycle":
        return "", broken.key
    team, _, rest = broken.key.partition("/") if broken.kind in _IN_CYCLE else ("", "", "")
    return team, rest.partition("/")[0]


def name_of(broken: BrokenFile) -> str:
    """Return the word by which findings elsewhere may name what the file describes; empty where it is no name."""
    if broken.kind == "page":
        return f"{broken.key}.md"
    return broken.key.rpartition("/")[2] if broken.kind in _NAMED else ""


def is_about_readers(finding: Diagnostic) -> bool:
    """Whether a finding tells that somebody meant to keep a part of a file from readers."""
    return finding.code == UNKNOWN_AUDIENCE.id


_IN_CYCLE = frozenset({"objective", "check-in", "plan", "retrospective"})

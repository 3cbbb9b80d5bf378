"""Teams of which only archived cycles are left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from okrsite_gen.model.archive import Archive
from okrsite_gen.model.organisation import Team


def with_gone_teams(teams: Mapping[str, Team], archives: Mapping[str, Archive], *, named: bool) -> dict[str, Team]:
    """Return all teams, and say of those that are only in archives that they are closed, with what is known of them.

    What the newest archive says counts. Without `named` a team is called as its folder was, since its own file may have
    been for fewer readers.
    """
    found = dict(teams)
    for archive in sorted(archives.values(), key=lambda one: one.day):
        for key, one in archive.gone.items():
            if key in teams and not teams[key].place.file:
                found[key] = replace(teams[key], closed=True)
                if named:
                    parent = one.parent if one.parent in teams else ""
                    found[key] = replace(found[key], name=one.name, parent=parent, order=one.order)
    return found

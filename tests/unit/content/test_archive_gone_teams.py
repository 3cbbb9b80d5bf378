"""Teams of which only archived cycles are left."""

from __future__ import annotations

from datetime import date

from okrsite_gen.content.archive.gone import with_gone_teams
from okrsite_gen.model.archive import Archive, ArchivedTeam
from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import Team

GONE, HERE = Team("pay", "pay", "pay", Place("")), Team("ops", "ops", "Operations", Place("teams/ops/team.md"))
TEAMS = {"pay": GONE, "ops": HERE}


def archives(*teams):
    return {
        str(number): Archive(str(number), date(2026, number, 1), gone={"pay": team})
        for number, team in enumerate(teams, 1)
    }


def test_a_team_that_is_gone_is_closed_and_called_as_the_newest_archive_calls_it():
    found = with_gone_teams(TEAMS, archives(ArchivedTeam("Old"), ArchivedTeam("Pay", "ops", 3)), named=True)
    assert (found["pay"].name, found["pay"].parent, found["pay"].order, found["pay"].closed) == ("Pay", "ops", 3, True)
    assert found["ops"] == HERE


def test_a_team_above_that_is_gone_too_is_left_out():
    assert with_gone_teams(TEAMS, archives(ArchivedTeam("Pay", "other")), named=True)["pay"].parent == ""


def test_what_may_have_been_for_fewer_readers_is_not_told():
    found = with_gone_teams(TEAMS, archives(ArchivedTeam("Secret", "ops", 3)), named=False)["pay"]
    assert (found.name, found.parent, found.order, found.closed) == ("pay", "", None, True)

"""Teams that are named with those above them."""

from __future__ import annotations

from okrsite_gen.exchange.viva import table
from okrsite_gen.exchange.words.team_paths import teams_of
from okrsite_gen.model.incoming import IncomingFile


def told(*written: str) -> list[tuple[str, str, str]]:
    return [(team.key, team.name, team.parent) for team in teams_of(written)]


def test_a_path_names_the_teams_above() -> None:
    assert told("Acme > Sales > North", "Sales") == [
        ("Acme", "Acme", ""),
        ("Acme > Sales", "Sales", "Acme"),
        ("Acme > Sales > North", "North", "Acme > Sales"),
        ("Sales", "Sales", ""),
    ]


def test_a_team_that_is_written_in_two_ways_keeps_the_key_by_which_it_is_named() -> None:
    assert told("Acme › Sales", "Acme > Sales > North") == [
        ("Acme", "Acme", ""),
        ("Acme › Sales", "Sales", "Acme"),
        ("Acme > Sales > North", "North", "Acme › Sales"),
    ]


def test_other_signs_are_parts_of_names() -> None:
    assert told("R&D / Design", "A->B", "> 5") == [
        ("R&D / Design", "R&D / Design", ""),
        ("A->B", "A->B", ""),
        ("> 5", "> 5", ""),
    ]


def test_an_export_of_viva_with_paths_gives_teams_their_parents() -> None:
    text = "Title,Object Type,Team,Period,Goal Type\nSell,Objective,Acme > Sales,Q1 2025,Committed Goal\n"
    found = table.read([IncomingFile("viva.csv", text.encode())])
    assert [(team.name, team.parent) for team in found.teams] == [("Acme", ""), ("Sales", "Acme")]
    assert found.objectives[0].team == found.teams[1].key

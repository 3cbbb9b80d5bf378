"""Nobody is measured, ranked or scored as a person."""

from __future__ import annotations

import pytest
from coaching import findings_in

PEOPLE = {
    "content/people/mila.md": "---\nname: Mila Novak\n---\n",
    "content/people/max.md": "---\nname: Max\n---\n",
    "content/people/li.md": "---\nname: Li\n---\n",
    "content/people/ines.md": "---\nname: Ines\n---\n",
}
OBJECTIVE = "content/teams/care/2026-Q4/answers.md"
FIGURE = "start: 14\n    target: 25\n"


def about(title: str, folder, fields: str = FIGURE, language: str = "en", objective: str = "Answers") -> list:
    text = f'---\ntitle: {objective}\nkey_results:\n  - title: "{title}"\n    {fields}  - Bells\n---\n'
    found = findings_in({**PEOPLE, OBJECTIVE: text}, folder, language)
    return [(each.code, each.place.length) for each in found if each.code.startswith("FAI")]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Questions that Mila Novak answers in a day", "Mila Novak"),
        ("Tickets closed by @mila", "@mila"),
        ("Tickets closed by [[@mila]]", "@mila"),
        ("@li closes more tickets a week", "@li"),
        ("Calls of @Ines a week", "@Ines"),
    ],
)
def test_a_figure_of_somebody_by_name_is_found_where_the_name_stands(title, words, tmp_path):
    assert about(title, tmp_path) == [("FAI001", len(words))]


@pytest.mark.parametrize(
    "title",
    [
        "Questions that are answered in a day",
        "Max speed of the trailer in km/h",
        "Followers of @northdray",
        "Mails to mila@northdray.example are answered in hours",
        "Bikes that Mila's depot hands out",
        "Customers of Novak & Sons",
    ],
)
def test_figures_of_anything_else_are_not(title, tmp_path):
    assert about(title, tmp_path) == []


def test_a_person_may_do_something_that_is_not_counted(tmp_path):
    assert about("Mila Novak has handed over to @li", tmp_path, "done: false\n") == []


@pytest.mark.parametrize(("name", "found"), [("Calls of Mila Novak", True), ("Calls a day", False)])
def test_a_metric_is_no_other_place_for_it(name, found, tmp_path):
    files = {**PEOPLE, "content/metrics/calls.md": f"---\nname: {name}\n---\n"}
    assert [each.code for each in findings_in(files, tmp_path) if each.code == "FAI001"] == ["FAI001"] * found


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Name an employee of the month", "en"),
        ("Stack ranking twice a year", "en"),
        ("Rank employees by closed deals", "en"),
        ("Individual scorecards for all of sales", "en"),
        ("Low performers have a plan", "en"),
        ("Jede Stadt kürt den Mitarbeiter des Monats", "de"),
        ("Eine Rangliste der Verkäuferinnen", "de"),
        ("Publier le classement des vendeurs", "fr"),
    ],
)
def test_ranking_people_is_found(title, language, tmp_path):
    assert [code for code, _ in about(title, tmp_path, "done: false\n", language)] == ["FAI002"]


@pytest.mark.parametrize(
    "title",
    [
        "Rank first for cargo bikes in six cities",
        "Employee satisfaction score",
        "Performance reviews are held with everybody",
        "Employees rank us among the best places to work",
        "Page performance score of the shop",
        "Individual performance of cells under frost",
    ],
)
def test_ranks_and_scores_of_other_things_are_not(title, tmp_path):
    assert about(title, tmp_path, "done: false\n") == []


def test_objectives_must_not_rank_people_either(tmp_path):
    assert [code for code, _ in about("Bikes", tmp_path, objective="Every employee of the month is proud")] == [
        "FAI002"
    ]

"""What a check-in cannot ask about: it says so, and never looks as if there were nothing."""

from __future__ import annotations

from datetime import date

import pytest
from new_files import here
from project import SMALL, Project

from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.new.check_in import new_check_in, occasion_of
from okrsite_gen.pipeline.new.unreported import why_nothing

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
LAST = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
SECOND = OBJECTIVE.replace("activation", "second")


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, {**SMALL, "okrsite.yml": "as_of: 2026-11-20\n"})


def nothing(project: Project) -> str:
    occasion = occasion_of(here(project), "payments", "", None)
    assert not occasion.subjects
    said = "\n".join(why_nothing(occasion.here, occasion.team, occasion.cycle))
    assert said == new_check_in(here(project), "payments", "", None, "").advice
    return said


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (OBJECTIVE, "supports: [company/2026/grow#arr]", 'owner: "x', rf"{OBJECTIVE}:3:8: "),
        (LAST, "value: 12 days", 'value: "12 days', rf"{LAST}:5:14: "),
        (OBJECTIVE, "target: 2 days", "target: soon", rf"{OBJECTIVE}:8:"),
    ],
)
def test_an_error_that_hides_something_is_named_and_nothing_is_asked(project, file, old, new, place):
    project.edit(file, old, new)
    with pytest.raises(OkrsiteError, match=place) as refused:
        occasion_of(here(project), "payments", "", None)
    assert "okrsite check" in refused.value.hint


def test_an_error_in_a_second_objective_does_not_let_it_vanish(project):
    project.write({SECOND: '---\ntitle: Second\nowner: "x\nkey_results:\n  - id: a\n    title: A\n---\n'})
    with pytest.raises(OkrsiteError, match=r"second\.md:3:8"):
        new_check_in(here(project), "payments", "", None, "")


def test_errors_of_later_days_and_of_other_teams_hide_nothing(project):
    project.edit(LAST, "value: 12 days", 'value: "12 days')
    project.write({"content/teams/company/2026-Q4/odd.md": "---\ntitle: [\n---\n"})
    assert occasion_of(here(project), "payments", "", date(2026, 11, 17)).subjects


def test_drafts_and_closed_objectives_are_named_as_what_they_are(project):
    project.edit(OBJECTIVE, "supports:", "state: draft\nsupports:")
    project.write({SECOND: "---\ntitle: Second\nstate: closed\nclosed_as: achieved\n---\n"})
    said = nothing(project)
    assert "Drafts: activation." in said
    assert "Closed: second." in said
    assert "first one" not in said


def test_a_closed_team_hears_that_it_is_closed(project):
    project.edit("content/teams/payments/team.md", "name:", "state: closed\nname:")
    project.write({OBJECTIVE: None, LAST: None})
    assert "since the team is closed" in nothing(project)


def test_key_results_without_an_id_lead_to_the_command_that_gives_one(project):
    project.edit(OBJECTIVE, "- id: time\n    title", "- title")
    project.write({LAST: None})
    assert "activation. `okrsite check --fix` gives each one." in nothing(project)


def test_an_objective_of_which_no_key_result_has_an_id_is_named_beside_one_that_is_asked_about(project):
    project.write({SECOND: "---\ntitle: Second\nkey_results:\n  - title: A\n---\n"})
    occasion = occasion_of(here(project), "payments", "", None)
    assert [one.reference for one in occasion.subjects] == ["activation"]
    assert "give them one in second." in occasion.nameless


def test_a_team_without_objectives_hears_how_to_begin(project):
    project.write({OBJECTIVE: None, LAST: None})
    assert "Its first one: okrsite new objective payments --cycle 2026" in nothing(project)

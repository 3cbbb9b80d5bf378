"""`okrsite query`: a selection of objectives or key results."""

from __future__ import annotations

import csv
import io
import json

import pytest
from project import SMALL, Project

from okrsite_gen.cli.program import run

MORE = {
    "content/people/maria.md": "---\nname: Maria Díaz\n---\n",
    "content/teams/payments/2026-Q4/refunds.md": """
        ---
        title: "=Refunds in an hour"
        owner: maria
        key_results:
          - title: Time to refund
            start: 10 hours
            target: 1 hour
            current: 9 hours
            confidence: 3
        ---
    """,
}


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, SMALL | MORE)


@pytest.fixture
def asked(project, capsys):
    def ask(*options, code=0):
        assert run(["-C", str(project.root), "query", *options, "--as-of", "2026-11-20"]) == code
        told = capsys.readouterr()
        return told.err if code else told.out

    return ask


def titles(asked, *options):
    return [each["title"] for each in json.loads(asked("--format", "json", "--columns", "title", *options))]


def test_a_condition_chooses(asked):
    assert titles(asked, "--where", "progress<0.5 and owner=maria") == ["=Refunds in an hour"]
    assert titles(asked, "key-results", "--where", "owner = 'maria díaz'") == ["Time to refund"]
    assert titles(asked, "key-results", "--where", "confidence is empty") == ["Yearly revenue reaches $12M"]


def test_team_cycle_and_status_choose(asked):
    assert titles(asked, "--team", "payments") == ["Developers go live in a day", "=Refunds in an hour"]
    assert len(titles(asked, "--team", "company")) == 3
    assert titles(asked, "--cycle", "2026") == ["Customers stay with us for years"]
    assert titles(asked, "--status", "off-track,not-started", "--cycle", "current") == ["=Refunds in an hour"]
    assert titles(asked, "--status", "Off track") == ["=Refunds in an hour"]


def test_rows_are_sorted_and_limited_and_what_is_not_measured_comes_last(asked):
    up = ["=Refunds in an hour", "Developers go live in a day", "Customers stay with us for years"]
    assert titles(asked, "--sort", "progress") == up
    assert titles(asked, "--sort", "-progress", "--limit", "2") == [up[1], up[0]]
    assert titles(asked, "--sort", "cycle,-title") == [up[2], up[1], up[0]]


def test_nothing_is_put_in_an_order_of_people(asked):
    assert "not to be compared" in asked("--sort", "owner", code=2)


def test_json_has_figures_and_csv_has_nothing_that_a_spreadsheet_runs(asked):
    (found,) = json.loads(asked("--format", "json", "--team", "payments", "--where", "title ~ live"))
    assert found["progress"] == pytest.approx(19 / 29)
    assert found["team"] == "payments"
    lines = list(csv.DictReader(io.StringIO(asked("--format", "csv", "--where", "title ~ refunds"))))
    assert lines[0]["title"] == "'=Refunds in an hour"
    assert json.loads(asked("--format", "json", "--where", "progress > 99%")) == []


def test_a_table_says_how_many_of_how_many(asked):
    told = asked("--limit", "1")
    assert "3 of 3 objectives, the first 1 shown" in told
    assert "Customers stay with us for years" in told
    assert "66 %" in asked("--where", "title ~ live")
    assert asked("--where", "progress > 99%") == "0 of 3 objectives\n"


def test_columns_are_listed_and_misspelt_ones_get_the_nearest_name(asked):
    assert "progress         share    Its progress" in asked("--list-columns")
    assert "Did you mean `progress`?" in asked("--columns", "title,progres", code=2)
    assert "Did you mean `at-risk`?" in asked("--status", "at-rsk", code=2)
    assert "Did you mean `payments`?" in asked("--team", "payment", code=2)
    assert "--where, character 10" in asked("--where", "progress<30", code=2)


def test_names_that_nobody_has_are_told_and_not_answered_with_nothing(asked):
    assert "there is no team `payment`" in asked("--where", "team = payment", code=2)
    assert "Did you mean `payments`?" in asked("--where", "team in (company, payment)", code=2)
    assert "there is no cycle `2027-Q1`" in asked("--where", "cycle = 2027-Q1", code=2)
    assert "Did you mean `at-risk`?" in asked("--where", "status != at-rsk", code=2)
    assert "Did you mean `maria`?" in asked("--where", "owner = @marya", code=2)
    assert titles(asked, "--where", "status = 'off track'") == ["=Refunds in an hour"]


def test_names_are_those_of_the_whole_project_also_where_a_part_is_chosen(asked):
    assert titles(asked, "--cycle", "2026", "--where", "team != payments") == ["Customers stay with us for years"]


def test_the_running_cycle_is_called_current_in_conditions_too(asked):
    assert titles(asked, "--where", "cycle = current") == titles(asked, "--cycle", "current")
    assert titles(asked, "--where", "cycle != current") == ["Customers stay with us for years"]


def test_how_many_somebody_owns_is_not_told(asked):
    told = asked("--where", "progress > 1% and owner = maria")
    assert "Refunds" in told
    assert " of " not in told
    assert asked("--where", "owner = maria and progress > 99%") == "Nothing fits.\n"


def test_the_lowest_confidence_of_key_results_is_a_column_of_objectives(asked, capsys, project):
    assert titles(asked, "--where", "lowest_confidence <= 3") == ["=Refunds in an hour"]
    assert run(["-C", str(project.root), "query", "--where", "confidence <= 3", "--as-of", "2026-11-20"]) == 0
    told = capsys.readouterr()
    assert told.out == "0 of 3 objectives\n"
    assert "`confidence` is filled in 0 of 3 rows, `lowest_confidence` in" in told.err


def test_the_day_on_which_something_is_due_is_known_where_it_is_the_end_of_the_cycle(asked):
    assert len(titles(asked, "key-results", "--where", "due_day = 2026-12")) == 3
    assert titles(asked, "--where", "due_day = 2026-12-31 and cycle = 2026") == ["Customers stay with us for years"]


@pytest.mark.parametrize(("option", "said"), [("--team", "of a team's folder."), ("--cycle", "such as 2026-Q4.")])
def test_a_name_that_nothing_is_near_is_told_as_everywhere(asked, option, said):
    assert said in asked(option, "zzzzzzzzzzzz", code=2)

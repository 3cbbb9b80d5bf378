"""Objectives that support nothing, or something that is not there any more, and teams that stand alone."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import AS_OF, findings_in

UP = "supports: company/winter"


def organisation(*below: str, more: dict[str, str] | None = None) -> dict[str, str]:
    """Return a company with the objective `winter`, and below it a team with one objective for each of some lines."""
    files = {"content/teams/company/2026-Q4/winter.md": "---\ntitle: The winter costs no accident\n---\n"}
    for position, line in enumerate(below):
        files[f"content/teams/t{position}/team.md"] = "---\nparent: company\n---\n"
        files[f"content/teams/t{position}/2026-Q4/own.md"] = f"---\ntitle: Own {position}\n{line}\n---\n"
    return {**files, **(more or {})}


def found(files, folder, family="ALI", as_of=AS_OF):
    return [(each.code, each.place.file) for each in findings_in(files, folder, as_of=as_of) if family in each.code]


def second(team: str, line: str = "") -> dict[str, str]:
    return {f"content/teams/{team}/2026-Q4/second.md": f"---\ntitle: Second\n{line}\n---\n"}


def test_an_objective_without_a_line_is_told_where_most_have_one(tmp_path):
    files = organisation(UP, UP, UP, UP, more=second("t0"))
    assert found(files, tmp_path) == [("ALI001", "content/teams/t0/2026-Q4/second.md")]


@pytest.mark.parametrize(
    "line",
    [UP, "supports: company/nowhere", "shared_with: t1", "state: draft", "state: proposed", "state: closed"],
)
def test_what_serves_something_or_is_not_agreed_is_not_told(line, tmp_path):
    assert "ALI001" not in dict(found(organisation(UP, UP, UP, UP, more=second("t0", line)), tmp_path))


def test_a_title_struck_through_was_dropped(tmp_path):
    struck = {"content/teams/t0/2026-Q4/second.md": "---\ntitle: ~~Ten more bikes~~\n---\n"}
    assert found(organisation(UP, UP, UP, UP, more=struck), tmp_path) == []


def test_the_organisations_own_objectives_and_small_companies_are_left_alone(tmp_path):
    assert found(organisation(UP, UP, more=second("t0")), tmp_path) == []


def test_an_organisation_that_never_aligns_is_told_once(tmp_path):
    lines = [""] * 6
    assert found(organisation(*lines), tmp_path) == [("ALI002", "content/teams/company/2026-Q4/winter.md")]


def test_where_some_align_and_most_do_not_nothing_is_said(tmp_path):
    assert found(organisation(UP, "", "", "", ""), tmp_path) == []


def test_teams_beside_each_other_are_not_told_to_align(tmp_path):
    files = {f"content/teams/t{each}/2026-Q4/own.md": f"---\ntitle: Own {each}\n---\n" for each in range(6)}
    assert found(files, tmp_path) == []


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("state: closed", True),
        ("state: closed\nclosed_as: dropped", True),
        ("state: closed\nclosed_as: missed", True),
        ("state: draft", True),
        ("state: closed\nclosed_as: achieved", False),
        ("state: proposed", False),
        ("", False),
    ],
)
def test_a_line_to_something_that_nobody_pursues_is_told(state, told, tmp_path):
    above = {"content/teams/company/2026-Q4/winter.md": f"---\ntitle: The winter costs no accident\n{state}\n---\n"}
    files = organisation(UP, more=above)
    assert ("ALI003" in dict(found(files, tmp_path))) is told


def test_a_line_to_a_cycle_that_is_over_is_told_and_shown_where_it_stands(tmp_path):
    old = {"content/teams/company/2026-Q1/ice.md": "---\ntitle: No ice\n---\n"}
    files = organisation("supports: company/2026-Q1/ice", more=old)
    (told,) = [each for each in findings_in(files, tmp_path) if each.code == "ALI003"]
    assert told.message == "`company/2026-Q1/ice` belongs to 2026-Q1, which is over."
    assert told.line_text == "supports: company/2026-Q1/ice"


def test_nothing_is_said_of_closed_lines_while_the_cycle_is_graded(tmp_path):
    above = {"content/teams/company/2026-Q4/winter.md": "---\ntitle: Winter\nstate: closed\nclosed_as: missed\n---\n"}
    assert "ALI003" not in dict(found(organisation(UP, more=above), tmp_path, as_of=date(2027, 1, 5)))


@pytest.mark.parametrize(
    ("cycle", "told"), [("2027-Q1", True), ("2027", True), ("2026", False), ("2026-Q4", False), ("2026-H2", False)]
)
def test_a_line_to_a_later_cycle_is_told(cycle, told, tmp_path):
    above = {f"content/teams/company/{cycle}/ice.md": "---\ntitle: No ice\n---\n"}
    files = organisation(f"supports: company/{cycle}/ice", more=above)
    assert ("ALI004" in dict(found(files, tmp_path))) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", True),
        ("shared_with: t1", False),
        ("key_results:\n  - title: Bikes\n    team: t1\n  - Bells", False),
        ("state: proposed", False),
        ("state: closed\nclosed_as: dropped", False),
    ],
)
def test_an_objective_of_the_organisation_that_nobody_takes_up_is_told(line, told, tmp_path):
    other = {"content/teams/company/2026-Q4/other.md": f"---\ntitle: Cities ask us to come\n{line}\n---\n"}
    files = organisation(UP, UP, UP, UP, more=other)
    assert (("ALI005", "content/teams/company/2026-Q4/other.md") in found(files, tmp_path)) is told


def test_teams_have_three_weeks_to_take_something_up(tmp_path):
    other = {"content/teams/company/2026-Q4/other.md": "---\ntitle: Cities ask us to come\n---\n"}
    files = organisation(UP, UP, UP, UP, more=other)
    assert "ALI005" not in dict(found(files, tmp_path, as_of=date(2026, 10, 15)))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", True),
        ("depends_on:\n  - team: t1", False),
        ("depends_on:\n  - ref: t1/own", False),
        ("shared_with: t1", False),
        ("key_results:\n  - title: Bikes\n    team: t1\n  - Bells", False),
        (UP, False),
    ],
)
def test_a_team_that_nothing_ties_to_others_is_told_once_where_most_have_ties(line, told, tmp_path):
    files = organisation(UP, UP, UP, line, more=second("t3"))
    about = [code for code, file in found(files, tmp_path) if file.startswith("content/teams/t3/")]
    assert ("ALI006" in about) is told
    assert not told or about == ["ALI006"], "its objectives are not told one by one beside that"


def test_being_needed_is_a_tie_too(tmp_path):
    files = organisation(UP, UP, UP + "\ndepends_on:\n  - team: t3", "")
    assert "ALI006" not in dict(found(files, tmp_path))


def test_where_many_teams_stand_alone_none_is_told(tmp_path):
    assert "ALI006" not in dict(found(organisation(UP, UP, "", ""), tmp_path))

"""Teams, and when what they report counts."""

from __future__ import annotations

import time

import pytest

from okrsite_gen.model.diagnostics import Severity


@pytest.mark.parametrize(
    ("fields", "codes"),
    [
        ("members: [ann]", ["ORG003"]),
        ("members: [ann, bo]", []),
        ("", []),
        ("members: [ann]\nstate: closed", []),
    ],
)
def test_a_team_of_one_is_told_that_goals_are_not_appraisals(read, fields, codes):
    found = read({"teams/a/team.md": f"name: A\n{fields}"})
    assert [said[:6] for said in found.said()] == codes


@pytest.mark.parametrize(
    ("fields", "codes"),
    [("", ["ORG004"]), ("kind: company", []), ("parent: all", []), ("state: closed", []), ("parent: al", ["REF003"])],
)
def test_a_team_beside_the_company_is_told_of(read, fields, codes):
    found = read({"teams/all/team.md": "name: All\nkind: company", "teams/a/team.md": f"name: A\n{fields}"})
    assert [said[:6] for said in found.said(level=Severity.INFO)] == codes
    assert not read({"teams/a/team.md": "name: A", "teams/b/team.md": "name: B"}).said(level=Severity.INFO)


def test_a_team_without_a_file_is_told_where_to_say_that_it_belongs_to_the_company(read):
    files = {"teams/all/team.md": "name: All\nkind: company", "teams/bakery/2026-Q4/bread.md": "title: Bread"}
    (finding,) = (one for one in read(files).findings() if one.code == "ORG004")
    assert finding.place.file.endswith("teams/bakery/2026-Q4/bread.md")
    assert "teams/bakery/team.md` with `parent: all`" in finding.hint


def test_grading_time_ends_nothing_in_a_cycle_without_an_end(read):
    found = read(
        {
            "cycles/lab.md": "start: 2026-01-01\ngrading_until: 2026-06-30\n",
            "teams/a/lab/x.md": "title: X\nkey_results:\n  - {id: k, title: K, start: 0, target: 10}",
            "teams/a/lab/check-ins/2026-08-01.md": "updates:\n  x:\n    k:\n      value: 7\n",
        }
    )
    assert not [said for said in found.said() if "CHK003" in said]


@pytest.mark.parametrize(
    ("heading", "title"),
    [("# Plain", "Plain"), ("#  Closed ##  ", "Closed"), ("# C#", "C#"), ("# a" + " " * 200_000 + "b", None)],
)
def test_a_page_takes_its_title_from_its_first_heading_in_no_time(read, heading, title):
    begun = time.perf_counter()
    (page,) = read({"pages/p.md": f"\n---\n{heading}\n\nText"}).org().pages.values()
    assert time.perf_counter() - begun < 5
    assert title is None or page.title == title

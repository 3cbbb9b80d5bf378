"""Circles among objectives, teams and cycles; which cycle lies within which."""

from __future__ import annotations

import pytest


def measured(fields: str, title: str = "X") -> str:
    """Return an objective with one key result `k`."""
    return f"title: {title}\nkey_results:\n  - id: k\n    title: K\n" + "".join(
        f"    {field.strip()}\n" for field in fields.split(",") if field
    )


def test_a_circle_of_supports_names_the_whole_path_and_is_opened_where_the_last_file_stands(read):
    found = read(
        {
            "teams/a/2026-Q4/one.md": "title: One\nsupports: [b/two]\n",
            "teams/b/2026-Q4/two.md": "title: Two\nsupports: [c/three#k]\n",
            "teams/c/2026-Q4/three.md": f"supports: [d/four, a/one]\n{measured('rollup: supporting')}",
            "teams/d/2026-Q4/four.md": "title: Four\n",
        }
    )
    (said,) = found.said()
    assert said == (
        "REF010 teams/c/2026-Q4/three.md:2 `c/2026-Q4/three` supports `a/2026-Q4/one`, which supports `b/2026-Q4/two`, "
        "which supports `c/2026-Q4/three` again."
    )
    org = found.org()
    assert [one.target.written for one in org.objectives["c/2026-q4/three"].supports] == ["d/four"]
    assert "a/2026-q4/one" not in org.supporters


def test_an_objective_that_supports_itself_is_an_error(read):
    found = read({"teams/a/2026-Q4/one.md": 'title: One\nsupports: ["#k"]\nkey_results:\n  - id: k\n    title: K\n'})
    assert found.said() == ["REF011 teams/a/2026-Q4/one.md:3 `#k` is this objective itself."]
    assert found.org().objectives["a/2026-q4/one"].supports == ()


def test_objectives_that_continue_each_other_are_an_error(read):
    found = read(
        {
            "teams/a/2026-Q3/x.md": "title: X\ncarried_from: a/2026-Q4/x\n",
            "teams/a/2026-Q4/x.md": "title: X\ncarried_from: a/2026-Q3/x\n",
        }
    )
    assert [one[:6] for one in found.said()] == ["REF012"]
    assert found.org().carried_to == {"a/2026-q4/x": ("a/2026-q3/x",)}


def test_circles_of_teams_and_cycles_are_errors_and_opened(read):
    found = read(
        {
            "teams/a/team.md": "parent: b\n",
            "teams/b/team.md": "parent: a\n",
            "cycles/one.md": "start: 2026-01-01\nparent: one\n",
        }
    )
    assert sorted(found.said()) == [
        "CYC004 cycles/one.md:3 `one` lies within itself.",
        "ORG001 teams/b/team.md:2 `b` lies within `a`, which lies within `b` again.",
    ]
    org = found.org()
    assert (org.teams["a"].parent, org.teams["b"].parent, org.cycles["one"].parent) == ("b", "", "")


@pytest.mark.parametrize(
    ("files", "parents"),
    [
        (("2026", "2026-Q4", "2026-11"), "2026: 2026-q4:2026 2026-11:2026-q4"),
        (("2026", "2026-H2", "2026-Q4"), "2026: 2026-h2:2026 2026-q4:2026-h2"),
        (("2026", "FY26", "FY26-Q1"), "2026: fy26: fy26-q1:fy26"),
        (("2025", "2026-Q4"), "2025: 2026-q4:"),
    ],
)
def test_a_cycle_lies_within_the_smallest_one_that_holds_it_by_name_and_days(read, files, parents):
    org = read({f"cycles/{name}.md": f"name: C {name}\n" for name in files}).org()
    assert " ".join(f"{key}:{org.cycles[key].parent}" for key in (name.lower() for name in files)) == parents


def test_a_parent_that_is_written_wins_and_days_beyond_the_other_cycle_leave_a_cycle_alone(read):
    org = read(
        {
            "cycles/2026.md": "end: 2026-12-20\n",
            "cycles/2026-Q4.md": "name: Q4\n",
            "cycles/2026-Q3.md": "parent: launch\n",
            "cycles/launch.md": "start: 2026-01-01\n",
        }
    ).org()
    assert (org.cycles["2026-q4"].parent, org.cycles["2026-q3"].parent) == ("", "launch")


def test_a_current_cycle_that_does_not_exist_is_reported_in_the_configuration(read):
    found = read({"cycles/2026-Q4.md": "name: Q4\n"}, "cycles:\n  current: 2026-Q5\n")
    (finding,) = found.findings()
    assert (finding.code, finding.place.file, finding.place.path) == ("REF007", "okrsite.yml", ("cycles", "current"))

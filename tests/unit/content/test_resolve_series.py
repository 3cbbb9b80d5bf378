"""What only values over time can tell."""

from __future__ import annotations

from datetime import date

import pytest


def measured(fields: str, title: str = "X") -> str:
    """Return an objective with one key result `k`."""
    return f"title: {title}\nkey_results:\n  - id: k\n    title: K\n" + "".join(
        f"    {field.strip()}\n" for field in fields.split(",") if field
    )


def test_a_figure_in_the_file_beside_check_ins_is_a_warning(read):
    found = read(
        {
            "teams/a/2026-Q4/x.md": measured("start: 1, target: 9, current: 4"),
            "teams/a/2026-Q4/check-ins/2026-11-20.md": "updates:\n  x:\n    k:\n      value: 5\n",
        }
    )
    (said,) = found.said()
    assert said == (
        "CHK008 teams/a/2026-Q4/x.md:8 Key result `k` has a `current` figure, and check-ins report its value since "
        "2026-11-20."
    )


@pytest.mark.parametrize(
    ("fields", "values", "codes"),
    [
        ("target: 5", {"2026-11-06": "9", "2026-11-13": "4"}, ["KIN007"]),
        ("target: 5", {"2026-11-06": "4", "2026-11-13": "9"}, ["KIN006"]),
        ("target: 5", {"2025-01-01": "9", "2026-11-13": "4"}, ["KIN006", "CHK003"]),
        ("target: 5\n    current: 9", {}, ["KIN007"]),
        ("start: 10\n    target: 5", {"2026-11-06": "9"}, []),
        ("baseline: true", {"2026-11-06": "9"}, ["KIN008"]),
        ("baseline: true", {}, []),
    ],
)
def test_values_over_time_tell_when_a_start_or_a_target_is_needed(read, fields, values, codes):
    check_ins = {
        f"teams/a/2026-Q4/check-ins/{day}.md": f"updates:\n  x:\n    k:\n      value: {value}\n"
        for day, value in values.items()
    }
    objective = f"title: X\nkey_results:\n  - id: k\n    title: K\n    {fields}\n"
    found = read({"teams/a/2026-Q4/x.md": objective, **check_ins})
    assert sorted(one.code for one in found.findings()) == sorted(codes)


def test_a_metric_in_another_unit_feeds_nothing(read):
    found = read(
        {
            "metrics/time.csv": "2026-11-01,40 hours\n",
            "metrics/time.md": "unit: hours\n",
            "teams/a/2026-Q4/x.md": measured("start: 9 days, target: 2 days, metric: time"),
        }
    )
    assert found.said() == [
        "MET008 teams/a/2026-Q4/x.md:8 Key result `k` counts in `days`, and the metric `time` in `hours`."
    ]
    assert found.org().objectives["a/2026-q4/x"].key_results[0].metric == ""


def test_rows_of_days_to_come_are_reported_where_today_is_known(read):
    found = read({"metrics/nps.csv": "2026-11-01,40\n2026-12-01,41\n", "metrics/nps.md": "name: NPS\n"})
    assert found.said() == []
    assert found.said(date(2026, 11, 30)) == [
        "MET007 metrics/nps.csv:0 The metric `nps` has a value for 2026-12-01, and today is 2026-11-30."
    ]

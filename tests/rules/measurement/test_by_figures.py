"""Which figures measurement rules find fault with, and which come close and are left alone."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import findings_in

TEAM = "content/teams/example/2026-Q4"


def found(code, folder, title, fields, values=(), as_of=date(2026, 11, 27)):
    """Return what a rule says of one key result and (day, value) of its check-ins."""
    below = "".join(f"    {line}\n" for line in fields.split("; "))
    files = {f"{TEAM}/goal.md": f"---\ntitle: Goal\nkey_results:\n  - id: kr\n    title: {title}\n{below}---\n"}
    for day, value in values:
        files[f"{TEAM}/check-ins/{day}.md"] = f"---\nupdates:\n  goal:\n    kr:\n      value: {value}\n---\n"
    return [each for each in findings_in(files, folder, as_of=as_of) if each.code == code]


FIRST_VALUES = {
    "at the target in the first week": ("start: 11; target: 6", [("2026-10-05", "6")], 1),
    "beyond it": ("start: 10; target: 20", [("2026-10-05", "25")], 1),
    "on the way down, beyond it": ("start: 9 h; target: 4 h", [("2026-10-02", "3 h")], 1),
    "at once in the file, before any check-in": ("start: 10; target: 20; current: 20", [], 0),
    "reached after a month of work": ("start: 11; target: 6", [("2026-10-05", "9"), ("2026-11-05", "6")], 0),
    "first looked at late": ("start: 11; target: 6", [("2026-11-20", "6")], 0),
    "still on the way": ("start: 11; target: 6", [("2026-10-05", "7")], 0),
    "only a limit": ("max: 6", [("2026-10-05", "5")], 0),
    "never reported": ("start: 11; target: 6", [], 0),
}


@pytest.mark.parametrize("case", FIRST_VALUES)
def test_a_target_met_by_the_first_value_was_none(case, tmp_path):
    fields, values, expected = FIRST_VALUES[case]
    assert len(found("MEA006", tmp_path, "Days to close", fields, values)) == expected


FIGURES = {
    "a share above all": ("Share of bikes fit", "start: 93%; target: 965%", [], 1),
    "uptime above all": ("Uptime of the app", "min: 999%", [], 0),
    "a target of uptime above all": ("Uptime of the app", "start: 99.1%; target: 999%", [], 1),
    "a value ten times too high": ("Median wait", "start: 9 h; target: 2 h", [("2026-10-09", "110 h")], 1),
    "a current ten times too high": ("Bikes", "start: 60; target: 200; current: 20000", [], 1),
    "millions for thousands": ("Revenue", "start: €1.8M; target: €3.2M", [("2026-10-09", "€1,900M")], 1),
    "retention above a hundred": ("Net revenue retention", "start: 104%; target: 115%", [], 0),
    "growth above a hundred": ("Growth of share of voice", "start: 50%; target: 150%", [], 0),
    "far beyond the target": ("Bikes", "start: 60; target: 200", [("2026-10-09", "900")], 0),
    "a small step that went far back": ("Uptime", "start: 99.90%; target: 99.95%", [("2026-10-09", "99.2%")], 0),
    "from zero": ("Partners", "start: 0; target: 5", [("2026-10-09", "12")], 0),
}


@pytest.mark.parametrize("case", FIGURES)
def test_figures_that_can_hardly_be_are_found(case, tmp_path):
    title, fields, values, expected = FIGURES[case]
    assert len(found("MEA007", tmp_path, title, fields, values)) == expected


BASELINES = {
    "late and unknown": ("baseline: true", [], date(2026, 11, 27), 1),
    "at the end": ("baseline: true", [], date(2026, 12, 30), 1),
    "early": ("baseline: true", [], date(2026, 10, 20), 0),
    "known": ("baseline: true", [("2026-11-06", "87 dB")], date(2026, 11, 27), 0),
    "known in the file": ("baseline: true; current: 87 dB", [], date(2026, 11, 27), 0),
    "begun late": ("baseline: true; starts: 2026-11-15", [], date(2026, 11, 27), 0),
    "no baseline": ("start: 1; target: 2", [], date(2026, 11, 27), 0),
}


@pytest.mark.parametrize("case", BASELINES)
def test_a_baseline_is_due_past_the_middle(case, tmp_path):
    fields, values, as_of, expected = BASELINES[case]
    assert len(found("MEA009", tmp_path, "How loud it is", fields, values, as_of)) == expected


def test_a_late_baseline_says_how_late_it_is(tmp_path):
    (only,) = found("MEA009", tmp_path, "How loud it is", "baseline: true", as_of=date(2026, 12, 31))
    assert only.message == "Nobody has measured it, and 100 % of its time is over."


UNITS = {
    "hours for days": ("Median falls from 31 days to 2 days", "start: 31 hours; target: 2 hours", 1),
    "no unit for a percentage": ("Share rises from 38 % to 60 %", "start: 38; target: 60", 1),
    "percent for points of time": ("Wait falls to 4 minutes", "start: 9%; target: 4%", 1),
    "dollars for euros": ("Deals grow from €5k to €9k", "start: $5k; target: $9k", 1),
    "a limit without its unit": ("Overtime stays below 8 %", "max: 8", 1),
    "the same in short": ("Wait falls from 45 minutes to 9 minutes", "start: 45 min; target: 9 min", 0),
    "a unit that the title leaves out": ("Bikes grow from 60 to 200", "start: 60 bikes; target: 200 bikes", 0),
    "a unit of their own": ("Calls fall from 12 % to 4 %", "start: 12 calls; target: 4 calls", 0),
    "another figure with that unit": ("Within 2 days 60 % are live", "start: 38%; target: 60%", 0),
    "unit in a field of its own": ("Share rises from 38 % to 60 %", "unit: '%'; start: 38; target: 60", 0),
}


@pytest.mark.parametrize("case", UNITS)
def test_a_unit_that_differs_from_the_title_is_found(case, tmp_path):
    title, fields, expected = UNITS[case]
    assert len(found("MEA010", tmp_path, title, fields)) == expected


WORDS = {
    "another target": ("Calls fall from 38 to 12", "start: 38; target: 20", 1),
    "another start": ("Calls fall from 38 to 12", "start: 40; target: 12", 1),
    "both": ("Calls fall from 38 to 12", "start: 40; target: 20", 2),
    "only a target in the title": ("Raise the rating to 4.5", "start: 3.9; target: 4.2", 1),
    "a target with its unit": ("Share rises from 38 % to 60 %", "start: 38%; target: 65%", 1),
    "a start behind": ("Signature in 45 days, not 64", "start: 60 days; target: 45 days", 1),
    "the same": ("Calls fall from 38 to 12", "start: 38; target: 12", 0),
    "rounded in the title": ("Share rises from 38 % to 60 %", "start: 37.8%; target: 60%", 0),
    "in millions": ("Offers grow from €1.8M to €3.2M", "start: '€1,800,000'; target: €3.2M", 0),
    "in another unit": ("Wait falls from 2 hours to 30 minutes", "start: 120 minutes; target: 30 minutes", 0),
    "a condition": ("95 % of calls answered within 4 minutes", "start: 60%; target: 95%", 0),
    "no figure at all": ("Calls about invoices fall", "start: 38; target: 12", 0),
}


@pytest.mark.parametrize("case", WORDS)
def test_a_title_that_names_other_figures_than_the_fields_is_found(case, tmp_path):
    title, fields, expected = WORDS[case]
    assert len(found("MEA011", tmp_path, title, fields)) == expected


ONLY_IN_TITLE = {
    "NPS from 31 to 45": ("`31` and `45` stand in the title only", "Write `start: 31` and `target: 45` below"),
    "Renewal rate 81% → 95%": ("`81%` and `95%` stand in the title only", "Write `start: 81%` and `target: 95%` below"),
    "8 of our posts are quoted": ("`8` stands in the title only", "Write where it stands as `start`"),
    "Used by over 2/3 of key users": ("`2/3` stands in the title only", "Write where it stands as `start`"),
    "Streamlined to 1-2 shell commands": ("`1-2` stands in the title only", "Write where it stands as `start`"),
    "From 5 to 7 of 10 bikes": ("`5` and `7` stand in the title only", "Write `start: 5` and `target: 7` below"),
}


@pytest.mark.parametrize("title", ONLY_IN_TITLE)
def test_figures_that_stand_in_the_title_only_are_told_with_their_fields(title, tmp_path):
    (told,) = found("MEA012", tmp_path, title, "description: Seen")
    message, hint = ONLY_IN_TITLE[title]
    assert told.message.startswith(message)
    assert told.hint.startswith(hint)


def test_progress_that_check_ins_state_is_a_measure(tmp_path):
    files = {
        f"{TEAM}/goal.md": "---\ntitle: Goal\nkey_results:\n  - {id: kr, title: NPS from 31 to 45}\n---\n",
        f"{TEAM}/check-ins/2026-11-20.md": "---\nupdates:\n  goal:\n    kr:\n      progress: 40%\n---\n",
    }
    assert "MEA012" not in {each.code for each in findings_in(files, tmp_path)}


CHANGES = {
    "the change as the target": ("Reduce churn by 20%", "target: 20%", 1),
    "with its sign": ("Reduce churn by 20%", "target: -20%", 1),
    "a start beside it": ("Reduce churn by 20%", "start: 0; target: 20%", 0),
    "the figure that follows from it": ("Reduce churn by 20%", "target: 8%", 0),
    "no change": ("Churn falls to 20%", "target: 20%", 0),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_that_is_written_as_the_target_is_found(case, tmp_path):
    title, fields, expected = CHANGES[case]
    assert len(found("MEA005", tmp_path, title, fields)) == expected

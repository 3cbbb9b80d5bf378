"""CAD010: when the same value with the same confidence is worth a word, and when it is not."""

from __future__ import annotations

import pytest
from coaching import findings_in

TEAM = "content/teams/example/2026-Q4"
FIELDS = "start: 640; target: 900"

STANDS = {
    "six weeks": (FIELDS, [("2026-10-09", 700, 8), ("2026-10-30", 700, 8), ("2026-11-20", 700, 8)]),
    "never moved": (FIELDS, [("2026-10-09", 640, 7), ("2026-10-30", 640, 9), ("2026-11-20", 640, 8)]),
    "moved before": (
        FIELDS,
        [("2026-10-02", 650, 4), ("2026-10-09", 700, 8), ("2026-11-06", 700, 8), ("2026-11-13", 700, 7)],
    ),
    "repeated without a value": (FIELDS, [("2026-10-09", 700, 8), ("2026-10-30", None, 8), ("2026-11-20", None, 8)]),
    "exactly four weeks": (FIELDS, [("2026-10-23", 700, 8), ("2026-11-06", 700, 8), ("2026-11-20", 700, 8)]),
}
MOVES = {
    "three weeks": (FIELDS, [("2026-10-30", 700, 8), ("2026-11-06", 700, 8), ("2026-11-20", 700, 8)]),
    "two reports": (FIELDS, [("2026-10-09", 700, 8), ("2026-11-20", 700, 8)]),
    "moved a little": (FIELDS, [("2026-10-09", 700, 8), ("2026-10-30", 701, 8), ("2026-11-20", 700, 8)]),
    "worried": (FIELDS, [("2026-10-09", 700, 8), ("2026-10-30", 700, 6), ("2026-11-20", 700, 5)]),
    "reached": (FIELDS, [("2026-10-09", 900, 9), ("2026-10-30", 900, 9), ("2026-11-20", 900, 9)]),
    "no confidence": (FIELDS, [("2026-10-09", 700, None), ("2026-10-30", 700, None), ("2026-11-20", 700, None)]),
    "a limit": ("max: 900", [("2026-10-09", 700, 8), ("2026-10-30", 700, 8), ("2026-11-20", 700, 8)]),
}


def found(folder, fields, reports, note=""):
    below = "".join(f"    {line}\n" for line in fields.split("; "))
    files = {f"{TEAM}/goal.md": f"---\ntitle: Goal\nkey_results:\n  - id: kr\n    title: Bikes\n{below}---\n"}
    for day, value, confidence in reports:
        said = "unchanged: true" if value is None else f"value: {value}"
        sure = f"\n      confidence: {confidence}" if confidence is not None else ""
        files[f"{TEAM}/check-ins/{day}.md"] = f"---\nupdates:\n  goal:\n    kr:\n      {said}{sure}\n---\n{note}"
    return [each for each in findings_in(files, folder) if each.code == "CAD010"]


@pytest.mark.parametrize("case", STANDS)
def test_a_standstill_with_high_confidence_is_found(case, tmp_path):
    (only,) = found(tmp_path, *STANDS[case])
    assert only.place.file.endswith(f"check-ins/{STANDS[case][1][-1][0]}.md")


@pytest.mark.parametrize("case", MOVES)
def test_near_misses_are_left_alone(case, tmp_path):
    assert found(tmp_path, *MOVES[case]) == []


def test_a_note_in_the_newest_check_in_is_answer_enough(tmp_path):
    assert found(tmp_path, *STANDS["six weeks"], note="## kr\nThe city signs in December.\n") == []

"""Key results that went or became something else: which of them are found, and what is nobody's business."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import findings_in

FILE = "content/teams/payments/2026-Q4/activation.md"
KEPT = "  - id: kept\n    title: Live sign-ups\n"
DOCS = "  - id: docs\n    title: Every guide has a sample that runs\n"


def found(folder, *versions):
    """Return what is found after versions of the key results, given as (day, text)."""
    told = [
        (date.fromisoformat(day), {FILE: f"---\ntitle: Everybody gets going\nkey_results:\n{KEPT}{text}---\n"})
        for day, text in versions
    ]
    return [each for each in findings_in(told[-1][1], folder, versions=told) if each.code == "INT009"]


def test_what_was_deleted_is_named_and_can_be_brought_back(tmp_path):
    (only,) = found(tmp_path, ("2026-10-01", DOCS), ("2026-11-12", ""))
    assert only.message == (
        "The key result “Every guide has a sample that runs” was deleted on 2026-11-12, without a reason."
    )
    assert only.hint == "Bring it back with `state: dropped` and a `reason`."
    assert only.place.line == 3


def test_another_title_is_quoted(tmp_path):
    (only,) = found(tmp_path, ("2026-10-01", DOCS), ("2026-11-12", DOCS.replace("a sample that runs", "pictures")))
    assert only.message == (
        "The title of `docs` was put in other words on 2026-11-12, without a reason; it was: Every guide has a sample "
        "that runs"
    )


@pytest.mark.parametrize(
    "after",
    [
        DOCS + "    state: dropped\n    reason: They go with the old portal\n",
        DOCS.replace("Every", "every").replace("sample", "sampel"),
        DOCS.replace("Every guide", "**Every** guide"),
        DOCS.replace("id: docs", "id: guides"),
    ],
)
def test_reasons_and_slips_and_other_ids_are_nobodys_business(tmp_path, after):
    assert found(tmp_path, ("2026-10-01", DOCS), ("2026-11-12", after)) == []


def test_nothing_is_said_of_the_first_part_of_a_cycle(tmp_path):
    assert found(tmp_path, ("2026-10-01", DOCS), ("2026-10-12", "")) == []

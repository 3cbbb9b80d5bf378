"""Titles that are copied down."""

from __future__ import annotations

import pytest
from coaching import findings_in

UPPER, LOWER = "content/teams/company/2026-Q4/up.md", "content/teams/example/2026-Q4/down.md"
RESULTS = "key_results:\n  - id: stay\n    title: Customers stay\n  - id: go\n    title: Rivals go\n"


def found(title, supports, folder):
    files = {
        "content/teams/company/team.md": "---\nname: Company\n---\n",
        "content/teams/example/team.md": "---\nname: Example\n---\n",
        UPPER: f"---\ntitle: Customers renew\n{RESULTS}---\n",
        LOWER: f"---\ntitle: '{title}'\nsupports: {supports}\n---\n",
    }
    return [each.place.file for each in findings_in(files, folder) if each.code == "WRD008"]


@pytest.mark.parametrize("title", ["Customers renew", "[P0] customers renew.", "**Customers** renew"])
def test_the_words_of_the_objective_above_are_told(title, tmp_path):
    assert found(title, "company/2026-Q4/up", tmp_path) == [LOWER]


def test_so_are_those_of_the_key_result_that_is_supported(tmp_path):
    assert found("Customers stay", '"company/2026-Q4/up#stay"', tmp_path) == [LOWER]


@pytest.mark.parametrize(
    ("title", "supports"),
    [
        ("Customers renew early", "company/2026-Q4/up"),
        ("Customers stay", "company/2026-Q4/up"),
        ("Customers renew", '"company/2026-Q4/up#go"'),
        ("Customers renew", "company/2026-Q4/nowhere"),
        ("Nobody waits", "company/2026-Q4/up"),
    ],
)
def test_own_words_are_not(title, supports, tmp_path):
    assert found(title, supports, tmp_path) == []

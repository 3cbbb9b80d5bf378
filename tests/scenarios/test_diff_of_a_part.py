"""What `okrsite diff` tells where only some topics or teams are asked for."""

from __future__ import annotations

import shutil

import pytest
from project import Project

from okrsite_gen.cli.program import run

ACTIVATION = "content/teams/payments/2026-Q4/activation.md"


@pytest.fixture
def between(tmp_path, capsys):
    """Return a function that edits a copy of a small project and prints what is different there."""
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")

    def told(*words: str) -> str:
        assert run(["diff", "--as-of", "2026-11-20", str(before.root), str(after.root), *words]) == 0
        return capsys.readouterr().out

    after.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    return after, told


@pytest.mark.parametrize("style", ["text", "markdown", "html"])
def test_a_part_in_which_nothing_changed_says_that_other_things_did(between, style):
    _, told = between
    assert "Nothing changed of what was asked for; " in told("--only", "moves", "--format", style)


def test_a_team_is_found_by_its_former_name_and_by_its_present_one(between):
    after, told = between
    teams = after.root / "content/teams"
    shutil.move(teams / "payments", teams / "money")
    for name in ("payments", "money"):
        assert "target made easier, 2 days → 4 days" in told("--team", name)

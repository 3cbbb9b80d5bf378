"""What an import makes of weights, progress, confidence, days and states: a field, or a note; nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import written


@pytest.fixture
def root(tmp_path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


@pytest.mark.parametrize(("weights", "told"), [(("100", "50"), True), (("1", "2"), True), (("50", "50"), False)])
def test_weights_are_left_out_only_where_all_of_an_objective_are_equal(root, weights, told):
    rows = "".join(f"Grow,Part {at},{weight}\n" for at, weight in enumerate(weights))
    made = written(root, "Objective,Key result,Weight\n" + rows, "--cycle", "2026-Q1")
    assert [f"weight: {weight}\n" in made for weight in weights] == [told, told]

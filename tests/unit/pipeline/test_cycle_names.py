"""Periods of other tools as ids of cycles."""

from __future__ import annotations

import pytest

from okrsite_gen.model.settings import CycleSettings
from okrsite_gen.pipeline.moving.cycle_names import cycle_id


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Q4 2025", "2025-Q4"),
        ("2025 Q4", "2025-Q4"),
        ("Q4'25", "2025-Q4"),
        ("Q4 FY25", "FY25-Q4"),
        ("FY2026 H1", "FY2026-H1"),
        ("H1 2026", "2026-H1"),
        ("Annual 2026", "2026"),
        ("OKR cycle Q1 2026 (Jan - Mar)", "2026-Q1"),
        ("1. Quartal 2026", "2026-Q1"),
        ("T2 2026", "2026-Q2"),
        ("November 2026", "2026-11"),
        ("2026-q1", "2026-Q1"),
        ("FY2026 Growth", "FY2026-Growth"),
        ("Sprint 7", "Sprint-7"),
        ("…", ""),
    ],
)
def test_the_name_of_a_period_becomes_the_id_of_a_cycle(name, identifier):
    assert cycle_id(name, CycleSettings()) == identifier

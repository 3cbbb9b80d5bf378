"""Whether check-ins come, and say something."""

from __future__ import annotations

from okrsite_gen.rules.cadence.confident_standstill import confident_standstill
from okrsite_gen.rules.rule import Rule

CADENCE: tuple[Rule, ...] = (confident_standstill,)

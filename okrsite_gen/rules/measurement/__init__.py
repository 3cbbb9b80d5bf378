"""Whether key results can be measured, and say from where to where."""

from __future__ import annotations

from okrsite_gen.rules.measurement.placeholder import placeholder
from okrsite_gen.rules.rule import Rule

MEASUREMENT: tuple[Rule, ...] = (placeholder,)

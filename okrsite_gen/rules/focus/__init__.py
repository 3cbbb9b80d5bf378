"""Whether few things are pursued, each by a handful of key results."""

from __future__ import annotations

from okrsite_gen.rules.focus.too_many_objectives import too_many_objectives
from okrsite_gen.rules.rule import Rule

FOCUS: tuple[Rule, ...] = (too_many_objectives,)

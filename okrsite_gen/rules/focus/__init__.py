"""Whether few things are pursued, each by a handful of key results."""

from __future__ import annotations

from okrsite_gen.rules.focus.lopsided_weights import lopsided_weights
from okrsite_gen.rules.focus.no_key_results import no_key_results
from okrsite_gen.rules.focus.no_outcome import no_outcome
from okrsite_gen.rules.focus.too_few_key_results import too_few_key_results
from okrsite_gen.rules.focus.too_many_key_results import too_many_key_results
from okrsite_gen.rules.focus.too_many_objectives import too_many_objectives
from okrsite_gen.rules.rule import Rule

FOCUS: tuple[Rule, ...] = (
    too_many_objectives,
    too_few_key_results,
    too_many_key_results,
    no_key_results,
    lopsided_weights,
    no_outcome,
)

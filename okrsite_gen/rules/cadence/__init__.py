"""Whether teams say how it goes, often enough and about everything."""

from __future__ import annotations

from okrsite_gen.rules.cadence.check_ins_stopped import check_ins_stopped
from okrsite_gen.rules.cadence.confident_standstill import confident_standstill
from okrsite_gen.rules.cadence.fall_without_note import fall_without_note
from okrsite_gen.rules.cadence.few_check_in import few_check_in
from okrsite_gen.rules.cadence.forgotten_key_result import forgotten_key_result
from okrsite_gen.rules.cadence.forgotten_objective import forgotten_objective
from okrsite_gen.rules.cadence.never_checked_in import never_checked_in
from okrsite_gen.rules.rule import Rule

CADENCE: tuple[Rule, ...] = (
    never_checked_in,
    few_check_in,
    check_ins_stopped,
    fall_without_note,
    forgotten_objective,
    forgotten_key_result,
    confident_standstill,
)

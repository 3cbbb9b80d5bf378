"""Whether teams pull in one direction, and have each other's word where they need it."""

from __future__ import annotations

from okrsite_gen.rules.alignment.declined_dependency import declined_dependency
from okrsite_gen.rules.alignment.few_align import few_align
from okrsite_gen.rules.alignment.key_result_without_word import key_result_without_word
from okrsite_gen.rules.alignment.overdue_dependency import overdue_dependency
from okrsite_gen.rules.alignment.silo import silo
from okrsite_gen.rules.alignment.supports_later_cycle import supports_later_cycle
from okrsite_gen.rules.alignment.supports_nothing_alive import supports_nothing_alive
from okrsite_gen.rules.alignment.unaligned import unaligned
from okrsite_gen.rules.alignment.unconfirmed_dependency import unconfirmed_dependency
from okrsite_gen.rules.alignment.unsupported import unsupported
from okrsite_gen.rules.rule import Rule

ALIGNMENT: tuple[Rule, ...] = (
    unaligned,
    few_align,
    supports_nothing_alive,
    supports_later_cycle,
    unsupported,
    silo,
    unconfirmed_dependency,
    declined_dependency,
    overdue_dependency,
    key_result_without_word,
)

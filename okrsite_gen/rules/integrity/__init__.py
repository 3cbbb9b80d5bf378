"""Whether what teams report can be believed: scores, endings, targets that moved, and figures against words."""

from __future__ import annotations

from okrsite_gen.rules.integrity.all_at_full import all_at_full
from okrsite_gen.rules.integrity.all_at_nothing import all_at_nothing
from okrsite_gen.rules.integrity.closed_without_result import closed_without_result
from okrsite_gen.rules.integrity.contradiction import contradiction
from okrsite_gen.rules.integrity.given_up_without_reason import given_up_without_reason
from okrsite_gen.rules.integrity.no_retrospective import no_retrospective
from okrsite_gen.rules.integrity.not_graded import not_graded
from okrsite_gen.rules.integrity.score_without_reason import score_without_reason
from okrsite_gen.rules.integrity.target_moved_without_reason import target_moved_without_reason
from okrsite_gen.rules.rule import Rule

INTEGRITY: tuple[Rule, ...] = (
    score_without_reason,
    not_graded,
    closed_without_result,
    no_retrospective,
    all_at_full,
    all_at_nothing,
    contradiction,
    target_moved_without_reason,
    given_up_without_reason,
)

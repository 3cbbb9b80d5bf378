"""Whether titles say what will be true, in words that mean one thing."""

from __future__ import annotations

from okrsite_gen.rules.rule import Rule
from okrsite_gen.rules.wording.all_capitals import all_capitals
from okrsite_gen.rules.wording.counted_work import counted_work
from okrsite_gen.rules.wording.duplicate_title import duplicate_title
from okrsite_gen.rules.wording.mark_in_title import mark_in_title
from okrsite_gen.rules.wording.objective_is_metric import objective_is_metric
from okrsite_gen.rules.wording.objective_is_task import objective_is_task
from okrsite_gen.rules.wording.objective_too_long import objective_too_long
from okrsite_gen.rules.wording.open_ended import open_ended
from okrsite_gen.rules.wording.repeats_parent import repeats_parent
from okrsite_gen.rules.wording.task_list import task_list
from okrsite_gen.rules.wording.task_noun import task_noun
from okrsite_gen.rules.wording.task_verb import task_verb
from okrsite_gen.rules.wording.two_in_one import two_in_one
from okrsite_gen.rules.wording.vague_objective import vague_objective
from okrsite_gen.rules.wording.vague_word import vague_word

WORDING: tuple[Rule, ...] = (
    vague_word,
    task_verb,
    task_noun,
    objective_is_task,
    objective_is_metric,
    objective_too_long,
    duplicate_title,
    repeats_parent,
    two_in_one,
    task_list,
    all_capitals,
    open_ended,
    mark_in_title,
    vague_objective,
    counted_work,
)

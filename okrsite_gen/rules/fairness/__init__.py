"""Whether goals stay the goals of teams, and no page judges a person."""

from __future__ import annotations

from okrsite_gen.rules.fairness.figure_of_a_person import figure_of_a_person
from okrsite_gen.rules.fairness.ranks_people import ranks_people
from okrsite_gen.rules.rule import Rule

FAIRNESS: tuple[Rule, ...] = (figure_of_a_person, ranks_people)

"""Advice on writing and keeping OKRs: a file for each rule, pure functions on an organisation and its insights."""

from __future__ import annotations

from okrsite_gen.rules.families import RULES
from okrsite_gen.rules.lint import is_wanted, lint
from okrsite_gen.rules.rule import Found, Option, Rule, rule
from okrsite_gen.rules.scene import Scene
from okrsite_gen.rules.vocabulary import Vocabulary

__all__ = ["RULES", "Found", "Option", "Rule", "Scene", "Vocabulary", "is_wanted", "lint", "rule"]

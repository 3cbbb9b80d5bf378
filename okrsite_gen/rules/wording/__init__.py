"""Whether titles say what will be true, in words that mean one thing."""

from __future__ import annotations

from okrsite_gen.rules.rule import Rule
from okrsite_gen.rules.wording.vague_word import vague_word

WORDING: tuple[Rule, ...] = (vague_word,)

"""What is known about a kind of finding, for readers who want to mend it."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.codes import Code


@dataclass(frozen=True, slots=True)
class Advice:
    """The page of one rule, in English as all of its words."""

    code: Code
    why: str
    """Markdown: why it matters."""
    bad: str
    """Content that the rule finds fault with, as authors write it."""
    good: str
    """The same, written better."""
    fix: str
    """Markdown: what to do."""

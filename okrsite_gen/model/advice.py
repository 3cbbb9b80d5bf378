"""What is known about a kind of finding, for readers who want to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from okrsite_gen.model.codes import Code
from okrsite_gen.model.new_files import TeamForms


@dataclass(frozen=True, slots=True)
class Advice:
    """The page of one kind of finding, in English as all of its words."""

    code: Code
    why: str
    """Markdown: why it matters."""
    bad: str
    """Content in which it is found, as authors write it."""
    good: str
    """The same, written better."""
    fix: str
    """Markdown: what to do."""


@dataclass(frozen=True, slots=True)
class Coaching:
    """What helps the people who write OKRs, on the pages that they look at."""

    advice: Mapping[str, Advice] = field(default_factory=dict)
    """Code → its page."""
    forms: Mapping[str, TeamForms] = field(default_factory=dict)
    """Team key → what it could write next."""

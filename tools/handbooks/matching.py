"""Compare what was found on a page with what stands on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.9
"""Two titles are the same from this share of equal characters on, after Markdown and signs are taken off."""


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result, found or expected."""

    title: str
    told: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective, found or expected."""

    title: str
    parent: str = ""
    """Title of the first objective that it supports."""
    team: str = ""
    key_results: tuple[KeyResult, ...] = ()


@dataclass(slots=True)
class Tally:
    """How many of a kind were expected, found, and found rightly."""

    expected: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: Tally) -> None:
        """Add the counts of another page."""
        self.expected += other.expected
        self.found += other.found
        self.right += other.right

    @property
    def recall(self) -> float:
        """Share of what was expected that was found, 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0


@dataclass(slots=True)
class Measured:
    """The tallies of a page."""

    objectives: Tally = field(default_factory=Tally)
    key_results: Tally = field(default_factory=Tally)
    parents: Tally = field(default_factory=Tally)
    teams: Tally = field(default_factory=Tally)
    told: Tally = field(default_factory=Tally)
    """Owner, progress, score and the like."""
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        """Add the tallies of another page."""
        for name in ("objectives", "key_results", "parents", "teams", "told"):
            getattr(self, name).add(getattr(other, name))


@lru_cache(maxsize=1 << 14)
def bare(text: str) -> str:
    """Return a title without Markdown, signs and differences of case."""
    text = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = unicodedata.normalize("NFKC", re.sub(r"<[^>]*>", "", text)).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def same(one: str, other: str) -> bool:
    """Return whether two titles are the same but for marks and slips."""
    a, b = bare(one), bare(other)
    if a == b:
        return True
    if not a or not b or abs(len(a) - len(b)) > 0.2 * max(len(a), len(b)):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def measure(expected: Sequence[Objective], found: Sequence[Objective]) -> Measured:
    """Compare two readings of a page. A key result is right only below the right objective."""
    measured = Measured()
    left = list(found)
    measured.objectives.found = len(found)
    measured.key_results.found = sum(len(each.key_results) for each in found)
    for objective in expected:
        measured.objectives.expected += 1
        measured.key_results.expected += len(objective.key_results)
        measured.parents.expected += bool(objective.parent)
        measured.told.expected += sum(len(each.told) for each in objective.key_results)
        match = _best(objective, left)
        if match is None:
            measured.missed.append("O " + objective.title)
            measured.missed.extend("  K " + each.title for each in objective.key_results)
            continue
        left = [each for each in left if each is not match]
        _compare(objective, match, measured)
    measured.false.extend("O " + each.title for each in left)
    measured.false.extend("  K " + kr.title for each in left for kr in each.key_results)
    measured.parents.found = sum(1 for each in found if each.parent)
    return measured


def _best(objective: Objective, left: Sequence[Objective]) -> Objective | None:
    alike = [each for each in left if same(each.title, objective.title)]
    wanted = {bare(each.title) for each in objective.key_results}
    return max(
        alike,
        key=lambda each: (
            len(wanted & {bare(kr.title) for kr in each.key_results}),
            bare(each.team) == bare(objective.team),
        ),
        default=None,
    )


def _compare(objective: Objective, match: Objective, measured: Measured) -> None:
    measured.objectives.right += 1
    measured.parents.right += bool(objective.parent) and same(objective.parent, match.parent)
    if objective.parent and not same(objective.parent, match.parent):
        measured.missed.append(f"^ {objective.title} -> {objective.parent} (found {match.parent or 'none'})")
    if objective.team:
        measured.teams.expected += 1
        measured.teams.right += bare(objective.team) == bare(match.team)
    rest = list(match.key_results)
    for result in objective.key_results:
        found = next((each for each in rest if same(each.title, result.title)), None)
        if found is None:
            measured.missed.append(f"  K {result.title} (of {objective.title[:40]})")
            continue
        rest.remove(found)
        measured.key_results.right += 1
        for name, value in result.told.items():
            right = found.told.get(name, "").casefold() == value.casefold()
            measured.told.right += right
            if not right:
                measured.missed.append(f"  = {result.title[:50]}: {name}={value} (found {found.told.get(name)})")
    measured.false.extend(f"  K {each.title} (of {objective.title[:40]})" for each in rest)

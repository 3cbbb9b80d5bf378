"""What the numbers of a title are there for: where something starts, where it should get, by how much, in what time.

English, German and French are told apart by their prepositions, which do not get into each other's way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from okrsite_gen.rules.numbers import TIMES, Number, numbers_in


class Role(Enum):
    """What one number says."""

    START = "start"
    """`from 38 %`, `60 % instead of 38 %`."""
    GOAL = "goal"
    """`to 60 %`."""
    CHANGE = "change"
    """`by 20 %`, `20 % more`."""
    LIMIT = "limit"
    """A condition beside the measure: `within 7 days`, `per 1,000 invoices`, `teams of 5`."""
    COUNT = "count"
    """Anything else: `95 % of`, `8 posts`, `at most 30 minutes`."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number of a title with what it is there for."""

    number: Number
    role: Role


_HEDGE = (
    r"(?:about|around|roughly|only|just|at least|at most|more than|less than|fewer than|under|below|above|over"
    r"|as little as|the|a|an|etwa|rund|nur|mindestens|höchstens|unter|über|environ|moins de|plus de|au moins"
    r"|[~≈<>≤≥+(])"
)
_START = re.compile(
    r"(?:\b(?:from|instead of|rather than|up from|down from|versus|vs\.?|baseline of|baseline|compared (?:to|with)"
    r"|today|currently|was|were|did|von|statt|anstatt|heute|bisher|au lieu de|aujourd'hui)|,\s(?:and\s)?not)\s+"
    rf"(?:the\s)?(?:{_HEDGE}\s*)*$",
    re.IGNORECASE,
)
_START_IN_FRENCH = re.compile(rf"\bde\s+(?:{_HEDGE}\s*)*$", re.IGNORECASE)
_GOAL = re.compile(
    rf"(?:\b(?:to|auf|reach(?:es|ed|ing)?|target of)|\bà|(?:→|->|=>))\s+(?:{_HEDGE}\s*)*$",
    re.IGNORECASE,
)
_NO_GOAL = re.compile(
    r"\b(?:up|due|close|next|prior|according|related|limited|restricted|tied|equal|equivalent|talk\w*|speak\w*|sp[eo]ke\w*"
    r"|ship\w*|s[eo]ll\w*|sold|deliver\w*|present\w*|out|listen\w*|respon\w*|repl\w*|send\w*|sent|writ\w*|wrote|releas\w*"
    r"|available|offer\w*|giv\w*|gave|demo\w*|access|upgrad\w*|migrat\w*|mov(?:e|ed|ing)|switch\w*|appl\w*|answer\w*"
    r"|pitch\w*|hand\w*|assign\w*|belong\w*|visits?|introduc\w*|export\w*|referr\w*|attention|contribut\w*|commit\w*|trips?"
    r"|invit\w*|report\w*|subscri\w*|connect\w*|integrat\w*|link\w*|open\w*|in addition)\s+to\s+\W*$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\S*\s?(?:%\s?)?(?:to|bis|à|and|und|et|-|–|—|or|oder|ou)\s?$", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    rf"(?:\b(?:by|um|up|down)|\b(?:increas|reduc|decreas|grow|grew|ris(?:e|en)|rose|drop|fall|fell|declin|cut|boost|lift)\w*"
    rf"(?:\s(?:of|by))?)\s+(?:{_HEDGE}\s*)*$",
    re.IGNORECASE,
)
_LEVEL_BEFORE = re.compile(r"(?<!\bby\s)(?<!\bum\s)\b(?:below|under|beneath|above|unter|über)\s+$", re.IGNORECASE)
"""`falls below 2 %` says where it ends, `falls by under 2 %` by how much."""
_CHANGE_IN_FRENCH = re.compile(r"\bde\s+(?:au moins\s+|plus de\s+)?$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(
    r"\+?\s+(?:(?:or more|year-over-year|YoY|MoM)\s)?(?:increase|reduction|decrease|growth(?! (?:rate|plan|target))"
    r"|lift|uplift|drop|decline"
    r"|improvement|more|less|fewer|faster|higher|lower|cheaper|quicker|mehr|weniger|schneller|höher|niedriger|günstiger"
    r"|de plus|de moins)\b(?!\s(?:than|als|que|de)\b)",
    re.IGNORECASE,
)
_PART_OF = re.compile(r"\s+(?:of|der|des|von|aller|our|de nos|de la)\b", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(
    rf"(?:\b(?:within|inside|per|every|each|last|past|first|next|after|before|in|for|during|over the|under the"
    rf"|than|until|innerhalb von|in weniger als|nach|pro|je|alle|dans les|en|par|sous|tous les|teams of|groups of"
    r"|up to|bis zu|jusqu'à"
    rf"|with|on|across|out of|of)|/)\s+(?:{_HEDGE}\s*)*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def spoken_numbers(title: str, *, decimal_comma: bool = False) -> tuple[Spoken, ...]:
    """Return the numbers of a title with what each is there for."""
    numbers = numbers_in(title, decimal_comma=decimal_comma)
    spoken: list[Spoken] = []
    for place, number in enumerate(numbers):
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        spoken.append(Spoken(number, _role(title, number, following, spoken)))
    return tuple(spoken)


def _role(title: str, number: Number, following: Number | None, earlier: list[Spoken]) -> Role:
    before, after = title[: number.start], title[number.end :]
    if _START.search(before):
        return Role.START
    if _START_IN_FRENCH.search(before) and following and _GOAL.search(title[: following.start]):
        return Role.START
    if _GOAL.search(before) and not _NO_GOAL.search(before):
        started = any(one.role is Role.START for one in earlier)
        return Role.GOAL if started or not _RANGE.search(before) else Role.COUNT
    if _is_change(number, before, after):
        return Role.CHANGE
    if _LIMIT_BEFORE.search(before):
        return Role.LIMIT
    return Role.COUNT


def _is_change(number: Number, before: str, after: str) -> bool:
    if number.unit not in {"%", TIMES} or _PART_OF.match(after):
        return False
    if _CHANGE_AFTER.match(after) or (_CHANGE_BEFORE.search(before) and not _LEVEL_BEFORE.search(before)):
        return True
    return bool(_CHANGE_IN_FRENCH.search(before) and not _PART_OF.match(after) and _FRENCH_VERB.search(before))


_FRENCH_VERB = re.compile(r"\b(?:augment|rédui|baiss|diminu|progress|hausse|croît|accroî)\w*", re.IGNORECASE)

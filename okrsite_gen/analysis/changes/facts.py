"""What is said, field by field, in a form in which two states can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.measures.measured import agree, shown
from okrsite_gen.model.changes import Subject
from okrsite_gen.model.names import Owner
from okrsite_gen.model.values import Figure, Value, Withheld

Name = tuple[str, str]
"""A field, and the entry of it where it holds several."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said in one respect."""

    words: str
    """As readers see it."""
    at: object = None
    """What it is compared by; None to compare the words."""


Facts = Mapping[Name, Fact]
_PLAIN = str.maketrans("\u2018\u2019\u201c\u201d\u201e\u2010\u2011\u2013\u2212", '\'\'"""----')
"""Marks that typography sets in finer ways → as keyboards have them."""
_LOOSE_PER_CENT = re.compile(r"(?<=\d) %")
Told = Iterator[tuple["str | Name", "Fact | None"]]
"""Fields by name with what is said in them, or nothing."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be different, with all that is said of it."""

    subject: Subject
    basis: object
    """What its facts follow from: where that is equal in two states, so are they, and nobody needs to tell them."""
    tell: Callable[[], Facts]

    @property
    def facts(self) -> Facts:
        """Return what is said of it, told anew each time."""
        return self.tell()


def thing(subject: Subject, tell: Callable[..., Told], *about: object) -> Thing:
    """Return a thing whose facts `tell` makes from `about`."""
    return Thing(subject, about, lambda: facts_of(tell(*about)))


def same(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same, however they are spelt."""
    first, second = one.at, other.at
    if isinstance(first, Value) and isinstance(second, Value):
        return first.number == second.number and first.relation == second.relation and _same_unit(first, second)
    return (one.words if first is None else first) == (other.words if second is None else second)


def _same_unit(one: Value, other: Value) -> bool:
    return bool(one.unit) == bool(other.unit) and (agree(one, other) or _plural(one.unit, other.unit))


def _plural(one: str, other: str) -> bool:
    """Whether two units differ as much as singular and plural do in many languages (`Tag`, `Tage`)."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and len(long) - len(short) <= 2 and long.startswith(short) and long.isalpha()


def facts_of(pairs: Iterable[tuple[str | Name, Fact | None]]) -> dict[Name, Fact]:
    """Return facts by name; what says nothing is none."""
    named = (((name, "") if isinstance(name, str) else name, fact) for name, fact in pairs)
    return {name: fact for name, fact in named if fact is not None and (fact.words or fact.at)}


def words(text: str) -> Fact | None:
    """Return a text as a fact; how its lines are broken says nothing, nor how its quotes and dashes are set."""
    flowing = " ".join(text.split())
    return Fact(flowing, _LOOSE_PER_CENT.sub("%", flowing.translate(_PLAIN))) if flowing else None


def figure(given: Figure | None) -> Fact | None:
    """Return a figure as a fact, compared by number and unit."""
    if isinstance(given, Withheld):
        return Fact("withheld")
    return Fact(shown(given), given) if given is not None else None


def owner(given: Owner | None) -> Fact | None:
    """Return an owner as a fact."""
    return Fact(given.text, given.handle or " ".join(given.text.lower().split())) if given else None


def owners(given: Iterable[Owner]) -> Fact | None:
    """Return several owners, in whatever order, as a fact."""
    listed = tuple(given)
    at = tuple(sorted(each.handle or each.text.lower() for each in listed))
    return Fact(", ".join(each.text for each in listed), at) if listed else None


def listed(given: Iterable[str], *, ordered: bool = False) -> Fact | None:
    """Return several words as a fact; their order says nothing unless `ordered`."""
    each = tuple(given)
    return Fact(", ".join(each), each if ordered else tuple(sorted(each))) if each else None


def day(given: date | None) -> Fact | None:
    """Return a day as a fact."""
    return Fact(given.isoformat(), given) if given else None


def number(given: Decimal | int | None) -> Fact | None:
    """Return a number as a fact; `2` and `2.0` are the same."""
    return Fact(plain_number(Decimal(given)), Decimal(given)) if given is not None else None


def percent(given: Decimal | None) -> Fact | None:
    """Return a fraction as a fact in percent, compared exactly."""
    return Fact(f"{plain_number(round(given * 100, 1))}%", given) if given is not None else None


def plain_number(given: Decimal) -> str:
    """Return a number without idle zeros."""
    return f"{given.normalize():f}"

"""The text of an issue: steps, figures and key results that are written in it, and the links to other issues."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.finished import finished_objective
from okrsite_gen.exchange.handbook.keeping import PROSE
from okrsite_gen.exchange.handbook.marks import Marked
from okrsite_gen.exchange.handbook.pages import read_description
from okrsite_gen.exchange.handbook.words import property_of
from okrsite_gen.model.incoming import Guess, Incoming, IncomingObjective, NotUnderstood, Spot

_NOWHERE = Spot("")
_NAMES = r"(?:[\w./-]+)?[#&]\d+|https?://\S+?/(?:-/)?(?:issues|work_items|epics)/\d+"
_PARENT = re.compile(
    r"^\W*(?:part of|parent(?: objective| issue| epic)?|child of|belongs to|sub-?issue of|teil von)\b\W*"
    rf"(?P<name>{_NAMES})\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_SUPPORTS = re.compile(
    rf"^\W*(?:supports?|aligned (?:to|with)|contributes to|unterstützt)\b\W*(?P<name>{_NAMES})\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_CHILD = re.compile(rf"^\s*[-*+]\s+(?P<line>(?:\[[ xX]\]\s+)?(?P<name>{_NAMES})\+?s?\W*)$", re.MULTILINE)
_LISTS = re.compile(r"^\s*(?:[-*+#|]|\d+[.)])", re.MULTILINE)
"""What a text has that only a reader of pages can tell: lists, headings, tables."""


@dataclass(frozen=True, slots=True)
class Links:
    """The issues that a text names, as it names them."""

    parents: tuple[str, ...]
    supports: tuple[str, ...]
    children: tuple[tuple[str, str], ...]
    """(name, line as it stands in its list, with its box)."""


@dataclass(frozen=True, slots=True)
class Described:
    """What the text of an issue says of the objective or key result that the issue is."""

    objective: IncomingObjective
    guesses: tuple[Guess, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()


def links_of(body: str) -> Links:
    """Return what a text says about issues above and below."""
    parents, supports = (tuple(found["name"] for found in pattern.finditer(body)) for pattern in (_PARENT, _SUPPORTS))
    return Links(parents, supports, tuple((found["name"], found["line"]) for found in _CHILD.finditer(body)))


def text_without(body: str, parents: Collection[str]) -> str:
    """Return a text without its lines that name what it supports, what is below it, or one of its `parents`."""
    text = _PARENT.sub(lambda found: "" if found["name"] in parents else found[0], body)
    return _CHILD.sub("", _SUPPORTS.sub("", text)).strip()


def objective_in(text: str) -> Described | None:
    """Return an objective as its text describes it, with key results that stand in it; None where that is too much."""
    if not _LISTS.search(text):
        fields, lines = _lines(text)
        return Described(finished_objective(ObjectiveDraft("", Marked(""), _NOWHERE, fields=fields, body=lines)))
    return _described(read_description(text))


def result_in(text: str) -> Described | None:
    """Return a key result as its text describes it: figures, steps, words; None where that cannot be told.

    It is the one of an objective that nothing else is said of.
    """
    if not _LISTS.search(text):
        fields, lines = _lines(text)
        result = ResultDraft("", Marked(""), _NOWHERE, fields=fields, description=lines)
        return Described(finished_objective(ObjectiveDraft("", Marked(""), _NOWHERE, results=[result])))
    found = _described(read_description(text, is_result=True))
    return found if found and len(found.objective.key_results) == 1 else None


def _described(found: Incoming) -> Described | None:
    if len(found.objectives) != 1:
        return None
    return Described(found.objectives[0], found.guesses, found.not_understood)


def _lines(text: str) -> tuple[dict[str, str], list[str]]:
    """Return what the lines of a text say by name (`Target: 40`), and the lines that are prose."""
    fields: dict[str, str] = {}
    prose = []
    for line in text.splitlines():
        said = property_of(line) if ":" in line or "：" in line else None
        if said and said.name not in PROSE and said.name not in fields:
            fields[said.name] = said.value
        else:
            prose.append(line)
    return fields, prose

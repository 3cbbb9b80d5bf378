"""The text of an issue: steps, figures and key results that are written in it, and the links to other issues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from okrsite_gen.exchange.handbook.drafts import ObjectiveDraft, ResultDraft
from okrsite_gen.exchange.handbook.finished import finished_objective, finished_result
from okrsite_gen.exchange.handbook.keeping import PROSE
from okrsite_gen.exchange.handbook.marks import Marked
from okrsite_gen.exchange.handbook.pages import read_pages
from okrsite_gen.exchange.handbook.words import property_of
from okrsite_gen.model.incoming import IncomingFile, IncomingKeyResult, IncomingObjective, Spot
from okrsite_gen.model.page_mapping import PageMapping

_NOWHERE = Spot("")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?=\s)", re.MULTILINE)
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
_CHILD = re.compile(rf"^\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?P<name>{_NAMES})\+?s?\W*$", re.MULTILINE)
_LISTS = re.compile(r"^\s*(?:[-*+#|]|\d+[.)])", re.MULTILINE)
"""What a text has that only a reader of pages can tell: lists, headings, tables."""
_MAPPING = PageMapping(cycle="any")
"""With a cycle, so that no other is looked for."""


@dataclass(frozen=True, slots=True)
class Links:
    """The issues that a text names, and the text without these lines."""

    parent: str
    supports: tuple[str, ...]
    children: tuple[str, ...]
    text: str


def links_of(body: str) -> Links:
    """Return what a text says about issues above and below."""
    parent = _PARENT.search(body)
    supports = tuple(found["name"] for found in _SUPPORTS.finditer(body))
    children = tuple(found["name"] for found in _CHILD.finditer(body))
    text = _CHILD.sub("", _SUPPORTS.sub("", _PARENT.sub("", body)))
    return Links(parent["name"] if parent else "", supports, children, text.strip())


def objective_in(text: str) -> IncomingObjective | None:
    """Return an objective as its text describes it, with key results that stand in it; None where that is too much."""
    if not _LISTS.search(text):
        fields, lines = _lines(text)
        return finished_objective(ObjectiveDraft("", Marked(""), _NOWHERE, fields=fields, body=lines))
    found = read_pages([_page(f"# Objective: it\n\n{_lower(text)}")], _MAPPING).objectives
    return found[0] if len(found) == 1 else None


def result_in(text: str) -> IncomingKeyResult | None:
    """Return a key result as its text describes it: figures, steps, words; None where that cannot be told."""
    if not _LISTS.search(text):
        fields, lines = _lines(text)
        return finished_result(ResultDraft("", Marked(""), _NOWHERE, fields=fields, description=lines))
    found = read_pages([_page(f"# Objective: it\n\n## Key result: it\n\n{_lower(text)}")], _MAPPING).objectives
    return found[0].key_results[0] if len(found) == 1 and len(found[0].key_results) == 1 else None


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


def _page(text: str) -> IncomingFile:
    return IncomingFile("issue.md", text.encode("utf-8", "replace"))


def _lower(text: str) -> str:
    """Return a text whose headings stand below those of the page that is made around it."""
    return _HEADING.sub("###", text.replace("\r\n", "\n"))

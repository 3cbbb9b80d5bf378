"""Titles that somebody has read, with the rules that should find something in them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

LABELS = Path(__file__).parents[2] / "tests" / "rules" / "labels"
LANGUAGES = ("en", "de", "fr")
ALL = "all"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One title and what a reader said of it."""

    key: str
    """Names it among all: the language and line, or the company and id."""
    title: str
    is_objective: bool
    codes: frozenset[str]
    """Codes of the rules that should find something."""
    read_for: frozenset[str]
    """Codes of the rules that the reader thought of; empty for all."""
    measured: bool = False
    """Whether figures stand beside the title."""
    figures: tuple[str, str] = ("", "")
    """Start and target that stand below the title; empty where the title was labelled without."""


def written_for_this(language: str) -> list[Labelled]:
    """Return the titles in one language that were written to be labelled."""
    rows = _rows(LABELS / f"{language}.tsv")
    return [
        Labelled(
            f"{language}:{line}",
            row["title"],
            row["kind"] == "objective",
            _codes(row["codes"]),
            frozenset(),
            figures=_figures(row["kind"]),
        )
        for line, row in enumerate(rows, 2)
    ]


def of_companies(folder: Path) -> list[Labelled]:
    """Return the labelled titles of real companies, which are kept outside this repository, as `<company>.json`."""
    rows = _rows(LABELS / "real.tsv")
    titles = {company: _titles(folder / f"{company}.json") for company in {row["company"] for row in rows}}
    found = []
    for row in rows:
        title, measured = titles[row["company"]][row["id"]]
        read_for = frozenset() if row["read for"] == ALL else _codes(row["read for"])
        key = f"{row['company']}:{row['id']}"
        found.append(Labelled(key, title, "#" not in row["id"], _codes(row["codes"]), read_for, measured))
    return found


def everything_of(company: Path) -> list[Labelled]:
    """Return all titles of one company, unlabelled."""
    titles = _titles(company)
    return [
        Labelled(f"{company.stem}:{key}", title, "#" not in key, frozenset(), frozenset(), measured)
        for key, (title, measured) in titles.items()
    ]


def _titles(company: Path) -> dict[str, tuple[str, bool]]:
    found = {}
    for objective in json.loads(company.read_text(encoding="utf-8"))["objectives"]:
        found[objective["id"]] = (objective["title"] or "", False)
        for each in objective["key_results"]:
            found[f"{objective['id']}#{each['id']}"] = (each["title"] or "", _is_measured(each))
    return found


def _is_measured(key_result: dict[str, object]) -> bool:
    start, target = key_result.get("start"), key_result.get("target")
    return isinstance(target, int | float) and start != target and (start is not None or target > 0)


def _figures(kind: str) -> tuple[str, str]:
    """Return start and target of `key result 0 → 20`; two empty strings where none are told."""
    start, _, target = kind.removeprefix("key result").strip().partition(" → ")
    return (start, target) if target else ("", "")


def _codes(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two titles, and whether a reader takes them for the same."""

    one: str
    other: str
    same: bool


def pairs() -> list[Pair]:
    """Return the pairs of titles that were written for the rules that compare two."""
    return [Pair(row["one"], row["other"], row["same"] == "yes") for row in _rows(LABELS / "pairs.tsv")]

"""Whatever happened to an export on its way, an import of it ends, is content without errors, and loses no word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from broken_exports import IMPORTS, Broken, broken, exports
from importing import report, table, written
from large_exports import LARGE
from project import NOW, Project

from okrsite_gen.cli.imported import as_json
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
NAMES = {
    "asana": "none",
    "betterworks": "milestone goal",
    "columns": "eur hoch",
    "culture-amp": "accomplished",
    "issues-csv": "open closed task baseline no",
    "issues-graphql": "open hierarchy assignees health needs attention labels milestone notes con",
    "issues-tsv": "kr",
    "markdown": "ziel ziele und ergebnisse",
    "markdown-table": "measure of success goal goals for",
    "okr2go": "comments contributors current target",
    "okrsite-table": "metric active",
    "peoplebox": "initiative completed",
    "peoplecues": "percentage time",
    "viva-csv": "user checkin date note current value activity utc aspirational goal deliverable "
    "not started postponed usd",
    "viva-json": "big rock project goal utc",
}
"""Format → words that name kinds, states and units in its fixture, and became a field's value or its name."""
DAYS = {
    "issues-csv": "2026-10-01",
    "okrsite-json": "2026-11-20",
    "peoplebox": "2026-04-01",
    "viva-template": "2026-01-01",
}
"""Format → days of its fixture that the name of a cycle tells (`2026-Q2`), or on which the export was made."""
USUAL = ("as it is", "in utf-16", "cut off within a character", "with every column twice", "with hostile for Weight")
"""Ways of breaking that every run tries; the others take minutes."""
WITHHELD = ("in Confidential",)
"""Ways of breaking that make everything confidential, so that no word of it may be told."""


_BETWEEN = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins within another (`onTrack`)."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH_FIRST = re.compile(r"\b(\d\d)/(\d\d)/(\d{4})\b")
_POINTS = re.compile(r"\b(\d\d)\.(\d\d)\.(\d{4})\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TIME = re.compile(r"[T ]\d\d:\d\d(?::\d\d)?(?: UTC|Z)?")
_TOKEN = re.compile(r"\S{0,200}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_LEFT_OUT = re.compile(r"`([^`]+)`")


def words(text: str) -> set[str]:
    """Return the words of a text in lower case, without addresses of people, of which no import writes any."""
    return set(re.findall(r"[^\W\d_]{2,}", _BETWEEN.sub(" ", ADDRESS.sub(" ", text)).casefold()))


def accounted(export: Broken, told: str, guesses: list[str]) -> str:
    """Return what an export says and has to stand somewhere.

    Of columns and fields that the report names as left out, a number, an address or a single word need not.
    """
    listed = " ".join(guess for guess in guesses if "left out" in guess or "leaves out" in guess)
    names = set(_LEFT_OUT.findall(listed))
    names |= {name.rpartition(", ")[2] for name in names}
    return "\n".join(text for name, text in export.said if not (name in names and _TOKEN.fullmatch(text)))


def numbers(text: str) -> set[str]:
    """Return the numbers and days of a text as they are compared: without signs, groups and idle zeros."""
    plain = _TIME.sub(" ", ADDRESS.sub(" ", text))
    plain = _MONTH_FIRST.sub(r"\3-\1-\2", _POINTS.sub(r"\3-\2-\1", plain))
    days = {found[0] for found in _DAY.finditer(plain)}
    left = _NUMBER.findall(_DAY.sub(" ", plain))
    return days | {_plain(each) for each in left}


def _plain(number: str) -> str:
    digits = re.sub(r"[.,](?=\d{3}(?!\d))", "", number).replace(",", ".")
    return f"{Decimal(digits).normalize():f}" if digits.count(".") < 2 else number


def imported(folder: Path, name: str, export: Broken) -> tuple[str, list[str]]:
    """Import what is broken, see that the result is sound; return all that was written and told, and the guesses."""
    project = Project(folder, {f"in/{path}": data for path, data in export.files.items()})
    mapping = IMPORTS / name / "mapping.yml"
    wanted = Moving(
        (Path("in"),), project.root / "content", cycle="2025-Q4", mapping=mapping if mapping.exists() else None
    )
    try:
        found = move(Request(project.root, NOW, use_cache=False), wanted)
    except OkrsiteError:  # told in words, before anything is written
        return export.text, []
    written = write_import(found)
    files = [file for file in folder.rglob("*") if file.is_file()]
    content = [file for file in files if file.is_relative_to(project.root / "content")]
    assert len(files) == len(content) + len(export.files), "nothing is written outside the content folder"
    told = json.loads(as_json(found, written))
    if written:
        errors = [one for one in project.check(use_cache=False).findings if one.severity is Severity.ERROR]
        assert [(one.place.file, one.code, one.message) for one in errors] == []
        assert write_import(move(Request(project.root, NOW, use_cache=False), wanted)) == ()
    texts = (f"{file.relative_to(project.root)} {file.read_text(encoding='utf-8')}" for file in content)
    return " ".join((*strings(told), *texts)), [one["what"] for one in told["guesses"]]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def lost(folder: Path, name: str, chosen: Iterator[Broken]) -> dict[str, set[str]]:
    """Return the words that an import lost, by what had happened to the export."""
    found = {}
    for number, export in enumerate(chosen):
        told, guesses = imported(folder / str(number), name, export)
        found[export.how] = words(accounted(export, told, guesses)) - words(told) - words(NAMES.get(name, ""))
    return {how: missing for how, missing in found.items() if missing}


@pytest.mark.parametrize("name", exports())
def test_a_broken_export_loses_no_word(tmp_path, name):
    chosen = (export for export in broken(exports()[name]) if export.how.startswith(USUAL))
    assert lost(tmp_path, name, chosen) == {}


@pytest.mark.parametrize("name", exports())
def test_an_export_loses_no_number(tmp_path, name):
    export = next(broken(exports()[name]))
    told, guesses = imported(tmp_path, name, export)
    left = numbers(accounted(export, told, guesses)) - numbers(told) - set(DAYS.get(name, "").split())
    shares = {each for each in left if each.startswith("0.") and _plain(str(Decimal(each) * 100)) in numbers(told)}
    assert left - shares == set()


TWINS = {
    "wrong encoding": ("in cp1252", "in utf-16"),
    "missing columns": ("without ", "with null for ", "cut off"),
    "formula cells": ("with formulas in ", "with hostile for ", "with hostile lines between"),
}
"""Hostile twin → how its ways of breaking begin, in tables, JSON and pages."""
READERS = {
    "issues-graphql": "issues-json",
    "issues-tsv": "issues-csv",
    "markdown-table": "markdown",
    "okr2go": "markdown",
}
"""Format → the reader that it shares with another one, of which 100,000 rows are tried; tables share `columns`."""
PAIRS = {
    "issues": "tests/golden/issues, whose outcome tests/unit/exchange/test_issues.py tells",
    "markdown": "tests/golden/handbooks, whose outcome tests/scenarios/test_import_pages.py tells",
    "okr": "tests/scenarios/test_import_own.py",
}
"""Beginning of a format without a folder `becomes` beside its export → where its pair stands."""


@pytest.mark.parametrize("name", exports())
def test_every_format_has_a_pair_and_every_hostile_twin(name):
    made = [export.how for export in broken(exports()[name])]
    missing = [twin for twin, begins in TWINS.items() if not any(how.startswith(begins) for how in made)]
    assert missing == [] or (missing == ["formula cells"] and name in {"issues-json"})
    reader = READERS.get(name, name)
    assert reader in LARGE or (IMPORTS / name / "becomes").exists()
    assert (IMPORTS / name / "becomes").exists() or name.startswith(tuple(PAIRS))


@pytest.mark.slow
@pytest.mark.parametrize("name", exports())
def test_an_export_broken_in_any_way_loses_no_word(tmp_path, name):
    chosen = (export for export in broken(exports()[name]) if not export.how.endswith(WITHHELD))
    assert lost(tmp_path, name, chosen) == {}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty project folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_the_priority_of_a_key_result_arrives(root):
    made = written(root, "Objective,Key result,Priority\nGrow,Calls,P1\n", "--cycle", "2026-Q1")
    assert "title: Calls\n    priority: P1\n" in made


def test_an_objective_that_a_further_row_tells_differently_keeps_both(root):
    text = "Objective,Objective description,Key result\nGrow,Because of it,Calls\nGrow,And of that,Visits\n"
    made = written(root, text, "--cycle", "2026-Q1")
    assert "Because of it" in made
    assert "- Description: And of that" in made


def test_a_text_too_long_for_a_file_is_cut_there_and_told_whole(root):
    long = "a word of many " * 5_000
    name = table(root, f"Objective,Description\nGrow,{long}\n")
    found = report(root, name, "--cycle", "2026-Q1", "--write")
    assert [one["text"] for one in found["not_understood"]] == [long.strip()]
    assert len((root / "content/teams/company/2026-Q1/grow.md").read_bytes()) < 1000

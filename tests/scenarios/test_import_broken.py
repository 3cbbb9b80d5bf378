"""Whatever happened to an export on its way, an import of it ends, is content without errors, and loses no word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken_exports import IMPORTS, Broken, broken, exports
from importing import report, table, written
from project import NOW, Project

from okrsite_gen.cli.imported import as_json
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.pipeline.moving.move import Moving, move, write_import
from okrsite_gen.pipeline.request import Request

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
NAMES: dict[str, str] = {}
"""Format → words that name kinds, states and units in its fixture, and became a field's value or its name."""
USUAL = ("as it is", "in utf-16", "cut off within a character", "with every column twice", "with hostile for Weight")
"""Ways of breaking that every run tries; the others take minutes."""
WITHHELD = ("in Confidential",)
"""Ways of breaking that make everything confidential, so that no word of it may be told."""


_BETWEEN = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word begins within another (`onTrack`)."""
_TOKEN = re.compile(r"\S{0,200}")
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

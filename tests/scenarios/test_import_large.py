"""Exports of many rows: every row is read, and the word that only it has stands in a file, a note or the report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from large_exports import LARGE, mark
from project import NOW, Project

from okrsite_gen.pipeline.moving.move import Moving, move
from okrsite_gen.pipeline.request import Request

MANY = 100_000


def lost(folder: Path, name: str, count: int) -> tuple[int, int]:
    """Return (how many of the rows were not read, how many of their words stand nowhere) of an import."""
    project = Project(folder, {f"in/{path}": data for path, data in LARGE[name](count).items()})
    wanted = Moving((Path("in"),), project.root / "content", cycle="2025-Q4")
    found = move(Request(project.root, NOW, use_cache=False), wanted)
    told = [text for _, text in found.planned.files.values()]
    told += [one.text for one in found.not_understood]
    words = set(re.findall(r"Q[a-z]{5}y", " ".join(told)))
    return max(0, count - found.rows), len({mark(at) for at in range(count)} - words)


@pytest.mark.parametrize("name", LARGE)
def test_every_row_is_read_and_no_word_lost(tmp_path, name):
    assert lost(tmp_path, name, 200) == (0, 0)


@pytest.mark.long
@pytest.mark.parametrize("name", LARGE)
def test_of_a_hundred_thousand_rows_every_one_is_read_and_no_word_lost(tmp_path, name):
    assert lost(tmp_path, name, MANY) == (0, 0)

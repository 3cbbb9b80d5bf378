"""A disk that is full, and a folder that may not be written: the former site stands, and nothing else is harmed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from interrupted import begun, sources
from project import SMALL, Project
from test_killed import BUILD, OBJECTIVE, TEAMS, TITLES

pytestmark = pytest.mark.long


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A disk of its own with 24 MB, of which the tests take all that is left."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    made = subprocess.run(mount, capture_output=True, check=False)
    if made.returncode:
        pytest.skip("only root can make a disk of its own")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def filled(disk: Path, left: int) -> Path:
    """Fill the disk but for so many bytes, and return what fills it."""
    weight = disk / "weight"
    free = os.statvfs(disk)
    weight.write_bytes(b"x" * max(0, free.f_bavail * free.f_bsize - left))
    return weight


@pytest.mark.parametrize("left", [0, 4096, 20_000, 100_000, 300_000, 700_000])
def test_a_full_disk_leaves_the_former_site(tmp_path, disk, left):
    project = Project(tmp_path, {**SMALL, **TEAMS})
    output = disk / "site"
    assert begun(project, *BUILD, "--output", str(output)).wait() == 0
    former = project.published(output)
    project.edit(OBJECTIVE, *TITLES)
    project.write({"okrsite.yml": "site: {name: Another name on every page}\n"})
    before = sources(project)
    weight = filled(disk, left)
    assert begun(project, *BUILD, "--output", str(output)).wait() in (1, 2, 3)
    assert project.published(output) == former
    assert sources(project) == before
    weight.unlink()
    assert begun(project, *BUILD, "--output", str(output)).wait() == 0
    shutil.rmtree(project.root / ".okrsite")
    assert begun(project, *BUILD).wait() == 0
    assert project.published(output) == project.published()


def test_a_project_on_a_full_disk_is_built_elsewhere(tmp_path, disk):
    project = Project(disk, {**SMALL, **TEAMS})
    before = sources(project)
    filled(disk, 0)
    assert begun(project, *BUILD, "--output", str(tmp_path / "site")).wait() == 0
    assert len(project.published(tmp_path / "site")) > 100
    assert sources(project) == before


@pytest.mark.parametrize("command", [("fmt",), ("import", "{table}", "--into", "content", "--write")])
def test_what_is_written_by_hand_outlives_a_full_disk(tmp_path, disk, command):
    table = tmp_path / "okrs.csv"
    rows = [f"Objective {number},KR {number},{number},100,T{number},2026-Q4" for number in range(200)]
    table.write_text("\n".join(["Objective,Key result,Current,Target,Team,Cycle", *rows]), encoding="utf-8")
    project = Project(disk, {**SMALL, **TEAMS})
    before = sources(project)
    weight = filled(disk, 0)
    assert begun(project, *(part.format(table=table) for part in command)).wait() != 0
    now = sources(project)
    assert {name: now.get(name) for name in before} == before
    weight.unlink()
    assert begun(project, *(part.format(table=table) for part in command)).wait() == 0
    assert sources(project) != before

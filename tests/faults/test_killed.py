"""Commands that are ended at any moment: what stands then is wholly old or wholly new, and a second run mends."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from committed import commit, git
from interrupted import WAYS, begun, ended, litter, moments, sources, state
from project import SMALL, Project

pytestmark = pytest.mark.long

MOMENTS = 100
OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
TITLES = ("Developers go live in a day", "Developers go live in an hour")
TEAMS = {
    f"content/teams/t{number}/2026-Q4/o{number}.md": f"---\nstate: active  \ntitle: 'Team {number} stays'\n---\n"
    for number in range(40)
}
"""Pages enough for several processes to draw them, and written so that `fmt` has something to do."""
BUILD = ("build", "--quiet", "--as-of", "2026-11-20", "-j", "2")


@pytest.fixture
def project(tmp_path) -> Project:
    project = Project(tmp_path, {**SMALL, **TEAMS})
    git(project, "init", "-q")
    commit(project, "Begin", "2026-10-01")
    return project


def seconds_of(project: Project, *arguments: str) -> float:
    start = time.monotonic()
    assert begun(project, *arguments).wait() == 0
    return time.monotonic() - start


def test_a_build_that_is_ended_at_any_moment_leaves_one_whole_site(project):
    whole: list[dict[str, bytes]] = []
    for title in TITLES:
        project.edit(OBJECTIVE, TITLES[0], title)
        shutil.rmtree(project.root / ".okrsite", ignore_errors=True)
        seconds = seconds_of(project, *BUILD)
        whole.append(project.published())
    assert whole[0] != whole[1]
    written, standing, at_work = 1, 1, 0
    for number, moment in enumerate(moments(MOMENTS)):
        project.edit(OBJECTIVE, TITLES[written], TITLES[1 - written])
        written = 1 - written
        if number % 3 == 0:  # now with the memory of former builds, now without
            shutil.rmtree(project.root / ".okrsite")
        before, way = state(project), WAYS[number % len(WAYS)]
        at_work += ended(project, way, moment * seconds, *BUILD)
        told = f"{way} after {moment:.3f} of {seconds:.2f} s"
        assert project.published() in (whole[standing], whole[written]), told
        assert begun(project, *BUILD).wait() == 0, told
        assert project.published() == whole[written], told
        assert (state(project), litter(project)) == (before, set()), told
        standing = written
    assert at_work > MOMENTS // 2


def test_a_first_build_that_is_ended_at_any_moment_leaves_nothing_or_the_site(project):
    seconds = seconds_of(project, *BUILD)
    whole = project.published()
    for number, moment in enumerate(moments(MOMENTS // 4)):
        for folder in ("site", ".site.okrsite", ".okrsite"):
            shutil.rmtree(project.root / folder, ignore_errors=True)
        ended(project, WAYS[number % len(WAYS)], moment * seconds, *BUILD)
        assert project.published() in ({}, whole), f"ended at {moment:.3f} of {seconds:.2f} s"
        assert begun(project, *BUILD).wait() == 0
        assert project.published() == whole
        assert litter(project) == set()


def test_fmt_that_is_ended_at_any_moment_leaves_every_file_old_or_new(project):
    former = sources(project)
    seconds = seconds_of(project, "fmt")
    formatted = sources(project)
    names = [Path(name).relative_to("content").as_posix() for name in TEAMS]
    assert all(former[name] != formatted[name] for name in names)
    for number, moment in enumerate(moments(MOMENTS // 2)):
        for name, data in former.items():
            (project.root / "content" / name).write_bytes(data)
        ended(project, WAYS[number % len(WAYS)], moment * seconds, "fmt")
        now = sources(project)
        assert {name for name in former if now[name] not in (former[name], formatted[name])} == set()
        assert begun(project, "fmt").wait() == 0
        assert sources(project) == formatted


def test_an_import_that_is_ended_at_any_moment_is_completed_by_the_next(project, tmp_path):
    table = tmp_path / "okrs.csv"
    rows = [f"Objective {number},KR {number},{number},100,Team {number % 7},2026-Q4" for number in range(1, 60)]
    table.write_text("\n".join(["Objective,Key result,Current,Target,Team,Cycle", *rows]), encoding="utf-8")
    arguments = ("import", str(table), "--into", "imported", "--write")
    into = project.root / "imported"
    seconds = seconds_of(project, *arguments)
    whole = project.published(into)
    assert len(whole) > 50
    for number, moment in enumerate(moments(MOMENTS // 2)):
        shutil.rmtree(into)
        ended(project, WAYS[number % len(WAYS)], moment * seconds, *arguments)
        left = {name: data for name, data in project.published(into).items() if name in whole}
        assert {name for name, data in left.items() if data != whole[name] and name != "_imported.json"} == set()
        assert begun(project, *arguments).wait() == 0
        assert project.published(into) == whole

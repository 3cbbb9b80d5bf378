"""The law of what a preview keeps: whoever reads again and again makes of the files what one does who reads once."""

from __future__ import annotations

from datetime import date

import pytest
from project import NOW, Project
from random_edits import Edits, Files

from okrsite_gen.analysis import analyse
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.pipeline.configure import configure
from okrsite_gen.pipeline.find import find
from okrsite_gen.pipeline.load import judge
from okrsite_gen.pipeline.past import read_as_published
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

DAY = date(2026, 11, 20)


def all_that_is_made(project: Project, kept: Kept) -> list[str]:
    """Return all that is made of the files before it is shown, written out."""
    read = configure(Request(project.root, NOW, DAY, kept=kept))
    _, loaded = read_as_published(read, find(read, silent), silent)
    org, findings = judge(loaded, read)
    insights = analyse(org, DAY, read.settings, kept)
    parts = (read.settings, loaded.gathered, loaded.findings, loaded.allowed, org, findings, insights)
    return [repr(part) for part in parts]


def write(project: Project, files: Files, edited: dict[str, str | None]) -> None:
    for path, text in edited.items():
        if text is None:
            (project.root / path).unlink(missing_ok=True)
            files.pop(path, None)
        else:
            project.write({path: text})
            files[path] = text


def holds(folder, seed: int, steps: int) -> None:
    edits, kept = Edits(seed), Kept()
    files = edits.organisation()
    project = Project(folder, files)
    for _ in range(steps):
        assert all_that_is_made(project, kept) == all_that_is_made(project, NOTHING_KEPT)
        write(project, files, edits.edit(files))


@pytest.mark.parametrize("seed", [5])
def test_after_edits_the_same_is_made_as_from_nothing(seed, tmp_path):
    holds(tmp_path, seed, 8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(300, 330))
def test_after_many_edits_the_same_is_made_as_from_nothing(seed, tmp_path):
    holds(tmp_path, seed, 25)


def test_what_an_edit_does_not_concern_is_not_judged_again(tmp_path, monkeypatch):
    judged: list[str] = []
    judge_objective = analyse.__globals__["judge_objective"]

    def noted(objective, basis, supporters):
        judged.append(objective.key)
        return judge_objective(objective, basis, supporters)

    monkeypatch.setitem(analyse.__globals__, "judge_objective", noted)
    project, kept = Project(tmp_path), Kept()
    all_that_is_made(project, kept)
    assert len(judged) == 2
    judged.clear()
    project.edit("content/teams/payments/2026-Q4/activation.md", "Ordinary", "Plain")
    all_that_is_made(project, kept)
    assert judged == ["payments/2026-q4/activation"]


@pytest.mark.parametrize("way", ["made", "same", "find"])
def test_texts_are_compared_by_what_they_say_and_all_else_by_being_the_same_object(way):
    kept, thing, twin = Kept(), [1], [1]

    def ask(*of):
        if way == "find":
            return kept.find("thing", "key", of)
        return kept.made("thing", "key", of, lambda: [2]) if way == "made" else kept.same("thing", "key", of, [2])

    first = kept.made("thing", "key", ("".join(("a", "b")), thing), lambda: [2])
    assert ask("".join(("a", "b")), thing) is first
    assert ask("ab", twin) is not first

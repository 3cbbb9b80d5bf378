"""The static API after an edit: as a clean build writes it, and made again only where it tells something else."""

from __future__ import annotations

import pytest
from project import SMALL, Project

from okrsite_gen.site.api.chapters import Chapters

TIME = "content/teams/payments/2026-Q4/activation.md"
EDITS = {
    "a target, by which goes what it supports": (
        lambda project: project.edit(TIME, "target: 2 days", "target: 3 days"),
        ["company/2026", "payments/2026-q4"],
    ),
    "what a check-in says": (
        lambda project: project.edit("content/teams/payments/2026-Q4/check-ins/2026-11-18.md", "an hour", "a day"),
        ["payments/2026-q4"],
    ),
    "a free page": (lambda project: project.edit("content/pages/how.md", "Read", "See"), []),
    "the id of a key result that others name": (
        lambda project: project.edit("content/teams/company/2026/grow.md", "id: arr", "id: Arr"),
        ["company/2026", "payments/2026-q4"],
    ),
    "the name of a team, which tables repeat": (
        lambda project: project.edit("content/teams/payments/team.md", "name: Payments", "name: Paying"),
        ["payments/2026-q4"],
    ),
    "a further objective": (
        lambda project: project.write({"content/teams/company/2026/more.md": "---\ntitle: More\n---\n"}),
        ["company/2026"],
    ),
    "an objective that goes": (lambda project: project.write({TIME: None}), ["company/2026", "payments/2026-q4"]),
}


@pytest.fixture
def told(monkeypatch):
    """Names of the chapters that builds made, in order."""
    names: list[str] = []
    make = Chapters._made

    def counted(chapters, key):
        names.append(chapters.name(*key))
        return make(chapters, key)

    monkeypatch.setattr(Chapters, "_made", counted)
    return names


@pytest.mark.parametrize("edit", EDITS)
def test_only_what_tells_something_else_is_made_again_and_all_is_as_in_a_clean_build(tmp_path, told, edit):
    project = Project(tmp_path, SMALL)
    project.build()
    assert sorted(told) == ["company/2026", "payments/2026-q4"]
    told.clear()
    change, concerned = EDITS[edit]
    change(project)
    project.build()
    assert sorted(told) == concerned
    warm = project.published()
    assert warm == project.built_from_scratch()


def test_data_that_somebody_took_off_the_site_come_back_although_nothing_else_changed(tmp_path):
    project = Project(tmp_path, SMALL)
    project.build()
    whole = project.published()
    for path in ("api/v1/objectives/payments/2026-q4.json", "teams/payments/2026-q4/activation/index.json"):
        (project.site / path).unlink()
    project.build()
    assert project.published() == whole

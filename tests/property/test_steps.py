"""The law of incremental builds, step after step: whatever happened to a project, its site is that of a clean build.

`make test-steps` takes 500 steps, as many as OKRSITE_STEPS says, and others for another number in OKRSITE_SEED.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from project import Project
from quick import quick_and_steady
from random_steps import ORGANISATION, Steps

from okrsite_gen.site.render import Renderer

__all__ = ["quick_and_steady"]


def walked(folder, seed: int, count: int) -> None:
    project = Project(folder, ORGANISATION)
    steps = Steps(project, seed)
    taken = ["the beginning"]
    for number in range(count + 1):
        report = project.build(**steps.options)
        clean = project.built_from_scratch(**steps.options)
        told = f"seed {seed}, step {number}: {taken[-1]}"
        assert report.written is not None, told
        assert_same(project.published(), clean, told)
        again = project.build(**steps.options)
        assert again.written.up_to_date, told
        assert again.findings == report.findings, told
        taken.append(steps.one())


def assert_same(warm, clean, told: str) -> None:
    assert sorted(warm) == sorted(clean), told
    other = [path for path, data in clean.items() if warm[path] != data]
    assert not other, f"{told}: {other[:5]}"


CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
PLAIN = {
    ("content/teams/payments/2026-Q4/activation.md", "Ordinary", "Plain"): 1,
    ("content/teams/company/team.md", "All of us", "All"): 1,
    ("content/teams/payments/2026-Q4/plan.md", "First the", "Now the"): 1,
    ("content/teams/payments/2026-Q3/retrospective.md", "rota", "plan"): 1,
    ("content/cycles/2026-Q3.md", "calm", "peace"): 1,
    ("content/metrics/uptime.md", "What it means", "How it is measured"): 1,
    ("content/pages/how.md", "Read", "Look at"): 1,
    ("content/index.md", "Welcome", "Hello"): 1,
    (CHECK_IN, "First customer", "Second customer"): 4,
    ("content/teams/platform/2026-Q4/uptime.md", "It holds", "It stands"): 17,
}
"""File, words in it and other ones → how many pages these stand on."""


def test_an_edit_draws_the_pages_on_which_it_is_seen_and_no_others(tmp_path):
    project = Project(tmp_path, ORGANISATION)
    project.build(**Steps(project, 0).options)
    for (file, words, others), count in PLAIN.items():
        before, drawn_before = project.published(), drawn(project)
        project.edit(file, words, others)
        project.build(**Steps(project, 0).options)
        after, drawn_now = project.published(), drawn(project)
        changed = {path for path in after if after[path] != before.get(path)}
        assert {path for path, number in drawn_now.items() if number != drawn_before.get(path)} == changed, file
        assert sum(path.endswith(".html") for path in changed) == count, file


def drawn(project: Project) -> dict[str, int]:
    """Return path → what tells a file that was written again from the one that stood there."""
    return {path: (project.site / path).stat().st_ino for path in project.published() if path != ".okrsite-files"}


def test_the_organisation_has_every_kind_of_page_but_those_of_long_lists(tmp_path, monkeypatch):
    seen, render = set(), Renderer.render
    monkeypatch.setattr(Renderer, "render", lambda self, page: seen.add(page.template) or render(self, page))
    project = Project(tmp_path, {**ORGANISATION, "content/teams/platform/2026-Q4/broken.md": "---\ntitle: [\n---\n"})
    project.build(**Steps(project, 0).options)
    kinds = {f"pages/{file.name}" for file in Path("themes/default/templates/pages").glob("*.html")}
    assert kinds - seen == {"pages/objective_more.html", "pages/team_more.html", "pages/long_text.html"}


def test_some_steps_leave_the_bytes_of_a_clean_build(tmp_path):
    walked(tmp_path, seed=1, count=15)


@pytest.mark.long
def test_hundreds_of_steps_leave_the_bytes_of_a_clean_build(tmp_path):
    walked(tmp_path, seed=int(os.environ.get("OKRSITE_SEED", "7")), count=int(os.environ.get("OKRSITE_STEPS", "500")))

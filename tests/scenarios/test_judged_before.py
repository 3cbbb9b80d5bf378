"""What was worked out of objectives is taken again where all that they are judged by is the same, and there alone."""

from __future__ import annotations

from datetime import date

import pytest
from project import SMALL, Project

from okrsite_gen.pipeline.judged_before import JudgedBefore
from okrsite_gen.store.things import Things

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
KEY = "payments/2026-q4/activation"


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project(tmp_path, SMALL)
    made.build()
    return made


@pytest.fixture
def judged_anew(monkeypatch) -> set[str]:
    """Return the keys of the objectives that are judged anew for pages from then on."""
    keys: set[str] = set()
    made = JudgedBefore.made

    def noting(self, what, key, of, make):
        return made(self, what, key, of, lambda: (keys.add(key), make())[1])

    monkeypatch.setattr(JudgedBefore, "made", noting)
    return keys


def test_a_number_is_judged_anew_and_nothing_else(project, judged_anew):
    project.edit(CHECK_IN, "12 days", "11 days")
    project.build()
    assert judged_anew == {KEY}
    assert project.published() == project.built_from_scratch()


def test_a_day_later_everything_is_judged_anew(project, judged_anew):
    objectives = project.build(as_of=date(2026, 11, 30)).objectives
    assert len(judged_anew) == objectives > 1
    assert project.published() == project.built_from_scratch(as_of=date(2026, 11, 30))


def test_settings_that_decide_what_counts_judge_everything_anew(project, judged_anew):
    project.write({"okrsite.yml": "status:\n  thresholds:\n    confidence_off: 2\n"})
    objectives = project.build().objectives
    assert len(judged_anew) == objectives
    assert project.published() == project.built_from_scratch()


@pytest.mark.parametrize("harm", [b"", b"foreign"])
def test_a_memory_that_cannot_be_read_costs_time_alone(project, judged_anew, harm):
    shelves = [file for file in (project.root / ".okrsite").glob("judged-*/*") if file.is_file()]
    assert shelves
    for shelf in shelves:
        shelf.write_bytes(harm)
    project.edit(CHECK_IN, "12 days", "11 days")
    objectives = project.build().objectives
    assert len(judged_anew) == objectives
    assert project.published() == project.built_from_scratch()


@pytest.mark.parametrize("harm", [lambda _: 7, lambda record: record[:2], lambda record: (*record[:2], ())])
def test_a_memory_of_another_form_costs_time_alone(project, judged_anew, monkeypatch, harm):
    unpack = Things.unpack
    monkeypatch.setattr(
        Things, "unpack", lambda self, data: {key: harm(each) for key, each in unpack(self, data).items()}
    )
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    project.build()
    assert len(judged_anew) > 1
    assert project.published() == project.built_from_scratch()

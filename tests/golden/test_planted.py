"""A small organisation with sixty planted mistakes: each is found, where it stands, and nothing else is."""

from __future__ import annotations

import pytest
from planted import NOW, found, plant

from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

FAMILIES = {
    *("FILE", "YAML", "VAL", "FLD", "KIN", "REF", "CYC", "CHK", "MET", "ORG", "SIT"),
    *("MEA", "WRD", "FOC", "ALI", "CAD", "INT", "FAI"),
}


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """What was planted, and what a check reports."""
    project = tmp_path_factory.mktemp("planted")
    planted = plant(project)
    return planted, check(Request(project, NOW), silent)


def test_each_planted_mistake_is_found_where_it_stands_and_nothing_else_is(checked):
    planted, report = checked
    assert sorted(found(report.findings)) == sorted(planted)


def test_sixty_mistakes_of_all_families_are_planted(checked):
    planted, _ = checked
    assert len(planted) == 60
    assert {mistake.code.rstrip("0123456789") for mistake in planted} == FAMILIES


def test_every_finding_says_why_it_matters_and_what_to_write_instead(checked):
    _, report = checked
    assert [(each.code, each.message) for each in report.findings if not (each.reason and each.hint)] == []

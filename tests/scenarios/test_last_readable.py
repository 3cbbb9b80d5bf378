"""What a page shows whose file broke: its last readable version, and the line to mend."""

from __future__ import annotations

import pytest
from committed import OBJECTIVE, PAGE, committed, text_of
from project import Project, codes


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project that was committed when its cycle began."""
    return committed(tmp_path)


def broken(project: Project) -> None:
    project.edit(OBJECTIVE, "key_results:", "key_results: [")


def test_a_file_that_broke_keeps_its_last_words_and_names_the_line_to_mend(project):
    broken(project)
    report = project.build(keep_going=True)
    assert "YAML002" in codes(report)
    words = text_of(project.page(PAGE))
    assert "Shown is what it said on 1 Oct 2026" in words
    assert f"To be mended: {OBJECTIVE}, line 4" in words
    assert "31 days" in words
    assert project.published() == project.built_from_scratch(keep_going=True)
    project.edit(OBJECTIVE, "key_results: [", "key_results:")
    project.build(keep_going=True)
    assert "To be mended" not in project.page(PAGE)


@pytest.mark.parametrize(
    ("settings", "field", "audience"),
    [
        ("", "state: draft", ""),
        ("", "audience: leadership", ""),
        ("audiences: [public, company]\ndefault_audience: public\n", "", "public"),
    ],
)
def test_what_may_be_for_fewer_readers_now_is_not_brought_back(project, settings, field, audience):
    project.write({"okrsite.yml": settings})
    broken(project)
    project.edit(OBJECTIVE, "title: Developers", f"{field}\ntitle: Developers")
    project.build(keep_going=True, audience=audience)
    assert not (project.site / PAGE).exists() or "Shown is what it said" not in project.page(PAGE)

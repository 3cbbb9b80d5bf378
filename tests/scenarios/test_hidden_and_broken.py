"""Files that cannot be used and may be meant for fewer readers leave no trace on a site built in spite of them."""

from __future__ import annotations

import pytest
from project import SMALL, Project, codes

OPEN = {"content/teams/a/2026-Q4/open.md": "---\ntitle: Open\nsupports: [hush]\n---\nSee [[hush]], [it](hush.md).\n"}
HUSH = "content/teams/a/2026-Q4/hush.md"


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, OPEN)


def traces(project):
    found = [path for path in project.published() if "hush" in path]
    return found + [path for path, data in project.published().items() if b"LAYOFFS" in data or b"hush" in data]


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("state: draft\ntitle: [x] LAYOFFS", "YAML002"),
        ("state: draaft\ntitle: LAYOFFS", "FLD005"),
        ("audience: leadrship\ntitle: LAYOFFS", "FLD019"),
        ("visibilty: few\ntitle: LAYOFFS", "FLD001"),
    ],
)
def test_what_may_hide_a_broken_file_hides_it_wholly_and_the_terminal_tells(project, front, code):
    project.write({HUSH: f"---\n{front}\n---\n"})
    report = project.build(keep_going=True)
    assert code in codes(report)
    assert any(finding.place.file == HUSH for finding in report.findings)
    assert traces(project) == []
    assert "Open" in project.page("teams/a/2026-q4/open/index.html")


def test_a_broken_draft_has_a_placeholder_where_drafts_are_asked_for(project):
    project.write({HUSH: "---\nstate: draft\ntitle: [x] LAYOFFS\n---\n"})
    project.build(keep_going=True, drafts=True)
    assert "teams/a/2026-q4/hush/index.html" in traces(project)


def test_a_broken_file_for_an_audience_that_is_not_configured_stays_hidden_with_drafts(project):
    project.write({HUSH: "---\naudience: leadership\ntitle: [x] LAYOFFS\n---\n"})
    project.build(keep_going=True, drafts=True)
    assert traces(project) == []


def test_a_broken_file_that_says_nothing_of_readers_keeps_its_placeholder(project):
    project.write({HUSH: "---\nstate: active\ntitle: [x] growth\n---\n"})
    project.build(keep_going=True)
    assert "teams/a/2026-q4/hush/index.html" in project.published()
    assert "[x] growth" in project.page("quality/index.html")


def test_a_team_whose_file_may_hide_it_is_not_shown_with_anything_it_says(project):
    project.write(
        {
            "content/teams/hush/team.md": "---\naudience: leadership\n---\nLAYOFFS\n",
            "content/teams/hush/2026-Q4/go.md": "---\ntitle: LAYOFFS\n---\n",
            "content/teams/hush/2026-Q4/plan.md": "---\nnot_doing: [LAYOFFS]\n---\nLAYOFFS\n",
            "content/teams/hush/2026-Q4/check-ins/2026-11-18.md": "## Wins\nLAYOFFS\n",
            "content/teams/a/2026-Q4/open.md": "---\ntitle: Open\n---\n",
        }
    )
    project.build(keep_going=True)
    assert traces(project) == []


def test_a_site_for_the_world_that_shows_no_objective_knows_how_many_it_keeps_back(tmp_path):
    settings = "audiences: [public, company]\ndefault_audience: company\n"
    project = Project(tmp_path, {**SMALL, "okrsite.yml": settings})
    outside = project.build(audience="public")
    assert (outside.objectives, outside.kept_back, outside.empty_for_audience) == (0, 2, True)
    assert project.build(audience="public").empty_for_audience  # with nothing to do, too
    assert not project.build(audience="company", output=tmp_path / "inside").empty_for_audience

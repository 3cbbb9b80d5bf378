"""Build, edit, rebuild: what is written again, and what is not."""

from __future__ import annotations

import re

import pytest
from project import SMALL, Project, codes, on

from okrsite_gen.store.listing import NAME

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
PAGE = "teams/payments/2026-q4/activation/index.html"


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path)


def test_a_first_build_publishes_everything(project):
    report = project.build()
    assert report.exit_code == 0, report.findings
    assert (report.objectives, report.key_results, report.teams, report.check_ins) == (2, 2, 2, 1)
    assert "Developers go live in a day" in project.page(PAGE)
    assert project.page("assets/picture.svg") == SMALL["content/assets/picture.svg"]
    assert report.written.files == report.written.written == len(project.published()) - len([NAME])
    assert report.written.kept == report.written.removed == 0


def test_a_second_build_without_a_change_does_nothing(project):
    first = project.build()
    before = {file: file.stat().st_ino for file in project.site.rglob("*")}
    second = project.build()
    assert second.written.up_to_date
    assert (second.written.written, second.written.kept) == (0, first.written.files)
    assert second.findings == first.findings
    assert (second.objectives, second.check_ins, second.files) == (first.objectives, first.check_ins, first.files)
    assert {file: file.stat().st_ino for file in project.site.rglob("*")} == before


def test_an_edit_redraws_only_the_pages_that_show_it(project):
    first = project.build()
    project.edit("content/pages/how.md", "How we do OKRs", "How we do goals")
    report = project.build()
    assert "How we do goals" in project.page("pages/how/index.html")
    assert 0 < report.written.written < first.written.files / 2
    assert report.written.written + report.written.kept == report.written.files
    assert project.published() == project.built_from_scratch()


def test_a_changed_title_reaches_every_page_that_names_it(project):
    project.build()
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")
    project.build()
    assert not [path for path, data in project.published().items() if b"live in a day" in data]
    assert project.published() == project.built_from_scratch()


def test_a_deleted_objective_takes_its_page_along(project):
    project.build()
    project.write({OBJECTIVE: None, "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": None})
    report = project.build()
    assert report.written.removed > 0
    assert PAGE not in project.published()
    assert project.published() == project.built_from_scratch()


def test_a_team_that_is_only_a_folder_yet_is_noticed(project):
    project.build()
    project.write({"content/teams/newcomers/.gitkeep": ""})
    project.build()
    assert "teams/newcomers/index.html" in project.published()
    assert project.published() == project.built_from_scratch()


def test_the_day_that_is_judged_by_changes_only_what_depends_on_it(project):
    project.build(**on("2026-11-20"))
    report = project.build(**on("2026-12-20"))
    assert report.written.written < report.written.files
    assert project.published() == project.built_from_scratch(**on("2026-12-20"))


@pytest.mark.parametrize(
    "options",
    [
        {"base_url": "https://okrs.example.org/a/"},
        {"links": "file"},
        {"commit": "abc1234"},
        {"drafts": True},
        {"strict": True},
    ],
    ids=str,
)
def test_options_are_part_of_what_a_build_depends_on(project, options):
    project.build()
    report = project.build(**options)
    assert not report.written.up_to_date
    assert project.published() == project.built_from_scratch(**options)
    project.build()
    assert project.published() == project.built_from_scratch()


def test_a_damaged_page_is_mended(project):
    project.build()
    (project.site / PAGE).write_text("tampered")
    (project.site / "index.html").unlink()
    report = project.build()
    assert report.written.written == 2
    assert project.published() == project.built_from_scratch()


def test_any_number_of_processes_writes_the_same_bytes(project, monkeypatch):
    monkeypatch.setattr("okrsite_gen.pipeline.parse.PAYS_FROM", 1)
    monkeypatch.setattr("okrsite_gen.pipeline.draw.PAYS_FROM", 1)
    project.build(jobs=3)
    assert project.published() == project.built_from_scratch(jobs=1)


def test_processes_that_are_not_forked_write_the_same_bytes(project, monkeypatch):
    monkeypatch.setattr("okrsite_gen.pipeline.draw.PAYS_FROM", 1)
    monkeypatch.setattr("okrsite_gen.pipeline.workers.may_fork", lambda: False)
    project.build(jobs=2)
    assert project.published() == project.built_from_scratch(jobs=1)


def test_without_the_cache_everything_is_drawn_again_and_nothing_changes(project):
    first = project.build()
    before = project.published()
    report = project.build(use_cache=False)
    assert report.written.written == first.written.files
    assert project.published() == before


def test_a_project_without_configuration_builds(project):
    assert not (project.root / "okrsite.yml").exists()
    assert project.build().exit_code == 0


def test_an_empty_configuration_builds_the_same_site(project):
    project.build()
    before = project.published()
    project.write({"okrsite.yml": ""})
    project.build()
    assert project.published() == before


def test_a_project_may_lie_below_a_path_with_odd_characters(tmp_path):
    odd = Project(tmp_path / "a b'ü")
    assert odd.build().exit_code == 0
    assert odd.published() == odd.built_from_scratch()


def test_findings_come_back_with_every_build(project):
    project.edit(OBJECTIVE, "company/2026/grow#arr", "company/2026/gone")
    first, second = project.build(), project.build()
    assert codes(first) == codes(second) != []
    assert second.written.up_to_date
    assert all(finding.place.line for finding in second.findings)


def test_a_team_folder_in_which_nothing_is_written_yet_is_a_team(tmp_path):
    project = Project(tmp_path, {**SMALL, "content/teams/newcomers/.gitkeep": ""})
    assert project.build().teams == 3
    assert "newcomers" in project.page("teams/newcomers/index.html")


def test_the_day_of_a_check_in_of_an_earlier_year_has_its_year_in_lists_of_teams(project):
    old = "content/teams/company/2025-Q4/check-ins/2025-11-24.md"
    project.write({old: "---\nupdates: {}\n---\n## Wins\n- We began\n"})
    project.build()
    for page in ("index.html", "teams/index.html"):
        told = project.page(page)
        assert '<time datetime="2025-11-24">24\u00a0Nov\u00a02025</time>' in told
        assert '<time datetime="2026-11-18">18\u00a0Nov</time>' in told


def test_home_says_nothing_of_statuses_where_a_cycle_has_no_objectives(tmp_path):
    project = Project(
        tmp_path, {"content/teams/care/team.md": "---\nname: Care\n---\n", "content/cycles/2026-Q4.md": ""}
    )
    project.build()
    (totals,) = re.findall(r'<p class="totals facts">(.*?)</p>', project.page("index.html"))
    assert totals == "<span>0 objectives</span>"


def test_words_that_no_catalogue_has_are_told_again_while_the_page_that_asks_for_them_stays(project):
    project.write(
        {
            "okrsite.yml": "theme: {name: ours}\n",
            "themes/ours/theme.yml": "extends: default\n",
            "themes/ours/templates/pages/free_page.html": """
                {% extends "!pages/free_page.html" %}
                {% block main %}{{ super() }}{{ t("nobody.words-this") }}{% endblock %}
            """,
        }
    )
    for title in ("Customers stay for decades", "Customers stay for ever", ""):
        report = project.build()
        assert [found.message for found in report.findings if found.code == "SIT005"] == [
            "no catalogue has words for `nobody.words-this`"
        ]
        if title:
            project.edit("content/teams/company/2026/grow.md", "Customers stay", f"{title}. Customers stay")
    project.write({"themes/ours/templates/pages/free_page.html": None})
    assert "SIT005" not in {found.code for found in project.build().findings}

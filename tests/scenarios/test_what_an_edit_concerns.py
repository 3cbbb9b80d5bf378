"""What an edit does not concern is not even laid out: all that was looked at for it is the same."""

from __future__ import annotations

import pytest
from project import SMALL, Project

OTHERS = {
    "content/teams/platform/team.md": """
        ---
        name: Platform
        parent: company
        ---
    """,
    "content/teams/platform/2026-Q4/uptime.md": """
        ---
        title: Nobody notices our releases
        key_results:
          - id: errors
            title: Errors fall to 2 a week
            start: 30
            target: 2
        ---
    """,
    "content/teams/platform/2026-Q4/check-ins/2026-11-17.md": """
        ---
        updates:
          uptime:
            errors:
              value: 12
              confidence: 7
        ---
    """,
    "content/metrics/churn.md": """
        ---
        name: Customers who leave
        ---
    """,
    "content/metrics/churn.csv": "date,value\n2026-11-01,3\n",
}
OPTIONS = {"base_url": "https://okrs.example.org/"}
OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
CHECK_IN = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
OF_PLATFORM = {
    "team platform",
    "objective platform/2026-q4/uptime",
    "team-cycle platform 2026-q4",
    "check-ins platform 2026-q4",
}
OF_PAYMENTS = {
    "team payments",
    "objective payments/2026-q4/activation",
    "team-cycle payments 2026-q4",
    "check-ins payments 2026-q4",
}
OF_COMPANY = {"team company", "objective company/2026/grow", "team-cycle company 2026"}
BESIDE = {"metrics", "metric churn", "pages"}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    return Project(tmp_path_factory.mktemp("concerns"), {**SMALL, **OTHERS})


def laid_out(project: Project, **options: object) -> set[str]:
    """Return which groups of teams, metrics and free pages are laid out again."""
    names = project.build(**OPTIONS, **options).written.laid_out
    return set(names) & (OF_PLATFORM | OF_PAYMENTS | OF_COMPANY | BESIDE)


def weeks(project: Project, **options: object) -> set[str]:
    """Return the Mondays of the weeks that are laid out again."""
    names = project.build(**OPTIONS, **options).written.laid_out
    return {name.removeprefix("week ") for name in names if name.startswith("week ")}


def test_a_first_build_lays_out_everything(project):
    assert laid_out(project) == OF_PLATFORM | OF_PAYMENTS | OF_COMPANY | BESIDE


def test_a_number_concerns_its_team_and_the_objective_that_it_helps(project):
    project.edit(CHECK_IN, "12 days", "11 days")
    assert laid_out(project) == OF_PAYMENTS | {"objective company/2026/grow", "team company"}


def test_a_check_in_more_concerns_its_team(project):
    text = SMALL[CHECK_IN].replace("12 days", "10 days").replace("confidence: 8", "confidence: 9")
    project.write({CHECK_IN.replace("18", "19"): text})
    assert OF_PAYMENTS <= laid_out(project) <= OF_PAYMENTS | OF_COMPANY


def test_a_number_concerns_the_week_of_its_check_in_alone(project):
    project.build(**OPTIONS)
    project.edit(CHECK_IN, "11 days", "13 days")
    assert weeks(project) == {"2026-11-16"}
    project.edit(CHECK_IN, "13 days", "11 days")
    project.build(**OPTIONS)


def test_the_words_below_an_objective_concern_hardly_more_than_its_page(project):
    project.edit(OBJECTIVE, "Ordinary Markdown.", "Other Markdown.")
    names = laid_out(project)
    assert "objective payments/2026-q4/activation" in names
    assert "check-ins payments 2026-q4" not in names


def test_a_title_concerns_whoever_names_it(project):
    project.edit(OBJECTIVE, "Developers go live in a day", "Developers go live in an hour")
    names = laid_out(project)
    assert names >= OF_PAYMENTS | {"objective company/2026/grow"}
    assert not OF_PLATFORM & names


def test_the_name_of_a_team_concerns_those_who_name_it(project):
    project.edit("content/teams/platform/team.md", "Platform", "Foundation")
    names = laid_out(project)
    assert names >= OF_PLATFORM | {"team company"}
    assert not (OF_PAYMENTS | BESIDE) & names


def test_a_figure_of_a_metric_concerns_no_team(project):
    project.edit("content/metrics/churn.csv", "2026-11-01,3", "2026-11-01,4")
    assert laid_out(project) == {"metrics", "metric churn"}


def test_another_commit_concerns_the_home_page_alone(project):
    report = project.build(**OPTIONS, commit="abc1234")
    assert report.written.laid_out == ()
    assert 0 < report.written.written <= len(["index.html", "build.json", "index.md", "index.json"])


def test_a_file_that_is_gone_concerns_its_group_and_the_name_of_the_site_everybody(project):
    (project.site / "teams/platform/index.html").unlink()
    project.edit(OBJECTIVE, "Other Markdown.", "Ordinary Markdown.")
    names = laid_out(project)
    assert "team platform" in names
    assert "objective platform/2026-q4/uptime" not in names
    project.write({"okrsite.yml": "site:\n  name: Other name\n"})
    assert laid_out(project) >= OF_PLATFORM | OF_PAYMENTS | BESIDE


def test_after_all_of_that_the_site_is_the_one_that_a_clean_build_makes(project):
    project.edit(CHECK_IN, "11 days", "9 days")
    project.build(**OPTIONS)
    assert project.published() == project.built_from_scratch(**OPTIONS)

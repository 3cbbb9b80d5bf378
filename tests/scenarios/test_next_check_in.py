"""A team's page offers its next check-in, ready to be filled in where the repository is hosted."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from project import Project, codes

HOSTED = "repository:\n  url: https://github.com/acme/okrs\n"
TEAM = "teams/payments/index.html"
FORM = re.compile(r'href="(https://github\.com/acme/okrs/new/[^"]+)"')


@pytest.fixture
def project(tmp_path) -> Project:
    made = Project(tmp_path)
    (made.root / "okrsite.yml").write_text(HOSTED, encoding="utf-8")
    return made


def form_on(page: str) -> tuple[str, str, str]:
    """Return folder, name and text of the file that a page's form would write."""
    address = urlsplit(html.unescape(FORM.search(page)[1]))
    query = parse_qs(address.query)
    return address.path.removeprefix("/acme/okrs/new/main/"), query["filename"][0], query["value"][0]


def test_it_asks_for_each_key_result_with_what_was_said_last(project):
    project.build()
    folder, name, text = form_on(project.page(TEAM))
    assert (folder, name) == ("content/teams/payments/2026-Q4/check-ins", "2026-11-20.md")
    assert "    time:\n      # Time to first payment falls to 2 days\n      # Last: 12 days on 2026-11-18" in text
    assert "      value:\n" in text
    assert "## Blockers" in text


def test_as_it_stands_it_passes_the_check_which_only_says_that_it_says_nothing(project):
    project.build()
    before = codes(project.check())
    folder, name, text = form_on(project.page(TEAM))
    (project.root / folder / name).write_text(text, encoding="utf-8")
    report = project.check()
    assert (report.exit_code, [code for code in codes(report) if code not in before]) == (0, ["FLD015"])


def test_with_one_key_result_filled_in_the_rest_may_stay_empty(project):
    project.write(
        {"content/teams/payments/2026-Q4/second.md": "---\ntitle: Two\nkey_results: [{id: b, title: B}]\n---\n"}
    )
    before = codes(project.check())
    project.build()
    folder, name, text = form_on(project.page(TEAM))
    (project.root / folder / name).write_text(text.replace("value:\n", "value: 8\n", 1), encoding="utf-8")
    assert text.count("confidence:") > 1
    assert set(codes(project.check())) <= set(before)


def test_the_same_text_can_be_copied(project):
    project.build()
    page = project.page(TEAM)
    assert html.escape(form_on(page)[2].split("\n")[4], quote=False) in html.unescape(page)


def test_there_is_none_without_an_objective_to_report_on(project):
    project.write({"content/teams/idle/team.md": "---\nname: Idle\n---\n"})
    project.build()
    assert "Write the next check-in" not in project.page("teams/idle/index.html")


def test_there_is_none_where_readers_do_not_see_everything(project):
    project.edit("okrsite.yml", HOSTED, HOSTED + "audiences: [public, company]\ndefault_audience: public\n")
    project.edit("content/teams/company/2026/grow.md", "key_results:", "audience: company\nkey_results:")
    project.build()
    assert not FORM.search(project.page(TEAM))


def test_there_is_none_where_nobody_knows_the_repository(project):
    (project.root / "okrsite.yml").unlink()
    project.build()
    assert "next-check-in" not in project.page(TEAM)


def test_it_never_names_a_file_that_is_there(project):
    written = "---\nupdates:\n  activation:\n    time:\n      value: 9 days\n---\n"
    project.write({"content/teams/payments/2026-Q4/check-ins/2026-11-20.md": written})
    project.build()
    assert form_on(project.page(TEAM))[1] == "2026-11-21.md"


def test_where_readers_differ_it_begins_with_nobodys_blockers(project):
    check_in = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
    text = (project.root / check_in).read_text(encoding="utf-8")
    (project.root / check_in).write_text(text + "\n## Blockers\n- The merger\n", encoding="utf-8")
    project.build()
    assert "The merger" in form_on(project.page(TEAM))[2]
    project.edit("okrsite.yml", HOSTED, HOSTED + "audiences: [public, company]\ndefault_audience: company\n")
    project.build()
    assert "The merger" not in form_on(project.page(TEAM))[2]

"""What was published keeps its address, or whoever takes it away is told."""

from __future__ import annotations

import os
import re
import subprocess

import pytest
from project import Project

OLD = "content/teams/payments/2026-Q4/activation.md"
NEW = "content/teams/payments/2026-Q4/live.md"
ADDRESS = "/teams/payments/2026-q4/activation/"
LOST = "SIT016"


@pytest.fixture
def project(tmp_path) -> Project:
    project = Project(tmp_path)
    git(project, "init", "-q", "-b", "main")
    commit(project, "Agree")
    git(project, "checkout", "-q", "-b", "work")
    return project


def git(project: Project, *words: str) -> None:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    stamp = "2026-10-01T09:00:00Z"
    days = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **days})


def commit(project: Project, message: str) -> None:
    git(project, "add", "content")
    git(project, "commit", "-q", "-m", message)


def lost(project: Project) -> list[tuple[str, str]]:
    return [(each.place.file, each.message) for each in project.check().findings if each.code == LOST]


REWRITTEN = """
    ---
    title: Developers are live in a day
    key_results:
      - id: time
        title: Days until the first payment, counted from the day on which somebody signs up with us
        start: 31 days
        target: 2 days
    ---
    All of this text is another one, so that nobody can tell by it which file this was before.
"""


def said_of(address: str) -> str:
    return f"The address `{address}` was published, and nothing stands there any more."


def test_a_rename_that_git_does_not_recognise_is_told_in_the_file_that_the_objective_has_now(project):
    project.write({OLD: None, NEW: REWRITTEN})
    assert lost(project) == [(NEW, said_of(ADDRESS))]
    commit(project, "Rename it")
    assert lost(project) == [(NEW, said_of(ADDRESS))]
    project.edit(NEW, "title: Developers", f"aliases: [{ADDRESS}]\ntitle: Developers")
    assert lost(project) == []


def test_a_rename_that_git_recognises_needs_no_word(project):
    (project.root / OLD).rename(project.root / NEW)
    assert lost(project) == []
    commit(project, "Rename it")
    assert lost(project) == []


def test_a_rename_that_git_recognises_needs_one_where_builds_hide_and_have_no_history(project):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    (project.root / OLD).rename(project.root / NEW)
    assert lost(project) == [(NEW, said_of(ADDRESS))]


def test_an_objective_that_is_gone_is_told_until_the_branch_is_merged(project):
    project.write({OLD: None})
    assert lost(project) == [(OLD, said_of(ADDRESS))]
    commit(project, "Give it up")
    git(project, "checkout", "-q", "main")
    git(project, "merge", "-q", "work")
    assert lost(project) == []


def test_a_team_that_is_gone_is_told_once(project):
    for file in (project.root / "content/teams/payments").rglob("*.md"):
        file.write_text(f"---\ntitle: All is new\n---\nNothing is as it was in {file.name}.\n")
    (project.root / "content/teams/payments").rename(project.root / "content/teams/money")
    assert [message for _, message in lost(project)] == [said_of("/teams/payments/")]
    project.write({"content/teams/money/team.md": "---\nname: Money\naliases: [/teams/payments/]\n---\n"})
    assert lost(project) == []


def test_a_key_result_that_lost_its_id_is_told(project):
    project.edit(OLD, "id: time", "id: days")
    project.edit(OLD, "Time to first payment falls to 2 days", "Days until somebody is paid")
    ((file, message),) = lost(project)
    assert file == OLD
    assert "`time` was published" in message
    project.edit(OLD, "id: days", "id: days\n    aliases: [time]")
    assert lost(project) == []


def test_a_key_result_whose_title_stayed_needs_no_word(project):
    project.edit(OLD, "id: time", "id: days")
    assert lost(project) == []


def test_a_draft_had_no_readers(project):
    project.edit(OLD, "title: Developers", "state: draft\ntitle: Developers")
    commit(project, "Draft")
    git(project, "checkout", "-q", "-B", "main")
    project.write({OLD: None})
    assert lost(project) == []


def test_without_a_repository_nothing_is_said(tmp_path):
    assert lost(Project(tmp_path)) == []


def test_a_page_at_the_old_address_leads_to_what_git_saw_renamed(project):
    (project.root / OLD).rename(project.root / NEW)
    project.edit(NEW, "id: time", "id: days")
    commit(project, "Rename it")
    project.build()
    old = project.page("teams/payments/2026-q4/activation/index.html")
    assert 'url=../../../../teams/payments/2026-q4/live/"' in old
    assert "redirect." in old
    assert '<span id="time"></span>' in project.page("teams/payments/2026-q4/live/index.html")


def test_a_build_that_hides_anything_tells_no_former_name(project):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    (project.root / OLD).rename(project.root / NEW)
    commit(project, "Rename it")
    project.build(audience="public")
    assert not (project.site / "teams/payments/2026-q4/activation").exists()
    project.build(audience="company")
    assert (project.site / "teams/payments/2026-q4/activation/index.html").exists()


def test_feeds_know_what_was_renamed_by_the_ids_that_it_had(project):
    def ids() -> list[set[str]]:
        project.build(base_url="https://okrs.example/", use_cache=False)
        feeds = [project.site / "feed.atom", *project.site.glob("teams/*/feed.atom")]
        return [set(re.findall("<id>(.*?)</id>", feed.read_text(encoding="utf-8"))) for feed in sorted(feeds)]

    before = ids()
    git(project, "mv", "content/teams/payments", "content/teams/money")
    git(project, "mv", "content/teams/money/2026-Q4/activation.md", "content/teams/money/2026-Q4/start.md")
    commit(project, "Rename the team and its objective")
    project.edit("content/teams/money/2026-Q4/check-ins/2026-11-18.md", "activation:", "start:")
    assert (project.site / "teams/payments/feed.atom").exists()
    after = ids()
    assert set.union(*after) == set.union(*before)
    assert any("/payments/" in each for each in after[0])

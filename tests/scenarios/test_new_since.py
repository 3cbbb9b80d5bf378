"""`check --new-since`: what a branch brings with it, and changes that whoever reviews it can accept."""

from __future__ import annotations

import json
import os
import re
import subprocess

import pytest
from project import SMALL, Project

from okrsite_gen.cli.program import run

OBJECTIVE = "content/teams/payments/2026-Q4/activation.md"
OTHER = "content/teams/company/2026/grow.md"
PAGE = "content/pages/how.md"
OLD_MISTAKE = SMALL[PAGE].replace("title: How", "titel: How")


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a project whose main branch has a mistake, with the branch `mine` checked out."""
    project = Project(tmp_path, {**SMALL, PAGE: OLD_MISTAKE})
    git(project, "init", "-q", "-b", "main")
    commit(project, "2026-10-01")
    git(project, "switch", "-q", "-c", "mine")
    return project


def git(project: Project, *words: str, day: str = "2026-11-12") -> str:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    days = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **days}).stdout


def commit(project: Project, day: str = "2026-11-12") -> None:
    git(project, "add", "content")
    git(project, "commit", "-q", "-m", "Change", day=day)


def merge_for_review(project: Project) -> None:
    """Check out what hosting sites do for a pull request of `mine` into `main`."""
    git(project, "switch", "-q", "--detach", "main")
    git(project, "merge", "-q", "--no-ff", "-m", "Merge for review", "mine")


def check(project: Project, *words: str) -> int:
    return run(["-C", str(project.root), "check", "--as-of", "2026-11-20", "--format", "json", *words])


def found(project: Project, capsys, *words: str) -> list[tuple[str, str]]:
    """Return file and message of each error and warning."""
    check(project, *words)
    report = json.loads(capsys.readouterr().out)
    return [(each["file"], each["message"]) for each in report["findings"] if each["severity"] != "info"]


def suggested(project: Project, since: str = "HEAD^1") -> dict:
    file = project.root / "suggestions.json"
    check(project, "--new-since", since, "--suggestions", str(file))
    return json.loads(file.read_text(encoding="utf-8"))


def test_an_old_mistake_is_not_told_again_and_stops_nobody(project, capsys):
    assert check(project) == 1
    assert check(project, "--new-since", "main") == 0
    capsys.readouterr()
    run(["-C", str(project.root), "check", "--as-of", "2026-11-20", "--new-since", "main"])
    assert re.search(r"^Nothing new in 6 files; \d findings known before\.$", capsys.readouterr().out, re.MULTILINE)


def test_a_new_mistake_is_told_committed_or_not(project, capsys):
    project.edit(OBJECTIVE, "supports:", "suports:")
    new = [(OBJECTIVE, "Unknown field `suports`.")]
    assert found(project, capsys, "--new-since", "main") == new
    commit(project)
    assert found(project, capsys, "--new-since", "main") == new
    assert check(project, "--new-since", "main") == 1


def test_beside_a_new_mistake_what_was_known_is_counted_by_weight(project, capsys):
    project.edit(OBJECTIVE, "supports:", "suports:")
    run(["-C", str(project.root), "check", "--as-of", "2026-11-20", "--new-since", "main"])
    told = capsys.readouterr().out
    assert re.search(r"^1 error\b.* in 6 files; known before: (\d (error|warning|hint)s?(, )?)+\.$", told, re.MULTILINE)


def test_what_a_change_breaks_elsewhere_is_new_there(project, capsys):
    project.edit(OTHER, "id: arr", "id: revenue")
    messages = found(project, capsys, "--new-since", "main")
    assert [file for file, message in messages if "arr" in message] == [OBJECTIVE]


def test_a_mistake_in_a_file_that_was_renamed_is_an_old_one(project, capsys):
    git(project, "mv", PAGE, PAGE.replace("how.md", "why.md"))
    assert any("titel" in message for _, message in found(project, capsys))
    assert not any("titel" in message for _, message in found(project, capsys, "--new-since", "main"))


def test_a_target_that_was_lowered_before_is_old_and_one_that_is_lowered_here_is_new(project, capsys):
    project.edit(OBJECTIVE, "target: 2 days", "target: 4 days")
    commit(project)
    assert any("made easier" in message for _, message in found(project, capsys, "--new-since", "main"))
    assert found(project, capsys, "--new-since", "HEAD") == []


def test_where_the_base_has_no_content_everything_is_new(project, capsys):
    git(project, "switch", "-q", "--orphan", "empty")
    git(project, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    git(project, "switch", "-q", "mine")
    assert len(found(project, capsys, "--new-since", "empty")) == 1


def test_a_comparison_leaves_the_memory_of_the_last_check_as_it_was(project):
    memory = project.root / ".okrsite/checked"
    check(project)
    before = memory.read_bytes()
    project.edit(OTHER, "years", "many years")
    check(project)
    after = memory.read_bytes()
    assert before != after
    check(project, "--new-since", "main")
    assert memory.read_bytes() == after


def test_a_revision_that_is_none_stops_and_says_so(project, capsys):
    assert check(project, "--new-since", "nowhere") == 2
    assert "Git knows no revision `nowhere`" in capsys.readouterr().out
    assert check(project, "--new-since", "") == 2
    assert check(project, "--new-since=--help") == 2
    assert check(project, "--suggestions", "file.json") == 2


def test_a_slip_becomes_a_suggestion_on_its_line_in_the_branch_under_review(project):
    project.edit(OBJECTIVE, "supports:", "suports:")
    commit(project)
    git(project, "switch", "-q", "main")
    project.edit(OBJECTIVE, "---\ntitle", "---\n# Agreed with everybody.\ntitle")  # so that lines move in the merge
    commit(project)
    merge_for_review(project)
    made = suggested(project)
    assert made["commit"] == git(project, "rev-parse", "mine").strip()
    (one,) = made["suggestions"]
    assert (one["path"].removeprefix(f"{project.root.as_posix()}/"), one["first"], one["last"]) == (OBJECTIVE, 3, 3)
    assert one["before"] == ["suports: [company/2026/grow#arr]"]
    assert one["after"] == ["supports: [company/2026/grow#arr]"]
    assert one["findings"] == [{"code": "FLD001", "message": "Unknown field `suports`."}]


def test_slips_in_lines_that_follow_each_other_are_one_suggestion_also_below_the_top_of_the_repository(
    tmp_path, capsys
):
    project = Project(tmp_path, SMALL)
    subprocess.run(["git", "init", "-q", "-b", "main", str(tmp_path)], check=True)
    commit(project)
    git(project, "switch", "-q", "-c", "mine")
    project.edit(OBJECTIVE, "title: Developers go live", "titel: Developers: go live")
    project.edit(OBJECTIVE, "supports:", "suports:")
    commit(project)
    (one,) = suggested(project, "main")["suggestions"]
    assert (one["first"], one["last"]) == (2, 3)
    assert one["after"] == ['title: "Developers: go live in a day"', "supports: [company/2026/grow#arr]"]
    assert [each["code"] for each in one["findings"]] == ["FLD001", "YAML002", "FLD001"]


def test_nothing_is_suggested_on_lines_that_the_review_does_not_show(project):
    files = "\n".join(["---", "title: A page", "---", *map(str, range(40))])
    project.write({"content/pages/long.md": files, OBJECTIVE: SMALL[OBJECTIVE].replace("supports:", "suports:")})
    commit(project)
    assert len(suggested(project, "main")["suggestions"]) == 1
    project.edit(OBJECTIVE, "suports", "supports")
    commit(project)
    project.edit(PAGE, "titel:", "titl:")  # not committed, so no line of the review
    made = suggested(project, "main")
    assert (made["suggestions"], made["elsewhere"]) == ([], 1)


def test_only_what_is_new_is_suggested(project):
    project.edit(PAGE, "Read", "Do read")  # close to the old mistake, which is not ours
    commit(project)
    assert suggested(project, "main")["suggestions"] == []

"""What `okrsite diff` tells of findings is what `okrsite check` finds in one state and not in the other."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from project import Project

from okrsite_gen.cli.program import run
from okrsite_gen.pipeline import diff, examine

ACTIVATION = "content/teams/payments/2026-Q4/activation.md"


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a small project with one commit on its main branch, made when its cycle began."""
    project = Project(tmp_path)
    git(project, "init", "-q", "--initial-branch=main")
    commit(project, "2026-10-01")
    return project


def git(project: Project, *words: str, day: str = "2026-11-12") -> None:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    days = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **days})


def commit(project: Project, day: str = "2026-11-12") -> None:
    git(project, "add", "--all")
    git(project, "commit", "-q", "-m", "Change", day=day)


def findings(project: Project, capsys, *words: str) -> set[tuple[str, str]]:
    """Return sort and code of the findings that a diff tells."""
    command = ["-C", str(project.root), "diff", "--as-of", "2026-11-20", "--format", "json", *words]
    assert run(command) == 0
    told = json.loads(capsys.readouterr().out)
    return {(each["sort"], each["field"]) for each in told["followed"] if each["topic"] == "findings"}


def test_a_target_that_was_made_easier_without_a_reason_is_a_new_finding_of_its_commit(project, capsys):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project)
    assert ("finding-new", "INT008") in findings(project, capsys, "HEAD~1", "HEAD")
    project.edit(ACTIVATION, "target: 4 days", "target: 4 days\n    reason: The bank is slow")
    commit(project)
    assert ("finding-gone", "INT008") in findings(project, capsys, "HEAD~1", "HEAD")


def test_a_redirect_that_leads_nowhere_is_a_new_finding(project, capsys):
    project.write({"okrsite.yml": "redirects: {/old/: /teams/nobody/}\n"})
    assert ("finding-new", "SIT013") in findings(project, capsys, "HEAD")


def test_an_address_that_the_work_takes_away_is_a_new_finding(project, capsys):
    (project.root / ACTIVATION).unlink()
    assert ("finding-new", "SIT016") in findings(project, capsys, "HEAD")


def test_what_is_wrong_with_a_theme_is_compared(project, capsys):
    project.write({"okrsite.yml": "theme: {options: {colour_of_links: pink}}\n"})
    commit(project)
    project.write({"okrsite.yml": "theme: {}\n"})
    gone = {code for sort, code in findings(project, capsys, "HEAD") if sort == "finding-gone"}
    assert any(code.startswith(("SIT", "CFG")) for code in gone)


def test_a_theme_that_is_gone_by_now_stops_nothing(project, capsys):
    project.write({"okrsite.yml": "theme: {name: themes/ours}\n"})
    commit(project)
    project.write({"okrsite.yml": "site: {name: Ours}\n"})
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    assert run(["-C", str(project.root), "diff", "HEAD", "--as-of", "2026-11-20"]) == 0
    told = capsys.readouterr().out
    assert "target made easier" in told
    assert "There is no theme named `themes/ours`. So it was read with the theme of okrsite" in told
    assert "theme" in told.partition("Settings")[2]


def test_what_was_found_in_a_revision_is_not_looked_for_again(project, capsys, monkeypatch):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project)
    assert findings(project, capsys, "HEAD~1", "HEAD")
    project.edit(ACTIVATION, "target: 4 days", "target: 5 days")
    whole, read = examine._examine_all, []
    monkeypatch.setattr(
        examine, "_examine_all", lambda *given: (read.append(given[0].request.commit), whole(*given))[1]
    )
    findings(project, capsys, "HEAD")
    assert read == [""]


def test_what_was_told_of_two_states_is_told_again_in_any_form(project, capsys, monkeypatch):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    project.edit("content/teams/company/2026/grow.md", "title: ", "titel: ")
    command = ["-C", str(project.root), "diff", "HEAD", "--as-of", "2026-11-20", "--format"]
    forms = ("text", "json", "markdown", "html")
    first = {form: (run([*command, form, "--no-cache"]), capsys.readouterr().out) for form in forms}
    monkeypatch.setattr(diff, "compare", None)
    assert {form: (run([*command, form]), capsys.readouterr().out) for form in forms} == first


@pytest.mark.parametrize("what", ["file", "commit", "configuration", "day"])
def test_what_was_told_is_not_believed_once_anything_else_is(project, capsys, what):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    command = ["-C", str(project.root), "diff", "HEAD", "--format", "markdown", "--as-of"]
    days = ("2026-11-20", "2026-12-28" if what == "day" else "2026-11-20")
    run([*command, days[0]])
    capsys.readouterr()
    if what == "file":
        project.edit(ACTIVATION, "target: 4 days", "target: 5 days")
    elif what == "commit":
        commit(project)
    elif what == "configuration":
        project.write({"okrsite.yml": "audiences: [all]\n"})
    told = [(run([*command, days[1], *more]), capsys.readouterr().out) for more in ((), ("--no-cache",))]
    assert told[0] == told[1]


def test_a_diff_leaves_to_check_what_check_remembers(project, capsys):
    run(["-C", str(project.root), "check", "--as-of", "2026-11-20"])
    kept = (project.root / ".okrsite/checked").read_bytes()
    capsys.readouterr()
    project.write({"okrsite.yml": "site: [\n"})
    findings(project, capsys, "HEAD")
    assert (project.root / ".okrsite/checked").read_bytes() == kept

"""What `okrsite diff` tells of real repositories."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from collections import Counter
from datetime import datetime, timezone
from html import unescape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from planted_changes import EXPECTED
from planted_history import COMMITS, plant
from project import Project

from okrsite_gen.cli.diff.markdown import as_markdown
from okrsite_gen.cli.program import run
from okrsite_gen.content.revisions import revision_at
from okrsite_gen.pipeline.diff import DiffRequest, diff
from okrsite_gen.pipeline.diff_report import DiffReport
from okrsite_gen.pipeline.outline import outline
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    """Return a repository of 200 commits in which 60 things changed."""
    root = tmp_path_factory.mktemp("planted")
    plant(root)
    return root


def compared(root: Path, before: str, after: str = "") -> DiffReport:
    first, last = (
        Request(root, NOW, revision=revision_at(root, written) if written else None) for written in (before, after)
    )
    return diff(DiffRequest(first, last), silent)


def told(report: DiffReport) -> list[tuple[str, ...]]:
    return sorted(
        (each.sort.value, each.subject.key, each.name, each.item, each.before, each.after.replace(" %", "%"))
        for each in report.comparison.written
    )


def test_all_that_was_planted_is_told_and_nothing_else(planted):
    report = compared(planted, f"main~{COMMITS - 1}", "main")
    assert not report.before.errors
    assert not report.after.errors
    assert list((Counter(EXPECTED) - Counter(told(report))).elements()) == []
    assert list((Counter(told(report)) - Counter(EXPECTED)).elements()) == []


ACTIVATION = "content/teams/payments/2026-Q4/activation.md"


@pytest.fixture
def project(tmp_path) -> Project:
    """Return a small project with one commit on its main branch."""
    project = Project(tmp_path)
    git(project, "init", "-q", "--initial-branch=main")
    commit(project, "Agree on it")
    return project


def git(project: Project, *words: str) -> str:
    command = ["git", "-C", str(project.root), "-c", "user.name=Maria", "-c", "user.email=maria@example.org", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(project: Project, message: str) -> None:
    git(project, "add", "--all")
    git(project, "commit", "-q", "-m", message)


def okrsite(project: Project, capsys, *words: str, code: int = 0) -> str:
    """Run `okrsite diff` and return what it prints."""
    assert run(["-C", str(project.root), "diff", "--as-of", "2026-11-20", *words]) == code
    return capsys.readouterr().out


def test_without_words_the_branch_is_compared_with_its_beginning(project, capsys):
    git(project, "checkout", "-q", "-b", "lower")
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project, "Lower it\n\nReason: The sandbox comes in January")
    project.edit(ACTIVATION, "start: 31 days", "start: 30 days")
    told = okrsite(project, capsys)
    assert told.startswith("the beginning of this branch (")
    assert "target made easier, 2 days → 4 days (reason: The sandbox comes in January)" in told
    assert "start changed, 31 days → 30 days" in told
    assert f"  {project.root}/{ACTIVATION}\n" in told
    assert "line 7" in told


def test_a_reason_counts_only_for_what_its_commit_changed(project, capsys):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project, "Lower it")
    project.edit(ACTIVATION, "title: Developers", "title: Most developers")
    commit(project, "Say it better\n\nReason: Nobody understood it")
    told = okrsite(project, capsys, "HEAD~2")
    assert "target made easier, 2 days → 4 days (no reason given)" in told
    assert "(reason: Nobody understood it)" in told


def test_the_last_commit_that_changed_a_field_gives_its_reason_and_a_merge_takes_none(project, capsys):
    git(project, "checkout", "-q", "-b", "lower")
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project, "Lower it\n\nReason: The sandbox comes in January")
    git(project, "checkout", "-q", "main")
    project.edit(ACTIVATION, "title: Developers", "title: Most developers")
    commit(project, "Say it better\n\nReason: Nobody understood it")
    git(project, "merge", "-q", "lower", "-m", "Merge")
    assert "(no reason given)" not in okrsite(project, capsys, "HEAD~2")
    project.edit(ACTIVATION, "target: 4 days", "target: 9 days")
    commit(project, "Lower it once more")
    assert "target made easier, 2 days → 9 days (no reason given)" in okrsite(project, capsys, "HEAD~3")


def test_what_was_removed_has_the_reason_of_the_commit_that_removed_it(project, capsys):
    second = "target: 2 days\n  - {id: docs, title: Guides have samples, done: false}"
    project.edit(ACTIVATION, "target: 2 days", second)
    project.write({"content/teams/payments/2026-Q4/more.md": "---\ntitle: We are known in Norway\n---\n"})
    commit(project, "Write more\n\nReason: There is room for it")
    project.edit(ACTIVATION, second, "target: 2 days")
    commit(project, "Take the guides out\n\nReason: The old portal is gone")
    (project.root / "content/teams/payments/2026-Q4/more.md").unlink()
    commit(project, "Drop Norway\n\nReason: The bank said no")
    told = okrsite(project, capsys, "HEAD~2", "HEAD")
    assert "key result removed (reason: The old portal is gone)" in told
    assert "objective removed (reason: The bank said no)" in told
    assert "There is room for it" not in told


def test_nothing_changed_is_told_as_such_and_ends_with_0(project, capsys):
    project.edit(ACTIVATION, "start: 31 days", '# as measured in October\n    start: "31  days"')
    told = okrsite(project, capsys, "--exit-code")
    assert told.startswith("the last commit (")
    assert "Nothing changed, by meaning." in told
    assert "\nNothing changed, by meaning.\n" in okrsite(
        project, capsys, "--format", "markdown"
    )  # workflows ask for it


def test_exit_code_looks_at_what_was_asked_for(project, capsys):
    project.edit(ACTIVATION, "title: Developers", "title: Most developers")
    okrsite(project, capsys, "--exit-code", code=1)
    okrsite(project, capsys, "--exit-code", "--only", "targets", code=0)
    okrsite(project, capsys, "--exit-code", "--team", "Payments", code=1)
    okrsite(project, capsys, "--exit-code", "--team", "company", "--only", "wording", code=0)


def test_what_is_told_of_one_key_result_stands_below_its_title_and_in_plain_words(project, capsys):
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    project.edit(ACTIVATION, "start: 31 days", "start: 30 days\n    state: deferred")
    told = okrsite(project, capsys)
    title = re.search(r"^    (\S.*)\n      ! target made easier", told, flags=re.MULTILINE)[1]
    assert told.count(title) == 1
    assert re.search(r"^      ! put off \(no reason given\)", told, flags=re.MULTILINE)
    assert re.search(r"^      ~ status, .* → put off$", told, flags=re.MULTILINE)
    assert "deferred" not in told
    short = okrsite(project, capsys, "--format", "markdown")
    assert f"- {title}\n  - **target made easier**" in short
    page = okrsite(project, capsys, "--format", "html")
    assert page.count(f'<span class="diff-about">{title}</span>') == 1


def test_progress_that_rose_with_an_easier_target_says_so(project, capsys):
    day = "content/teams/payments/2026-Q4/check-ins/2026-11-18.md"
    project.write(
        {day: "---\nupdates:\n  activation:\n    KR: {value: 10 days}\n---\n".replace("KR", key_result_of(project))}
    )
    commit(project, "Report")
    project.edit(ACTIVATION, "target: 2 days", "target: 8 days")
    assert re.search(r"~ progress, because the target changed, \S+% → \S+%", okrsite(project, capsys))


def key_result_of(project: Project) -> str:
    return re.search(r"- id: (\S+)", (project.root / ACTIVATION).read_text())[1]


def test_a_state_of_weeks_ago_is_said_to_be_judged_by_another_day(project, capsys):
    head = git(project, "log", "-1", "--format=%cs")
    project.edit(ACTIVATION, "start: 31 days", "start: 31 days\n    state: dropped")
    assert run(["-C", str(project.root), "diff", "--as-of", "2099-01-01"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert f"To judge it by its own day: --base-as-of {head}" in told
    assert "--base-as-of" not in okrsite(project, capsys, "--base-as-of", "2026-11-01")


def test_targets_alone_hold_all_that_asks_for_less(project, capsys):
    project.edit(ACTIVATION, "start: 31 days", "start: 31 days\n    state: dropped")
    told = okrsite(project, capsys, "--only", "targets")
    assert "dropped (no reason given)" in told
    assert "status" not in told


def test_only_errors_among_findings_are_as_loud_as_a_lowered_target(project, capsys):
    project.edit(ACTIVATION, "title: Developers", "depends_on: [nowhere]\nownr: me\ntitle: Developers")
    told = okrsite(project, capsys)
    assert "~ new finding REF001 (warning)" in told
    assert "! new finding FLD001 (error)" in told
    page = okrsite(project, capsys, "--format", "html")
    assert '<li class="diff-less diff-finding">' in page


def test_ranges_are_understood_as_git_does(project, capsys):
    git(project, "checkout", "-q", "-b", "lower")
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project, "Lower it")
    git(project, "checkout", "-q", "main")
    project.edit(ACTIVATION, "title: Developers", "title: Most developers")
    commit(project, "Say it better")
    assert "reworded" in okrsite(project, capsys, "main..lower")
    told = okrsite(project, capsys, "main...lower")
    assert "reworded" not in told
    assert "target made easier" in told


@pytest.mark.parametrize("word", ["nothing-of-that-name", "--output=x", "-x"])
def test_what_names_no_state_is_refused_with_what_to_write(project, capsys, word):
    assert run(["-C", str(project.root), "diff", "--", word]) == 2
    told = capsys.readouterr().err
    assert f"Git knows no revision `{word}`." in told
    assert "`git log --oneline` lists commits. Or name" in " ".join(told.split())
    assert "Or name a folder that holds a project." in told


def test_an_error_in_one_state_is_told_and_is_no_deletion(project, capsys):
    project.edit(ACTIVATION, "target: 2 days", "target: 4,6 days")
    project.write({"content/teams/company/2026/grow.md": "---\ntitle: [\n---\n"})
    told = okrsite(project, capsys)
    assert "! the working tree: 3 errors keep some of it from being read, the first in content/" in told
    assert "its field `target` cannot be read any more, 2 days → nothing" in told
    assert "objective cannot be read any more" in told
    assert "removed" not in told
    assert "made easier" not in told


def test_a_configuration_that_cannot_be_used_stops_nothing(project, capsys):
    project.write({"okrsite.yml": "site: [\n"})
    commit(project, "Break it")
    project.write({"okrsite.yml": "site:\n  name: Mended\n"})
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    told = okrsite(project, capsys, "HEAD")
    assert "Its configuration cannot be used" in told
    assert "target made easier" in told


def test_what_was_not_there_yet_makes_everything_new(project, capsys):
    git(project, "checkout", "-q", "--orphan", "before")
    git(project, "rm", "-q", "-r", "--cached", ".")
    git(project, "commit", "-q", "--allow-empty", "-m", "Nothing yet")
    told = okrsite(project, capsys, "HEAD")
    assert "So everything is new." in told
    assert "objective added, with 1 key result" in told


@pytest.mark.parametrize("repository", ["other/private", "other"], ids=["is-one", "in-one"])
def test_a_content_folder_of_another_repository_is_not_taken_for_new(project, capsys, repository):
    git(project, "init", "-q", repository)
    project.write({"content/teams/payments/2026-Q4/new.md": "---\ntitle: All of them\n---\n"})
    project.write({"other/private/teams/company/2026/secret.md": "---\ntitle: Sell it\n---\n"})
    project.write({"okrsite.yml": "content: [content, other/private]\n"})
    told = okrsite(project, capsys)
    assert "All of them" in told
    assert "Sell it" not in told
    assert "`other/private` belongs to another repository, so it is not compared." in told


def test_content_that_is_another_repository_is_not_told_as_new(project, capsys):
    git(project, "rm", "-r", "-q", "--cached", "content")
    git(project, "init", "-q", "content")
    git(project, "commit", "-q", "-m", "Keep it elsewhere")
    assert run(["-C", str(project.root), "diff", "HEAD"]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "`content` belongs to another repository" in told
    assert "Compare two folders instead" in told


def test_a_narrower_audience_sees_only_what_it_may(project, capsys):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    project.edit(ACTIVATION, "title: Developers", "audience: company\ntitle: Developers")
    commit(project, "Hide it")
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    project.edit("content/teams/company/2026/grow.md", "Why we grow.", "Why we must grow.")
    assert "target made easier" in okrsite(project, capsys)
    told = okrsite(project, capsys, "--audience", "public")
    assert "text rewritten" in told
    assert "target" not in told


def test_an_audience_is_told_of_no_draft_and_of_no_commit_that_may_be_about_one(project, capsys):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    commit(project, "Begin")
    rival = "content/teams/payments/2026-Q4/rival.md"
    project.write({rival: "---\ntitle: Buy our rival\nstate: draft\n---\n"})
    project.edit(ACTIVATION, "target: 2 days", "target: 4 days")
    commit(project, "Prepare\n\nReason: Half the team is laid off")
    for audience in ("public", "company"):
        told = okrsite(project, capsys, "HEAD~1", "HEAD", "--audience", audience)
        assert "target made easier" in told
        assert "rival" not in told
        assert "laid off" not in told
    (project.root / rival).unlink()
    commit(project, "Give it up\n\nReason: Too dear")
    project.edit(ACTIVATION, "target: 4 days", "target: 5 days")
    commit(project, "Lower it\n\nReason: The bank is slow")
    assert "The bank is slow" in okrsite(project, capsys, "HEAD~1", "HEAD", "--audience", "company")
    assert "The bank is slow" not in okrsite(project, capsys, "HEAD~1", "HEAD", "--audience", "public")


def test_json_keeps_to_its_schema(project, planted, capsys):
    assert run(["diff", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert run(["-C", str(planted), "diff", f"main~{COMMITS - 1}", "main", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    Draft202012Validator(_closed(schema)).validate(told)
    assert len(told["written"]) == len(EXPECTED)
    assert told["counts"]["target-lowered"] == 3
    lowered = next(each for each in told["written"] if each["sort"] == "target-lowered")
    assert lowered["about"]["line"] > 1


def _closed(schema):
    """Return a schema that refuses keys which it does not name."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: _closed(each) for name, each in schema.items()}
    if "properties" in inner and isinstance(inner.get("required"), list):
        inner["additionalProperties"] = False
    return inner


NASTY = "</details>|<img src=x onerror=alert(1)> @team fixes #1 [x](http://evil.example) ![](http://e.example/p)"


def test_words_of_authors_cannot_break_out_of_markdown(project, capsys):
    project.edit(ACTIVATION, "title: Developers go live in a day", f"title: '{NASTY}'")
    told = okrsite(project, capsys, "--format", "markdown")
    shown = MarkdownIt("commonmark").enable("table").render(told)
    assert "<img" not in shown.replace("&lt;img", "")
    assert "evil.example" not in "".join(re.findall(r'(?:href|src)="[^"]*"', shown))
    assert "@team" not in unescape(shown)
    assert "#1" not in unescape(shown)
    assert told.count("<details>") == told.count("</details>") == 1


def test_teams_with_changed_targets_come_first_and_the_organisation_last(planted):
    told = outline(compared(planted, f"main~{COMMITS - 1}", "main"), ("main~199", "main"))
    assert [part.team for part in told.parts] == ["growth", "payments", "identity", "platform", "law", ""]


def test_markdown_stays_short_and_counts_what_it_leaves_out(planted):
    told = outline(compared(planted, f"main~{COMMITS - 1}", "main"), ("main~199", "main"))
    whole, short = as_markdown(told), as_markdown(told, 4000)
    assert len(short.encode()) <= 4000 < len(whole.encode())
    assert short.count("<details>") == short.count("</details>")
    left = int(re.search(r"([\d,]+) more changes left out here", short)[1].replace(",", ""))
    total = sum(part.count for part in told.parts)
    assert 0 < left < total
    told_lines = re.findall(r"\n(?:  - |- (?!.*\n  - ))", short)
    assert len(told_lines) == total - left
    assert "left out" not in whole


def test_the_page_needs_nothing_else_and_keeps_authors_words_as_words(project, capsys):
    project.edit(ACTIVATION, "title: Developers go live in a day", f"title: '{NASTY}'")
    page = project.root / "reports" / "changes.html"
    assert okrsite(project, capsys, "--format", "html", "--output", str(page)) == ""
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert re.findall(r'(?:src|href)="', text) == []
    (style,) = re.findall(r"<style>(.*)</style>", text, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in unescape(text)

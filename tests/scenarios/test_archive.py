"""A closed cycle that was archived stays as it was, whatever happens to its files, rules and thresholds."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date

import pytest
from click.testing import CliRunner
from project import NOW, SMALL, Project, codes

from okrsite_gen.cli.program import okrsite
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.archive import archive, write_archive
from okrsite_gen.pipeline.mend import mend
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

OBJECTIVE = "content/teams/payments/2026-Q2/refunds.md"
CHECK_IN = "content/teams/payments/2026-Q2/check-ins/2026-06-26.md"
ARCHIVE = "content/cycles/2026-Q2.archive.json"
PAGE = "teams/payments/2026-q2/refunds/index.html"
ON_THAT_DAY = "It was archived on 20\u00a0Nov\u00a02026"
PAST = {
    **SMALL,
    "content/cycles/2026-Q2.md": "---\nname: Spring\nstate: closed\n---\n",
    OBJECTIVE: """
        ---
        title: Refunds arrive before anybody asks
        state: closed
        closed_as: partly
        key_results:
          - id: days
            title: Days until a refund arrives fall to 2
            start: 10 days
            target: 2 days
        ---
        People wrote to us about nothing else.
    """,
    CHECK_IN: """
        ---
        updates:
          refunds:
            days:
              value: 6 days
        ---
    """,
}


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, PAST)


def archived(project: Project, cycle: str = "2026-Q2", *, again: bool = False, as_of: date | None = None) -> bytes:
    freezing = archive(Request(project.root, NOW, as_of), cycle, silent)
    write_archive(project.root, freezing, again=again)
    return (project.root / ARCHIVE).read_bytes()


def pages(project: Project) -> dict[str, str]:
    """Return the pages of the past and their addresses, without the sentence that says when it was archived."""
    told = (
        " It was archived on 20\u00a0Nov\u00a02026: words and figures stay as they were then, whatever is edited later."
    )
    return {
        path: data.decode().replace(told, "")
        for path, data in project.published().items()
        if "2026-q2" in path and path.endswith(".html")
    }


def commit(project: Project, message: str, day: str) -> None:
    stamp = {"GIT_AUTHOR_DATE": f"{day}T09:00:00Z", "GIT_COMMITTER_DATE": f"{day}T09:00:00Z"}
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", message]):
        command = ["git", "-C", str(project.root), "-c", "user.name=M", "-c", "user.email=m@example.org", *words]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, **stamp})


def test_archiving_changes_nothing_but_says_so(project):
    """Also for a team that writes its values over the former ones, so that only git knows when each was true."""
    project.write({CHECK_IN: None})
    project.edit(OBJECTIVE, "state: closed\nclosed_as: partly\n", "")
    project.edit(OBJECTIVE, "target: 2 days", "target: 2 days\n    current: 8 days")
    commit(project, "Agree", "2026-04-20")
    project.edit(OBJECTIVE, "current: 8 days", "current: 6 days")
    commit(project, "Half of it", "2026-05-20")
    project.build()
    assert "8\u00a0days" in project.page(PAGE)
    before = pages(project)
    archived(project)
    project.build()
    assert pages(project) == before
    assert ON_THAT_DAY in project.page("cycles/2026-q2/index.html")
    assert ON_THAT_DAY in project.page(PAGE)


LATE = {
    "an edited target": lambda project: project.edit(OBJECTIVE, "target: 2 days", "target: 6 days"),
    "an edited title": lambda project: project.edit(OBJECTIVE, "Refunds arrive", "Money arrives"),
    "an edited text": lambda project: project.edit(OBJECTIVE, "nothing else", "many things"),
    "an edited check-in": lambda project: project.edit(CHECK_IN, "6 days", "2 days"),
    "a deleted objective": lambda project: project.write({OBJECTIVE: None}),
    "a deleted check-in": lambda project: project.write({CHECK_IN: None}),
    "a broken file": lambda project: project.edit(OBJECTIVE, "title: Refunds", "title: [Refunds"),
    "another objective": lambda project: project.write(
        {"content/teams/payments/2026-Q2/late.md": "---\ntitle: We knew it all along\n---\n"}
    ),
    "another check-in": lambda project: project.write(
        {CHECK_IN.replace("26.md", "29.md"): "---\nupdates: {refunds: {days: {value: 2 days}}}\n---\n"}
    ),
    "another name of the cycle": lambda project: project.edit("content/cycles/2026-Q2.md", "Spring", "Glory"),
    "other thresholds": lambda project: project.write(
        {"okrsite.yml": "scores: {bands: {low: 0.1, high: 0.2}}\nstatus: {pace_off: 0.9, pace_at_risk: 0.8}\n"}
    ),
}


@pytest.mark.parametrize("late", LATE)
def test_what_is_changed_afterwards_changes_nothing_published(project, late):
    archived(project)
    project.build()
    before = pages(project)
    LATE[late](project)
    project.build()
    then = "Scores are read as they were then: low below 0.4, high from 0.7."
    assert {path: text.replace(f" {then}", "") for path, text in pages(project).items()} == before


@pytest.mark.parametrize(
    ("late", "code", "words"),
    [
        ("an edited target", "ARC003", "`target` of `days` differ"),
        ("an edited text", "ARC003", "the text differ"),
        ("a broken file", "ARC003", "what can be read of it differ"),
        ("a deleted objective", "ARC005", f"`{OBJECTIVE}` is gone"),
        ("another objective", "ARC004", "it is not shown"),
    ],
)
def test_check_tells_what_was_changed_afterwards(project, late, code, words):
    archived(project)
    assert not [each for each in codes(project.check()) if each.startswith("ARC")]
    LATE[late](project)
    found = [each for each in project.check().findings if each.code == code]
    assert [words in each.message for each in found] == [True]


def test_comments_and_layout_are_no_change(project):
    archived(project)
    project.edit(OBJECTIVE, "state: closed", "# checked by Maria\nstate:   closed")
    assert not [each for each in codes(project.check()) if each.startswith("ARC")]


def test_a_team_that_was_renamed_keeps_its_archived_objectives(project):
    archived(project)
    project.build()
    figure = project.page(PAGE).count("50")
    (project.root / "content/teams/payments").rename(project.root / "content/teams/money")
    assert not [each for each in codes(project.check()) if each.startswith("ARC")]
    project.build()
    assert project.page("teams/money/2026-q2/refunds/index.html").count("50") == figure > 0
    assert not (project.site / "teams/payments").exists()


def test_a_file_that_was_edited_while_its_team_was_renamed_is_told_once(project):
    archived(project)
    (project.root / "content/teams/payments").rename(project.root / "content/teams/money")
    moved = OBJECTIVE.replace("payments", "money")
    project.edit(moved, "target: 2 days", "target: 6 days")
    found = [each for each in project.check().findings if each.code.startswith("ARC")]
    assert [(each.code, each.place.file) for each in found] == [("ARC003", moved)]
    assert f"moved here from `{OBJECTIVE}` and edited" in found[0].message
    project.build()
    assert "fall to 2" in project.page("teams/money/2026-q2/refunds/index.html")
    assert not (project.site / "teams/payments").exists()


def test_what_is_gone_of_a_renamed_team_is_shown_with_the_team_that_its_aliases_name(project):
    archived(project)
    (project.root / "content/teams/payments").rename(project.root / "content/teams/money")
    own = {"content/teams/money/team.md": "---\nname: Money\naliases: [/teams/payments/]\n---\n"}
    project.write({**own, **{path.replace("payments", "money"): None for path in (OBJECTIVE, CHECK_IN)}})
    project.build()
    assert "fall to 2" in project.page("teams/money/2026-q2/refunds/index.html")
    assert "url=../../teams/money/" in project.page("teams/payments/index.html")


def test_a_team_that_is_gone_keeps_name_and_place_in_its_archived_cycles_and_is_offered_nothing(project):
    own = {"content/teams/payments/team.md": "---\nname: Payments & Refunds\norder: 1\n---\n"}
    forms = {"okrsite.yml": "repository: {url: https://github.com/acme/okrs, branch: main}\n"}
    project.write({**own, **forms, "content/teams/zebra/team.md": "---\nname: Apes\norder: 2\n---\n"})
    archived(project)
    shutil.rmtree(project.root / "content/teams/payments")
    project.build()
    assert "Payments &amp; Refunds" in project.page("cycles/2026-q2/index.html")
    teams = project.page("teams/index.html")
    assert 0 < teams.index("Payments &amp; Refunds") < teams.index("Apes")
    assert "New objective" not in project.page("teams/payments/index.html")
    assert "New objective" in project.page("teams/zebra/index.html")


def test_an_earlier_day_is_seen_with_the_archived_words_and_judged_anew(project):
    archived(project)
    project.edit(OBJECTIVE, "Refunds arrive", "Money arrives")
    project.build(as_of=date(2026, 5, 20))
    page = project.page(PAGE)
    assert "Refunds arrive" in page
    assert "archived" not in page


def test_a_build_that_hides_anything_has_no_archived_figures(project):
    project.write({"okrsite.yml": "audiences: [public, company]\ndefault_audience: public\n"})
    project.edit(OBJECTIVE, "state: closed", "figures: company\nstate: closed")
    archived(project)
    project.build(audience="public")
    assert "6 days" not in project.page(PAGE)
    project.build(audience="company")
    assert "6 days" in project.page(PAGE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: data[:-40], "ARC001"),
        (lambda data: data.replace(b'"format": 1', b'"format": 2'), "ARC001"),
        (lambda data: data.replace(b'"raw":"0.5"', b'"raw":"high"'), "ARC001"),
        (lambda data: data.replace(b'"raw":"0.5"', b'"raw":"1e999999"'), "ARC001"),
        (lambda data: data.replace(b'"raw":"0.5"', b'"raw":"-1e-999999"'), "ARC001"),
        (lambda data: data.replace(b'"key":"', b'"key":"another-', 1), "ARC001"),
        (lambda data: re.sub(rb'("key":"[^"]+#)', rb"\1another-", data, count=1), "ARC001"),
        (lambda data: data.replace(b'"progress":"', b'"progress":"1' + b"0" * 30, 1), "ARC001"),
        (lambda data: data.replace(b'"progress":', b'"deciding":["a#b"],"progress":', 1), "ARC001"),
        (lambda data: data.replace(b'"raw":"0.5"', b'"raw":"0.9"'), "ARC002"),
        (lambda _: b"[]", "ARC001"),
        (lambda _: b"[" * 100_000, "ARC001"),
        (lambda _: b"\xff\xfe", "ARC001"),
    ],
)
def test_an_archive_that_was_tampered_with_is_told(project, change, code):
    data = archived(project)
    changed = change(data)
    assert changed != data
    (project.root / ARCHIVE).write_bytes(changed)
    assert code in codes(project.check())


@pytest.mark.parametrize(
    ("cycle", "words"), [("2026-Q4", "is still running"), ("2027-Q1", "no cycle"), ("2026", "is still running")]
)
def test_only_a_cycle_that_is_over_can_be_archived(project, cycle, words):
    with pytest.raises(OkrsiteError, match=words):
        archived(project, cycle)


def test_files_with_errors_are_not_archived(project):
    project.edit(OBJECTIVE, "start: 10 days", "start: many")
    with pytest.raises(OkrsiteError, match=r"refunds\.md"):
        archived(project)


def test_archiving_twice_changes_nothing_unless_it_is_said(project):
    first = archived(project)
    assert archived(project, as_of=date(2026, 12, 1)) == first
    project.edit(CHECK_IN, "6 days", "4 days")
    with pytest.raises(OkrsiteError, match="archived already"):
        archived(project)
    assert (project.root / ARCHIVE).read_bytes() == first
    assert archived(project, again=True) != first
    assert not [each for each in codes(project.check()) if each.startswith("ARC")]


def test_the_archive_holds_words_figures_and_thresholds_as_data(project):
    told = json.loads(archived(project))
    assert told["cycle"] == "2026-Q2"
    assert told["archived_on"] == "2026-11-20"
    assert told["thresholds"]["pace_off"] == "0.33"
    assert told["key_results"]["payments/2026-q2/refunds#days"]["progress"] == "0.5"
    assert told["files"]["teams/payments/2026-Q2/refunds.md"].startswith("---\ntitle: Refunds")


def test_the_command_writes_only_when_it_is_told_to(project):
    words = ["-C", str(project.root), "archive", "2026-Q2", "--as-of", "2026-11-20"]
    told = CliRunner().invoke(okrsite, words, standalone_mode=False)
    assert "Spring: 1 objective, 1 key result, the words of 3 files." in told.output
    assert "Nothing was written. Do it: okrsite archive 2026-Q2 --write" in told.output
    assert not (project.root / ARCHIVE).exists()
    told = CliRunner().invoke(okrsite, [*words, "--write"], standalone_mode=False)
    assert f"Wrote {ARCHIVE}" in told.output
    assert (project.root / ARCHIVE).exists()


def test_of_two_content_folders_each_keeps_its_own(project):
    project.write(
        {
            "okrsite.yml": "content: [content, inner]\n",
            "inner/teams/board/2026-Q2/sell.md": "---\ntitle: We sell the quarry\nstate: closed\n---\n",
        }
    )
    assert b"quarry" not in archived(project)
    assert b"quarry" in (project.root / "inner/cycles/2026-Q2.archive.json").read_bytes()
    assert not [each for each in codes(project.check()) if each.startswith("ARC")]


def test_a_late_edit_is_not_told_as_a_change_of_the_archived_cycle_even_if_made_the_same_day(project):
    project.edit(OBJECTIVE, "target: 2 days", "target: 1 day")
    commit(project, "Begin", "2026-04-01")
    project.edit(OBJECTIVE, "target: 1 day", "target: 2 days")
    commit(project, "Agree", "2026-06-01")
    archived(project, as_of=date(2026, 9, 1))
    project.build()
    before = pages(project)
    assert "1\u00a0day" in before[PAGE]
    project.edit(OBJECTIVE, "target: 2 days", "target: 9 days")
    project.edit(OBJECTIVE, "Refunds arrive", "Money arrives")
    commit(project, "Lower it", "2026-09-01")
    project.build()
    assert pages(project) == before


def test_beside_an_archive_that_cannot_be_read_the_files_of_today_are_shown_if_anything_is(project):
    data = archived(project)
    (project.root / ARCHIVE).write_bytes(data[:-40])
    project.edit(OBJECTIVE, "Refunds arrive", "Money arrives")
    assert project.build().exit_code == 1
    assert not project.site.exists()
    project.build(keep_going=True)
    assert "Money arrives" in project.page(PAGE)
    assert "archived" not in project.page("cycles/2026-q2/index.html")


def test_a_cycle_that_would_make_too_large_an_archive_is_refused(project, monkeypatch):
    monkeypatch.setattr("okrsite_gen.pipeline.archive.LARGEST_ARCHIVE", 100)
    with pytest.raises(OkrsiteError, match="would have 0 MB"):
        archived(project)


def test_check_fix_leaves_files_of_an_archived_cycle_alone(project):
    project.edit(OBJECTIVE, "- id: days\n    title", "- title")
    project.edit(CHECK_IN, "    days:\n      value: 6 days", "    note: It went well")
    archived(project)
    before = (project.root / OBJECTIVE).read_bytes()
    assert not [each for each in mend(Request(project.root, NOW), (), (), silent) if "2026-Q2" in each.change.file]
    assert (project.root / OBJECTIVE).read_bytes() == before


@pytest.mark.parametrize(
    "late",
    [
        *("audience: leadership", "state: draft", "audience: [leadership"),
        *("visibility: leadership", "state: Draft", "state: wip"),
    ],
)
def test_what_is_for_fewer_readers_since_then_is_hidden_although_it_is_archived(project, late):
    project.write({"okrsite.yml": "audiences: [public, leadership]\ndefault_audience: public\n"})
    project.edit(OBJECTIVE, "state: closed\nclosed_as: partly\n", "")
    archived(project)
    project.build(audience="public")
    assert "Refunds" in project.page(PAGE)
    project.edit(OBJECTIVE, "title: Refunds", f"{late}\ntitle: Refunds")
    project.build(audience="public", keep_going=True)
    assert not [path for path, data in project.published().items() if b"Refunds" in data or "refunds" in path]


@pytest.mark.parametrize("late", ["audience: leadership", "state: draft"])
def test_what_is_renamed_and_for_fewer_readers_since_then_is_hidden_although_it_is_archived(project, late):
    if "audience" in late:
        project.write({"okrsite.yml": "audiences: [public, leadership]\ndefault_audience: public\n"})
    project.edit(OBJECTIVE, "state: closed\nclosed_as: partly\n", "")
    archived(project)
    project.edit(OBJECTIVE, "title: Refunds", f"{late}\ntitle: Refunds")
    (project.root / OBJECTIVE).rename(project.root / OBJECTIVE.replace("refunds", "second"))
    project.build(keep_going=True)
    assert not [path for path, data in project.published().items() if b"Refunds" in data or "refunds" in path]
    told = [each for each in project.check().findings if each.code == "ARC005"]
    assert "may have another name now" in told[0].reason


def test_a_copy_of_an_archive_under_another_name_is_told_once(project):
    archived(project)
    copy = ARCHIVE.replace("Q2", "Q4")
    (project.root / copy).write_bytes((project.root / ARCHIVE).read_bytes())
    found = [each for each in project.check().findings if each.code.startswith("ARC")]
    assert [(each.code, each.place.file) for each in found] == [("ARC001", copy)]
    assert "This archive is of `2026-Q2`" in found[0].message


def test_figures_that_stay_inside_since_then_are_hidden_although_they_are_archived(project):
    project.write({"okrsite.yml": "audiences: [public, leadership]\ndefault_audience: public\n"})
    archived(project)
    project.edit(OBJECTIVE, "title: Refunds", "figures: leadership\ntitle: Refunds")
    project.build(audience="public")
    assert "6\u00a0days" not in project.page(PAGE)
    assert "ARC003" in codes(project.check())

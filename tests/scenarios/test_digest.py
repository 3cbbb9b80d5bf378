"""`okrsite digest`: the week as its page tells it, and who owes a check-in."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from project import NOW, SMALL, Project

from okrsite_gen.cli.program import run
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.digest import DigestRequest, digest
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

SETTINGS = """
    site:
      name: Soup
      url: https://soup.example/okrs/
    repository:
      url: https://github.com/soup/okrs
"""
SECOND = """
    ---
    updates:
      activation:
        time:
          value: 31 days
          confidence: 2
    ---
    ## Asks
    - Legal, by Friday: the contract
"""


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, SMALL)
    made.write({"okrsite.yml": SETTINGS, "content/teams/payments/2026-Q4/check-ins/2026-11-25.md": SECOND})
    return made


def told(project, form="text", day="2026-11-27", **wanted):
    reading = Request(project.root, NOW, as_of=date.fromisoformat(day), use_cache=False)
    return digest(DigestRequest(reading, form, **wanted), silent)


@pytest.mark.parametrize(("week", "address"), [("this", "2026-w48"), ("last", "2026-w47")])
def test_a_digest_has_the_figures_of_the_weeks_page(project, week, address):
    project.build(as_of=date(2026, 11, 27))
    page = project.page(f"updates/{address}/index.html")
    line = re.search(r'<p class="facts is-dotted">\n(<span>\w* ?check-in.*?)\n?</p>', page, re.DOTALL)[1]
    shown = re.sub(r"<[^>]+>", "", line.replace("</span><span>", " · "))
    summary = told(project, week=week).splitlines()[1]
    assert summary.replace(" · 1 of 1", ", 1 of 1") == " ".join(shown.split())


def test_from_friday_on_the_running_week_is_told_and_before_it_the_last_one(project):
    assert told(project, day="2026-11-27").startswith("Week 48, 2026 · Soup\n")
    assert told(project, day="2026-11-26").startswith("Week 47, 2026 · Soup\n")


def test_a_team_is_told_with_the_teams_below_it(project):
    assert "Developers go live in a day" in told(project, team="Company")
    assert told(project, team="payments").startswith("Week 48, 2026 · Payments · Soup\n")


def test_who_owes_a_check_in_gets_the_form_to_write_it_in(project):
    message = json.loads(told(project, "slack", day="2026-12-09", due=True))
    assert message["text"] == "Check-ins due on 9\xa0Dec\xa02026 · Soup: One team has not checked in yet."
    line = message["blocks"][2]["text"]["text"]
    assert (
        "<https://github.com/soup/okrs/new/main/content/teams/payments/2026-Q4/check-ins?filename=2026-12-09.md&amp;"
        in line
    )
    assert "|Payments>" in line


@pytest.mark.parametrize("form", ["markdown", "text", "slack", "teams"])
def test_a_team_that_owes_several_check_ins_is_told_when_its_last_one_was_and_not_how_many_are_missing(project, form):
    shown = told(project, form, day="2026-12-22", due=True)
    assert re.search(r"\bPayments\b.* – last on 25\xa0Nov", shown)
    assert "row" not in shown
    assert "was usual" not in shown


def test_who_has_checked_in_owes_nothing(project):
    assert "Nobody owes a check-in." in told(project, day="2026-11-26", due=True)


def test_a_team_that_does_not_exist_and_a_week_that_has_not_begun_are_refused(project):
    with pytest.raises(OkrsiteError, match="no team `paymets`") as refused:
        told(project, team="paymets")
    assert refused.value.hint == "Did you mean `payments`?"
    with pytest.raises(OkrsiteError, match="not begun"):
        told(project, week=date(2026, 12, 7))


def test_what_cannot_be_read_is_said_to_be_missing(project):
    project.write({"content/teams/payments/2026-Q4/other.md": "---\ntitle: [\n---\n"})
    assert "One file could not be read, so something may be missing here." in told(project)


def test_a_digest_for_an_audience_tells_nothing_that_is_hidden_from_it(project):
    project.edit("okrsite.yml", "site:", "audiences: [public, company]\ndefault_audience: public\nsite:")
    project.edit("content/teams/payments/2026-Q4/activation.md", "title:", "audience: company\ntitle:")
    for form in ("text", "slack"):
        shown = told(project, form)
        assert "31" not in shown
        assert "contract" not in shown
    assert "contract" in told(project, audience="company")
    assert "nobody can tell which check-ins are missing" in told(project, day="2026-12-09", due=True)


def test_the_command_prints_or_writes(project, capsys):
    words = ("-C", str(project.root), "digest", "--week", "2026-W48", "--as-of", "2026-11-27")
    assert run((*words, "--format", "teams")) == 0
    assert json.loads(capsys.readouterr().out)["type"] == "message"
    assert run((*words, "--output", "out/week.md")) == 0
    assert (project.root / "out/week.md").read_text(encoding="utf-8").startswith("## Week 48, 2026 · Soup\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--week", ""), "this is empty; write a name, or leave it out"),
        (("--week", "2026-48"), "is no week; write it as 2026-W47"),
        (("--week", "2026-W60"), "is no week"),
        (("--due", "--week", "last"), "--due tells of today"),
    ],
)
def test_the_command_says_what_it_does_not_understand(project, capsys, words, said):
    assert run(("-C", str(project.root), "digest", *words)) == 2
    assert said in capsys.readouterr().err


def test_feeds_and_calendars_are_the_same_whether_built_anew_or_not(project):
    project.build(as_of=date(2026, 11, 26))
    project.edit("content/teams/payments/2026-Q4/check-ins/2026-11-25.md", "31 days", "9 days")
    project.build(as_of=date(2026, 11, 27))
    now, clean = project.published(), project.built_from_scratch(as_of=date(2026, 11, 27))
    followed = [path for path in clean if path.endswith((".atom", ".ics"))]
    assert len(followed) > 6
    assert [path for path in followed if now.get(path) != clean[path]] == []


def test_the_command_writes_outside_the_project_too(project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "sub" / "week.json"
    words = ("-C", str(project.root), "digest", "--week", "2026-W48", "--as-of", "2026-11-27", "--format", "slack")
    for _ in range(2):
        assert run((*words, "--output", str(elsewhere))) == 0
    assert json.loads(elsewhere.read_text(encoding="utf-8"))["text"].startswith("Week 48, 2026 · Soup")
    assert run((*words, "--output", "../beside.json")) == 0
    assert (project.root.parent / "beside.json").exists()


def test_what_the_system_refuses_to_write_is_said_plainly(project, capsys):
    project.write({"taken": ""})
    assert run(("-C", str(project.root), "digest", "--as-of", "2026-11-27", "--output", "taken/week.md")) == 2
    assert "is a file, so nothing can be written below it" in capsys.readouterr().err

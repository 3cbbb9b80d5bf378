"""`new`: what it writes is clean as it stands and says what its author said."""

from __future__ import annotations

from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from new_files import KINDS, answered, fields_of, here, text_of
from project import NOW, SMALL, Project, codes

from okrsite_gen.cli.program import okrsite, run
from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.errors import OkrsiteError
from okrsite_gen.pipeline.new.check_in import new_check_in
from okrsite_gen.pipeline.new.draft import put
from okrsite_gen.pipeline.new.objective import KeyResultWish, ObjectiveWish, new_objective
from okrsite_gen.pipeline.new.plan import new_plan, new_retrospective
from okrsite_gen.pipeline.new.simple import new_team
from okrsite_gen.pipeline.new.standing import standing
from okrsite_gen.pipeline.request import Request
from okrsite_gen.rules import RULES

ADVICE = {rule.code.id for rule in RULES}
"""Codes of rules: a form that is to be filled in gets plenty of their advice, and is written well all the same."""


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, {**SMALL, **KINDS})


def test_carrying_over_takes_what_is_not_reached_from_where_it_stands(project):
    draft = new_objective(here(project), ObjectiveWish("growth", cycle="2027-Q1", carry_over="reach"))
    put(project.root, draft)
    assert draft.path == "content/teams/growth/2027-Q1/reach.md"
    front = fields_of(draft.text)
    assert front["carried_from"] == "growth/2026-Q4/reach"
    results = {entry["id"]: entry for entry in front["key_results"]}
    assert results["visits"]["start"] == "2k"
    assert results["visits"]["target"] == "3k"
    assert [step["title"] for step in results["audit"]["milestones"]] == ["Audit passed"]
    assert "due" not in results["audit"]["milestones"][0]
    assert {"lease", "old"} & set(results) == set()
    assert "# Not carried over, since it is reached: lease" in draft.text
    assert "a-sentence-without-an-id" in results
    assert draft.text.rstrip().endswith("What we count.")
    found = [one for one in project.check(strict=True).findings if one.code not in ADVICE]
    new = [one.message for one in found if one.place.file == draft.path]
    assert len(new) == 1
    assert "baseline" in new[0]  # it is known now, and asks for a target


@pytest.mark.parametrize(
    ("old", "cycle", "said"),
    [
        ("reach", "2026-Q2", "Its cycle 2026-Q4 is later than 2026-Q2: look whether that is meant."),
        ("stopped", "2027-Q1", "It was dropped, so look whether all its key results are still meant."),
        ("reach", "2027-Q1", "if nobody has yet."),
    ],
)
def test_what_is_odd_about_carrying_over_is_said(project, old, cycle, said):
    stopped = "---\ntitle: Stopped\nstate: closed\nclosed_as: dropped\nkey_results: [One]\n---\n"
    project.write({"content/teams/growth/2026-Q4/stopped.md": stopped})
    draft = new_objective(here(project), ObjectiveWish("growth", cycle=cycle, carry_over=old))
    assert draft.advice.endswith(said)


def test_an_objective_carried_over_keeps_its_audience_and_what_outlives_it(tmp_path):
    files = {
        "okrsite.yml": "audiences: [company, leadership]\ndefault_audience: company\n",
        "content/teams/company/2027/grow.md": "---\ntitle: Grow\n---\n",
        "content/teams/company/2026/past.md": "---\ntitle: Past\n---\n",
        "content/teams/ours/2026-Q4/deal.md": """
            ---
            title: The deal
            audience: leadership
            supports:
              - company/2027/grow
              - company/2026/past
              - other
            ---
            See [[other]].
        """,
        "content/teams/ours/2026-Q4/other.md": "---\ntitle: Other\n---\n",
    }
    project = Project(tmp_path, files)
    text = new_objective(here(project), ObjectiveWish("ours", cycle="2027-Q1", carry_over="deal")).text
    front = fields_of(text)
    assert front["audience"] == "leadership"
    assert front["supports"] == ["company/2027/grow"]
    assert "See [[other]]" not in text
    assert "so it was not carried over. It stands in content/teams/ours/2026-Q4/deal.md" in text


def test_an_earlier_objective_that_cannot_be_read_is_not_said_to_be_missing(project):
    project.write({"content/teams/growth/2026-Q3/torn.md": "---\ntitle: [\n---\n"})
    with pytest.raises(OkrsiteError, match=r"content/teams/growth/2026-Q3/torn\.md has errors"):
        new_objective(here(project), ObjectiveWish("growth", cycle="2027-Q1", carry_over="growth/2026-Q3/torn"))


def test_what_is_left_behind_is_named_in_the_file_and_on_the_terminal(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root)
    path = "content/teams/growth/2026-Q4/half.md"
    project.write(
        {
            path: """
                ---
                title: Half
                key_results:
                  - id: gone
                    titel: Nobody can read this
                  - id: odd
                    title: Its start is no figure
                    start: some 4,6
                    target: 9
                ---
                See [[reach]].
            """
        }
    )
    assert run(["new", "objective", "growth", "--cycle", "2027-Q1", "--carry-over", "growth/2026-Q4/half"]) == 0
    said = capsys.readouterr().out
    new = text_of(project, "content/teams/growth/2027-Q1/half.md")
    for line in (
        "Not carried over, since it has an error: gone",
        "Not carried over, since it has an error: `start` of odd",
        "Its text has links of its cycle, so it was not carried over.",
    ):
        assert line in said
        assert f"# {line}" in new
    assert "some 4,6" not in new


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lunch is ready before the queue is", "lunch-is-ready-before-the-queue-is"),
        ("Median wait after midnight falls from 40 minutes to 10", "median-wait-midnight"),
    ],
)
def test_a_long_title_makes_an_id_of_few_words(project, title, slug):
    assert new_objective(here(project), ObjectiveWish("growth", title)).path.endswith(f"/{slug}.md")


SECRET = {
    "okrsite.yml": "as_of: 2026-11-20\naudiences: [company, leadership]\ndefault_audience: company\n",
    "content/teams/board/team.md": "---\naudience: leadership\n---\n",
    "content/teams/board/2026-Q4/deal.md": "---\ntitle: The deal\n---\n",
    "content/teams/ours/2026-Q4/merger.md": "---\ntitle: Merge\naudience: leadership\nstate: closed\n---\n",
    "content/teams/ours/2026-Q4/idea.md": "---\ntitle: An idea\nstate: draft\n---\n",
    "content/teams/ours/2026-Q4/plain.md": "---\ntitle: Plain\n---\n",
    "content/teams/ours/2026-Q4/check-ins/2026-11-13.md": """
        ---
        updates:
          merger:
            unchanged: all
          plain:
            unchanged: all
        ---
        ## Blockers
        - The other side wants more
    """,
}


def test_nothing_new_is_shown_to_more_people_than_what_it_came_from(tmp_path):
    project = Project(tmp_path, SECRET)
    carried = fields_of(
        new_objective(here(project), ObjectiveWish("ours", "", "", "2027-Q1", carry_over="board/deal")).text
    )
    assert carried["audience"] == "leadership"
    draft = fields_of(new_objective(here(project), ObjectiveWish("ours", "", "", "2027-Q1", carry_over="idea")).text)
    assert draft["state"] == "draft"
    assert "The other side" not in new_check_in(here(project), "ours", "", None, "").text
    assert new_retrospective(here(project), "ours", "").text.count("[[") == 1


words = st.text(min_size=1, max_size=60).filter(lambda said: shows_something(one_line(said)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, words)
def test_an_objective_says_what_its_author_said(tmp_path_factory, title, result):
    project = Project(tmp_path_factory.mktemp("any"), SMALL)
    wish = ObjectiveWish("payments", title, "any", key_results=(KeyResultWish(result, "31 days", "2 days"),))
    draft = new_objective(here(project), wish)
    put(project.root, draft)
    objective = here(project).org.objectives["payments/2026-q4/any"]
    assert objective.title == one_line(title)
    assert objective.key_results[0].title == one_line(result)
    errors = [found.message for found in project.check().findings if found.severity.value == "error"]
    assert errors == []


def judged(project):
    return [code for code in codes(project.check(strict=True)) if code not in ADVICE]


def test_every_kind_is_clean_as_it_is_written(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root)
    before = judged(project)
    for arguments in (
        ["team", "Data Platform", "--parent", "company", "--contact", "#data"],
        ["objective", "data-platform", "--title", "Ship: the “thing” #1", "--supports", "company/2026/grow#arr"],
        ["objective", "payments", "safe", "--title", "Safe", "--key-result", "No fraud", "--key-result", "No fraud"],
        ["cycle", "2027-Q1", "--name", "The first quarter"],
        ["cycle", "launch", "--start", "2027-01-01", "--end", "2027-02-01"],
        ["metric", "Net promoter", "--unit", "points", "--better", "up"],
        ["person", "Maria Silva", "--team", "payments"],
        ["page", "Über uns: alles"],
        ["plan", "payments"],
        ["retrospective", "payments"],
    ):
        assert run(["new", *arguments]) == 0, capsys.readouterr()
    assert judged(project) == before
    assert "name: Data Platform" in text_of(project, "content/teams/data-platform/team.md")
    assert "- id: no-fraud-2" in text_of(project, "content/teams/payments/2026-Q4/safe.md")


HEADED = {
    "okrsite.yml": "as_of: 2026-11-20\n",
    "content/teams/harbour/team.md": "---\nname: Harbour\nkind: company\n---\n",
    "content/teams/boats/team.md": "---\nname: Boats\nparent: harbour\n---\n",
}
"""A company and a team below it."""


def test_a_new_team_stands_below_the_one_that_heads_the_organisation(tmp_path):
    project = Project(tmp_path, HEADED)
    below = new_team(here(project), "Night Boats", "", "", {})
    assert fields_of(below.text)["parent"] == "harbour"
    assert "below harbour" in below.advice
    for made in (
        new_team(here(project), "Night Boats", "", "-", {}),
        new_team(here(project), "Holding", "", "", {"kind": "company"}),
    ):
        assert "parent" not in fields_of(made.text)
    project.write({"content/teams/bridges/team.md": "---\nname: Bridges\n---\n"})
    assert fields_of(new_team(here(project), "Night Boats", "", "", {}).text)["parent"] == "harbour"
    project.write({"content/teams/harbour/team.md": "---\nname: Harbour\n---\n"})
    assert "parent" not in fields_of(new_team(here(project), "Night Boats", "", "", {}).text)


def test_on_a_terminal_the_team_above_is_asked_for(tmp_path):
    project = Project(tmp_path, HEADED)
    assert "The team above it" in answered(project, ["new", "team", "Night Boats"], "boats\n")
    assert fields_of(text_of(project, "content/teams/night-boats/team.md"))["parent"] == "boats"


def test_a_plan_names_what_others_asked_of_the_team(project):
    asking = "---\ntitle: Asks\ndepends_on: [payments/activation]\n---\n"
    project.write({"content/teams/growth/2026-Q4/asks.md": asking})
    text = new_plan(here(project), "payments", "").text
    assert "#   growth/asks: confirmed" in text


def test_a_retrospective_is_of_the_cycle_that_is_being_graded(project):
    late = standing(Request(project.root, NOW, as_of=date(2027, 1, 8)))
    assert new_retrospective(late, "payments", "").path == "content/teams/payments/2026-Q4/retrospective.md"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["objective", "payments"], "Missing option --title"),
        (["objective"], "Missing argument TEAM"),
        (["check-in"], "Missing argument TEAM"),
        (["page"], "Missing argument TITLE"),
        (["check-in", "paymnts"], "Did you mean `payments`?"),
        (["objective", "payments", "--title", "X", "--supports", "company/2026/nothing"], "There is no objective"),
        (["objective", "payments", "--title", "X", "--supports", "company/2026/grow#no"], "It has `#arr`"),
        (["objective", "payments", "--title", "X", "--cycle", "soon"], "tells no dates"),
        (["objective", "payments", "plan", "--title", "X"], "is reserved"),
        (["objective", "payments", "--title", "🎉"], "No id can be made"),
        (["objective", "payments", "slug", "--title", "<b></b>"], "has no words that readers would see"),
        (["objective", "payments", "--carry-over", "nothing"], "There is no earlier objective"),
        (["objective", "payments", "next", "--carry-over", "activation"], "is an objective of 2026-Q4 itself"),
        (["objective", "payments", "activation", "--title", "X"], "is there already"),
        (["check-in", "payments", "--date", "2026-02-01"], "does not count for 2026-Q4"),
        (["check-in", "growth", "--date", "2026-11-13"], "Edit that file, or name another day with --date."),
        (["metric", "Speed", "--better", "sideways"], "'sideways' is not one of 'up', 'down'."),
        (["cycle", "launch"], "--start is missing"),
        (["cycle", "2027-Q1", "--parent", "2027-Q1"], "cannot lie within itself"),
        (["cycle", "2027-Q1", "--parent", "2028"], "There is no cycle `2028`"),
        (["check-in", "payments", "--date", "20.11.2026"], "is not a day"),
        (["cycle", "long", "--start", "0001-01-01", "--end", "2026-12-31"], "is in a year that cannot be meant"),
        (["cycle", "long", "--start", "2026-01-01", "--end", "9999-12-31"], "years from 1900 to 2199"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_touched(project, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(project.root)
    before = {file: file.read_bytes() for file in (project.root / "content").rglob("*") if file.is_file()}
    assert run(["new", *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert {file: file.read_bytes() for file in (project.root / "content").rglob("*") if file.is_file()} == before


def test_printing_writes_nothing(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root)
    assert run(["new", "page", "About us", "--print"]) == 0
    assert capsys.readouterr().out == "---\ntitle: About us\n---\n"
    assert not (project.root / "content/pages/about-us.md").exists()


def test_two_files_are_printed_with_their_names_beside_them(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root)
    assert run(["new", "metric", "Net promoter", "--print"]) == 0
    shown = capsys.readouterr()
    assert shown.err == "content/metrics/net-promoter.md:\ncontent/metrics/net-promoter.csv:\n"
    assert "content/" not in shown.out.partition("---\n")[0]


def test_a_team_stays_in_the_content_folder_in_which_it_is(project):
    project.write(
        {"okrsite.yml": "as_of: 2026-11-20\ncontent: [content, more]\n", "more/teams/secret/team.md": "Us.\n"}
    )
    draft = new_objective(here(project), ObjectiveWish("secret", "Ours"))
    assert draft.path == "more/teams/secret/2026-Q4/ours.md"


def test_a_project_without_content_begins_with_the_quarter_of_the_day(tmp_path):
    project = Project(tmp_path, {"okrsite.yml": "version: 1\n", "content/teams/us/team.md": "Us.\n"})
    assert new_objective(here(project), ObjectiveWish("us", "Ours")).path == "content/teams/us/2026-Q4/ours.md"


def test_an_error_in_the_configuration_is_left_to_check(project):
    project.write({"okrsite.yml": "nonsense: 1\n"})
    with pytest.raises(OkrsiteError, match=r"okrsite.yml has errors"):
        here(project)


def test_on_a_terminal_a_slip_is_told_at_once_and_asked_again(project):
    answers = "paymets\npayments\nPay with one tap\n\nTaps until paid\nmany\n3 taps\n2 days\n1 tap\nIt is live\n\n\n\n"
    shown = answered(project, ["new", "objective"], answers)
    assert "payments" in shown.partition("Team (")[2].partition(")")[0]
    before, _, after = shown.partition("There is no team `paymets`. Did you mean `payments`?")
    assert "Objective, in one sentence" not in before
    assert "`many`" in after
    assert "It counts in taps" in after
    front = fields_of(text_of(project, "content/teams/payments/2026-Q4/pay-with-one-tap.md"))
    assert front["key_results"] == [
        {"id": "taps-until-paid", "title": "Taps until paid", "start": "3 taps", "target": "1 tap"},
        {"id": "it-is-live", "title": "It is live", "done": "false"},
    ]


def test_a_title_under_which_nothing_can_be_written_is_told_before_anything_else_is_asked(project, monkeypatch):
    monkeypatch.setattr("okrsite_gen.cli.new.objective.can_ask", lambda: True)
    answers = "\nPlan\nActivation\nPay with one tap\n\n\n"
    command = ["-C", str(project.root), "new", "objective", "payments"]
    shown = CliRunner().invoke(okrsite, command, answers).output
    refusals, _, rest = shown.partition("Owner")
    assert "Write what will be true" in refusals
    assert "The name `plan` is reserved." in refusals
    assert "activation.md is there already" in refusals
    assert "Wrote" in rest


def test_who_answers_q_stops_and_has_no_objective_of_that_name(project, monkeypatch):
    monkeypatch.setattr("okrsite_gen.cli.new.objective.can_ask", lambda: True)
    before = sorted((project.root / "content").rglob("*"))
    for answers in ("q\n", "Pay with one tap\nmaria\nq\n"):
        CliRunner().invoke(okrsite, ["-C", str(project.root), "new", "objective", "payments"], answers)
    assert sorted((project.root / "content").rglob("*")) == before


def test_on_a_terminal_the_only_team_is_offered(tmp_path):
    project = Project(
        tmp_path, {"okrsite.yml": "as_of: 2026-11-20\n", "content/teams/boats/team.md": "---\nname: Boats\n---\n"}
    )
    assert "Team [boats]" in answered(project, ["new", "plan"], "\n")
    assert text_of(project, "content/teams/boats/2026-Q4/plan.md")


def test_a_kind_that_is_none_is_answered_with_those_that_are(project, capsys):
    assert run(["-C", str(project.root), "new", "kpi"]) == 2
    assert "Choose one of: objective, check-in, team, cycle, metric," in " ".join(capsys.readouterr().err.split())


def test_on_a_terminal_what_is_missing_is_asked_for(project):
    answers = "payments\nPay: with one tap\nmaria\nTaps until paid\n3 taps\n1 tap\n\n"
    shown = answered(project, ["new", "objective"], answers)
    assert "Objective, in one sentence" in shown
    front = fields_of(text_of(project, "content/teams/payments/2026-Q4/pay-with-one-tap.md"))
    assert front["title"] == "Pay: with one tap"
    assert front["owner"] == "maria"
    assert front["key_results"] == [
        {"id": "taps-until-paid", "title": "Taps until paid", "start": "3 taps", "target": "1 tap"}
    ]

"""`check-in`: a team's check-in by answering questions, shown before it is written, and read back as answered."""

from __future__ import annotations

import subprocess
from datetime import date
from decimal import Decimal

import pytest
from click.testing import CliRunner
from new_files import KINDS, answered, fields_of, here, text_of
from project import SMALL, Project, codes

from okrsite_gen.cli.program import okrsite, run
from okrsite_gen.pipeline.new.check_in import new_check_in
from okrsite_gen.pipeline.new.draft import is_put

FILE = "content/teams/payments/2026-Q4/check-ins/2026-11-20.md"
GROWTH = FILE.replace("payments", "growth")


@pytest.fixture
def project(tmp_path) -> Project:
    earlier = """
        ---
        author: maria
        updates:
          activation:
            time:
              value: 20 days
              confidence: 9
        ---
        ## Blockers
        - Legal has not answered
        - The sandbox is slow

        ## Asks
        - Leadership: decide
    """
    files = {**SMALL, **KINDS, "content/teams/payments/2026-Q4/check-ins/2026-11-06.md": earlier}
    del files["content/teams/payments/2026-Q4/check-ins/2026-11-18.md"]
    return Project(tmp_path, files)


@pytest.fixture
def walk(project, monkeypatch):
    """Return what answers questions line by line, and gives back exit code and all that was shown."""
    monkeypatch.setattr("okrsite_gen.cli.check_in.can_ask", lambda: True)

    def walked(answers: list[str], *arguments: str) -> tuple[int, str]:
        command = ["-C", str(project.root), "check-in", *arguments]
        done = CliRunner().invoke(okrsite, command, "\n".join([*answers, ""]), standalone_mode=False)
        shown = done.output + (done.stderr if "stderr" not in done.output else "")
        return (done.return_value if done.exception is None else 130), shown

    return walked


BEFORE = ["", "8 days", "", "", ""]
"""Answers about author, figure and confidence of the team's own key result, and what it was given."""


def test_it_writes_what_was_said_and_nothing_else(walk, project):
    before = codes(project.check())
    code, shown = walk(
        [*BEFORE, "First customer in a day", "", "n", "", "No room", "", "", "", "Move the date", "", "y"], "payments"
    )
    assert code == 0
    assert "Goal: from 31 days to 2 days. Last: 20 days on 2026-11-06, confidence 9" in shown
    assert text_of(project, FILE) == (
        "---\nauthor: maria\nupdates:\n  activation:\n    time:\n      value: 8 days\n---\n"
        "## Wins\n- First customer in a day\n\n"
        "## Blockers\n- The sandbox is slow\n- No room\n\n"
        "## Asks\n- Leadership: decide\n\n"
        "## Next\n- Move the date\n"
    )
    assert text_of(project, FILE) in shown.replace("\r", "")
    assert set(codes(project.check())) <= set(before)


def test_the_latest_figures_stand_beside_the_last_one(walk, project):
    latest = "---\nupdates:\n  activation:\n    time:\n      value: 14 days\n---\n"
    project.write({FILE.replace("11-20", "11-13"): latest})
    assert "(20 → 14 days)" in walk(["", "q"], "payments")[1]


def test_enter_says_that_nothing_has_moved_and_a_dash_says_nothing(walk, project):
    walk(["", "", "", *[""] * 20, "y"], "payments")
    assert fields_of(text_of(project, FILE))["updates"] == {"activation": {"time": {"unchanged": "true"}}}
    walk(["", *["-"] * 9, *[""] * 6, "y"], "growth")
    assert "updates" not in fields_of(text_of(project, GROWTH))


def test_of_confidence_that_fell_a_reason_is_asked_and_of_any_other_none(walk, project):
    _, shown = walk(["", "", "9", "", "q"], "payments")
    assert "why it fell" not in shown
    _, shown = walk(["", "", "4", "Sandbox keys are late", "q", "y"], "payments")
    assert "why it fell from 9, in a sentence" in shown
    text = text_of(project, FILE)
    assert fields_of(text)["updates"]["activation"]["time"] == {"unchanged": "true", "confidence": "4"}
    assert "## time\nSandbox keys are late\n" in text


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [("soon", "is not a number"), ("8%", "It counts in days"), ("4,6", "4,6")],
)
def test_an_answer_that_a_file_could_not_hold_is_asked_again(walk, project, wrong, complaint):
    _, shown = walk(["", wrong, "8 days", "eleven", "7", "why", "", "q", "y"], "payments")
    assert complaint in shown
    assert "A whole number from 0 to 10" in shown
    assert fields_of(text_of(project, FILE))["updates"]["activation"]["time"] == {"value": "8 days", "confidence": "7"}


def test_confidence_in_percent_is_told_as_a_number_and_any_digits_are_digits(walk, project):
    _, shown = walk(["", "8 days", "80 %", "\uff19", "q", "y"], "payments")
    assert "for 80 % write 8." in shown
    assert fields_of(text_of(project, FILE))["updates"]["activation"]["time"]["confidence"] == "9"


def test_milestones_are_named_by_number_or_name_and_levels_are_those_that_there_are(walk, project):
    before = ["", "-", "-"]
    _, shown = walk([*before, "gap", "step-2", "no", "", "stretch", "target", "", "q", "y"], "growth")
    assert "No open milestone is called `gap`." in shown
    assert "Write one of: none, commit, target." in shown
    assert fields_of(text_of(project, GROWTH))["updates"]["reach"] == {
        "audit": {"milestones": {"step-2": "true"}},
        "lease": {"done": "false"},
        "launch": {"reached": "target"},
    }


def test_an_objective_without_key_results_is_asked_about_as_a_whole(walk, project):
    project.write({"content/teams/payments/2026-Q4/calm.md": "---\ntitle: Calm nights\n---\n"})
    walk(["", "-", "40%", "6", "q", "y"], "payments")
    assert fields_of(text_of(project, FILE))["updates"] == {"calm": {"progress": "40%", "confidence": "6"}}
    assert here(project).insights.objectives["payments/2026-q4/calm"].stated == Decimal("0.4")


def test_who_stops_before_saying_anything_writes_nothing(walk, project):
    code, _ = walk(["q"], "payments")
    assert code == 130
    assert not (project.root / FILE).exists()


def test_who_stops_half_way_keeps_by_default_what_was_said(walk, project):
    _, shown = walk(["", "8 days", "q", "n"], "payments")
    assert "Nothing was written." in shown
    assert not (project.root / FILE).exists()
    _, shown = walk(["", "8 days", "q", ""], "payments")
    assert "Write what you have said so far? [Y/n]" in shown
    assert "value: 8 days" in text_of(project, FILE)


def test_who_stops_at_the_last_question_is_asked_whether_to_keep_what_was_said(walk, project):
    answers = [*BEFORE, *[""] * 7, "q"]
    assert walk([*answers, "q"], "payments")[0] == 130
    assert not (project.root / FILE).exists()
    _, shown = walk([*answers, ""], "payments")
    assert "Write what you have said so far? [Y/n]" in shown
    assert "value: 8 days" in text_of(project, FILE)


def test_a_file_that_a_colleague_writes_meanwhile_costs_no_answer(walk, project, monkeypatch):
    theirs = "---\nupdates: {}\n---\n"

    def written_meanwhile(root, draft):
        project.write({FILE: theirs})
        return is_put(root, draft)

    monkeypatch.setattr("okrsite_gen.cli.check_in.ending.is_put", written_meanwhile)
    _, shown = walk([*BEFORE, *[""] * 7, "y", "2026-11-19"], "payments")
    assert "What you said is kept" in shown
    assert "Another day, such as 2026-11-19" in shown
    assert "value: 8 days" in text_of(project, FILE.replace("11-20", "11-19"))
    assert text_of(project, FILE) == theirs


def test_who_ends_the_input_is_asked_too_and_ends_that_as_well(walk, project):
    code, shown = walk(["", "8 days"], "payments")
    assert "You stopped early. Write what you have said so far?" in shown
    assert code == 130
    assert not (project.root / FILE).exists()


def test_who_declines_at_the_end_writes_nothing(walk, project):
    _, shown = walk([*BEFORE, *[""] * 7, "n"], "payments")
    assert "Nothing was written." in shown
    assert not (project.root / FILE).exists()


def test_a_team_is_chosen_by_number_or_name_and_a_slip_is_answered(walk, project):
    _, shown = walk(["paymnts", "Payments", "q"])
    assert "Did you mean `payments`?" in shown
    assert "check-in of 2026-11-20" in shown
    number = next(line.split()[0] for line in shown.splitlines() if line.endswith("  Growth"))
    assert "More people hear of us" in walk([number, "", "q"])[1]


def test_a_check_in_of_the_same_day_leads_to_an_earlier_one(walk, project):
    project.write({FILE: "---\nupdates: {}\n---\n"})
    _, shown = walk(["2026-11-21", "2026-11-20", "2026-11-19", "", "9 days", "", "", "q", "y"], "payments")
    assert f"on 2026-11-20 already: {FILE}" in shown
    assert "Another day, such as 2026-11-19" in shown
    assert "2026-11-21 is still to come." in shown
    assert "value: 9 days" in text_of(project, FILE.replace("11-20", "11-19"))
    assert text_of(project, FILE) == "---\nupdates: {}\n---\n"


def test_of_an_earlier_day_it_knows_what_stood_then_and_nothing_of_later(walk, project):
    later = "---\nauthor: sam\nupdates:\n  activation:\n    time:\n      value: 4 days\n      confidence: 3\n---\n"
    project.write({FILE: f"{later}## Blockers\n- A strike\n"})
    _, shown = walk(["", "", "", *["y"] * 2, *[""] * 9, "y"], "payments", "--date", "2026-11-19")
    assert "Last: 20 days on 2026-11-06, confidence 9" in shown
    assert "who reports (Enter for maria)" in shown
    assert "A strike" not in shown
    form = new_check_in(here(project), "payments", "", date(2026, 11, 19), "").text
    assert "Last: 20 days on 2026-11-06, confidence 9" in form
    assert "A strike" not in form


def test_another_day_that_it_offers_itself_is_asked_about_as_it_was_then(walk, project):
    later = "---\nupdates:\n  activation:\n    time:\n      value: 4 days\n---\n"
    project.write({FILE: later})
    _, shown = walk(["2026-11-19", "", "", "", *[""] * 9, "y"], "payments")
    assert "value (Enter keeps 20 days)" in shown
    assert "4 days" not in shown


def test_a_check_in_of_the_same_week_is_told_before_anything_is_asked(walk, project):
    project.write({FILE.replace("11-20", "11-17"): "---\nupdates:\n  activation:\n    unchanged: all\n---\n"})
    code, shown = walk([""], "payments")
    assert "has checked in this week already, on 2026-11-17" in shown
    assert code == 130
    assert "about figures" in walk(["y", "q"], "payments")[1]


def test_nobody_can_report_of_a_day_to_come(walk, project):
    assert run(["-C", str(project.root), "check-in", "payments", "--date", "2026-11-28"]) == 2


def test_key_results_that_cannot_be_named_are_not_passed_over_in_silence(walk):
    assert "without an id cannot be named in a check-in: give them one in reach." in walk(["q"], "growth")[1]


def test_a_team_with_nothing_to_report_hears_how_to_begin(walk, project):
    project.write({"content/teams/idle/team.md": "---\nname: Idle\n---\n"})
    assert run(["-C", str(project.root), "check-in", "idle"]) == 2


def test_in_a_repository_the_next_step_is_a_line_to_copy(walk, project):
    identity = ["-c", "user.email=a@example.org", "-c", "user.name=A"]
    for words in (["init", "-q"], ["add", "okrsite.yml"], [*identity, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *words], cwd=project.root, check=True)
    _, shown = walk(["", "8 days", "q", "y"], "payments")
    assert "&& git commit -m 'Check-in of Payments, 2026-11-20' -- " in shown
    assert "git switch -c check-in-payments-2026-11-20" in shown


def test_off_a_terminal_it_names_the_command_that_asks_nothing(project, capsys):
    assert run(["-C", str(project.root), "check-in", "payments"]) == 2
    assert "okrsite new check-in TEAM" in capsys.readouterr().err


def test_it_can_be_used_at_a_real_terminal(project):
    shown = answered(project, ["check-in", "payments"], "\n8 days\n\n" + "\n" * 9 + "y\n")
    assert "value (Enter keeps 20 days)" in shown
    assert "Wrote" in shown
    assert "value: 8 days" in text_of(project, FILE)

"""`new check-in`: a form that says nothing until somebody fills it in, at a terminal or in an editor."""

from __future__ import annotations

from datetime import date

import pytest
from new_files import KINDS, answered, fields_of, here, text_of
from project import SMALL, Project, codes

from okrsite_gen.cli.program import run
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.pipeline.new.check_in import Answer, Told, new_check_in
from okrsite_gen.pipeline.new.draft import put

FILE = "content/teams/payments/2026-Q4/check-ins/2026-11-20.md"
GROWTH = FILE.replace("payments", "growth")


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, {**SMALL, **KINDS})


def test_a_check_in_names_every_key_result_and_says_nothing_as_it_stands(project):
    before = codes(project.check(strict=True))
    draft = new_check_in(here(project), "growth", "", None, "noor")
    put(project.root, draft)
    assert draft.path == "content/teams/growth/2026-Q4/check-ins/2026-11-20.md"
    assert sorted(codes(project.check(strict=True))) == sorted([*before, "FLD015"])
    asked = fields_of(draft.text)["updates"]["reach"]
    assert list(asked) == ["visits", "wins", "audit", "lease", "launch", "recommend", "teams", "list", "name"]
    assert "Last: 2k on 2026-11-13, confidence 6; from 1.5k to 3k" in draft.text
    assert "# unchanged: true" in draft.text
    assert "unchanged" not in str(asked)
    assert "1 of 2 milestones (gaps)" in draft.text
    assert "step-2: true" in draft.text
    assert "\n## reach#wins\n" in draft.text
    assert "## Blockers\n- Legal has not answered: see [[reach]]\n" in draft.text
    assert "without an id" in draft.advice


def test_a_check_in_of_a_day_to_come_says_that_it_does_not_count_yet(project):
    assert "is still to come" in new_check_in(here(project), "growth", "", date(2026, 11, 27), "").advice
    assert "is still to come" not in new_check_in(here(project), "growth", "", date(2026, 11, 20), "").advice


def test_a_check_in_lists_what_other_teams_gave_to_the_team(project):
    asked = fields_of(new_check_in(here(project), "payments", "", None, "").text)["updates"]
    assert list(asked) == ["activation", "growth/reach"]
    assert list(asked["growth/reach"]) == ["given"]


def test_a_check_in_of_a_team_with_an_objective_of_the_year_only_stands_in_the_year(project):
    draft = new_check_in(here(project), "company", "", None, "")
    assert draft.path == "content/teams/company/2026/check-ins/2026-11-20.md"


def test_a_check_in_that_nobody_filled_in_makes_no_team_look_fresh(project):
    before = here(project).insights
    put(project.root, new_check_in(here(project), "growth", "", None, "noor"))
    after = here(project).insights
    assert after.key_results == before.key_results
    assert after.objectives == before.objectives
    assert after.rhythms == before.rhythms


def test_a_figure_written_behind_the_colon_counts_and_so_does_a_look_at_what_has_not_moved(project):
    draft = new_check_in(here(project), "payments", "", None, "")
    put(project.root, draft)
    project.edit(draft.path, "      value:\n", "      value: 8\n")
    assert here(project).insights.key_results["payments/2026-q4/activation#time"].figure.written == "8"
    project.edit(draft.path, "# unchanged: true\n      value: 8\n", "unchanged: true\n")
    looked = here(project).insights.key_results["payments/2026-q4/activation#time"]
    assert looked.freshness.last == date(2026, 11, 20)


def test_on_a_terminal_each_key_result_is_asked_for_until_the_answer_is_one(project):
    answers = "y\nsoon\n8%\n8 days\n11\n7\nKeys went out: to everyone\n\n\n\n"
    shown = answered(project, ["new", "check-in", "payments", "--author", "maria"], answers)
    assert "Goal: from 31 days to 2 days. Last: 12 days on 2026-11-18" in shown
    assert "value (Enter keeps 12 days)" in shown
    assert "It counts in days" in shown
    assert "A whole number from 0 to 10" in shown
    text = text_of(project, FILE)
    updates = fields_of(text)["updates"]
    assert updates["activation"] == {"time": {"value": "8 days", "confidence": "7"}}
    assert "\n## time\nKeys went out: to everyone\n" in text
    assert not set(codes(project.check(strict=True))) & {"FIG001", "YML001", "CHK007"}


@pytest.mark.parametrize("said", ["## heading", "---", "```", "> quoted", "- 5 kitchens"])
def test_words_that_look_like_structure_are_kept_as_words(project, said):
    draft = new_check_in(
        here(project),
        "payments",
        "",
        None,
        "maria",
        lambda asked, _, __: Told({question.key_result.key: Answer(asked=True, note=said) for question in asked}),
    )
    put(project.root, draft)
    (check_in,) = (one for one in here(project).org.check_ins.values() if one.day == date(2026, 11, 20))
    note = next(one.note for one in check_in.updates if one.note)
    assert Markdown().plain(note) == said


def test_who_ends_the_input_while_being_asked_hears_that_nothing_was_written(project):
    shown = answered(project, ["new", "check-in"], "payments\ny\n\x04")
    assert "Stopped. Nothing was written." in shown
    assert not (project.root / FILE).exists()


def test_who_stops_new_with_a_key_hears_that_nothing_was_written(project, monkeypatch, capsys):
    def stopped():
        raise KeyboardInterrupt

    monkeypatch.setattr("okrsite_gen.cli.new.check_in.here", stopped)
    assert run(["-C", str(project.root), "new", "check-in", "payments"]) == 130
    assert "Stopped. Nothing was written." in capsys.readouterr().err


def test_enter_keeps_the_last_value_and_says_that_somebody_looked(project):
    answered(project, ["new", "check-in", "payments"], "y\n" + "\n" * 7)
    updates = fields_of(text_of(project, FILE))["updates"]
    assert updates["activation"] == {"time": {"unchanged": "true"}}
    assert updates["growth/reach"] == {"given": {"value": None, "confidence": None}}
    assert here(project).insights.key_results["payments/2026-q4/activation#time"].figure.written == "12 days"


def test_every_kind_is_asked_in_its_own_words(project):
    one_after_the_other = [
        "y", "", "2.5k", "8", "", "5", "", "", "1", "", "no", "", "", "target", "", "", "40%", "", "", "6", "",
        "60%", "", "", "0.3", "", "Well known",
    ]  # fmt: skip
    shown = answered(project, ["new", "check-in", "growth"], "\n".join([*one_after_the_other, ""]))
    assert "1. Audit passed (step-2)" in shown
    reach = fields_of(text_of(project, GROWTH))["updates"]["reach"]
    assert reach == {
        "visits": {"value": "2.5k", "confidence": "8"},
        "wins": {"value": "5"},
        "audit": {"milestones": {"step-2": "true"}},
        "lease": {"done": "false"},
        "launch": {"reached": "target"},
        "recommend": {"value": "40%"},
        "teams": {"confidence": "6"},
        "list": {"progress": "60%"},
        "name": {"progress": "0.3"},
    }


@pytest.mark.parametrize("said", ["y", "yes", ""])
def test_what_is_done_is_not_asked_how_likely_it_is(project, said):
    answers = ["y", "", *[""] * 9, said, "It is signed", *[""] * 14, ""]
    shown = answered(project, ["new", "check-in", "growth"], "\n".join(answers))
    about_lease = shown.partition("The lease is signed")[2].partition("The app is in the hands")[0]
    assert "done (yes, no; Enter keeps done)" in about_lease
    assert "confidence" not in about_lease
    lease = fields_of(text_of(project, GROWTH))["updates"]["reach"]["lease"]
    assert lease == ({"done": "true"} if said else {"unchanged": "true"})


def test_a_yes_in_place_of_a_note_is_asked_for_again(project):
    answered(project, ["new", "check-in", "payments"], "y\n\n\n\ny\nKeys went out\n\n\n\n")
    text = text_of(project, FILE)
    assert "\n## time\nKeys went out\n" in text
    assert "\ny\n" not in text


def test_who_reports_is_asked_and_enter_takes_who_did_before(project):
    shown = answered(project, ["new", "check-in", "growth"], "y\n" + "\n" * 30)
    assert "who reports (Enter for noor)" in shown
    assert fields_of(text_of(project, GROWTH))["author"] == "noor"
    answered(project, ["new", "check-in", "payments"], "y\nSam Okoro\n" + "\n" * 6)
    assert fields_of(text_of(project, FILE))["author"] == "Sam Okoro"


def test_the_last_line_names_what_nobody_was_asked_for(project):
    shown = answered(project, ["new", "check-in", "payments"], "y\n" + "\n" * 7)
    assert "write what else there is to say under Wins, Blockers, Asks and Next." in shown


def test_who_would_rather_open_the_file_gets_the_form(project):
    answered(project, ["new", "check-in", "payments"], "n\n")
    assert text_of(project, FILE) == new_check_in(here(project), "payments", "", date(2026, 11, 20), "").text


def test_nobody_is_asked_about_a_check_in_that_is_there(project):
    project.write({FILE: "---\nupdates: {}\n---\n"})
    shown = answered(project, ["new", "check-in", "payments"], "")
    assert "Fill it in" not in shown
    assert "is there already" in shown

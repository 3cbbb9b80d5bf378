"""What teams ask of each other, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import AS_OF, findings_in

NORWAY = "content/teams/example/2026-Q4/norway.md"


def files(need: str, more: dict[str, str] | None = None, body: str = "", state: str = "") -> dict[str, str]:
    front = f"title: Oslo rides with us\n{state}depends_on:\n  - team: legal\n    note: A contract\n{need}"
    return {
        "content/teams/legal/team.md": "---\nname: Legal affairs\n---\n",
        NORWAY: f"---\n{front}---\n{body}\n",
        **(more or {}),
    }


def codes(content: dict[str, str], folder, as_of: date = AS_OF) -> list[str]:
    return [each.code for each in findings_in(content, folder, as_of=as_of) if each.code.startswith("ALI")]


def answer(word: str) -> dict[str, str]:
    return {"content/teams/legal/2026-Q4/plan.md": f"---\ncommitments:\n  example/norway: {word}\n---\n"}


@pytest.mark.parametrize(
    ("need", "more", "expected"),
    [
        ("    needed_by: 2026-12-04\n", {}, ["ALI007"]),
        ("    needed_by: 2026-11-27\n", {}, ["ALI007"]),
        ("    needed_by: 2026-12-11\n", {}, ["ALI007"]),
        ("    needed_by: 2026-12-12\n", {}, []),
        ("", {}, []),
        ("    needed_by: 2026-12-04\n", answer("confirmed"), []),
        ("    needed_by: 2026-12-04\n", answer("at-risk"), []),
        ("    needed_by: 2026-12-04\n    status: confirmed\n", {}, []),
        ("    needed_by: 2026-12-04\n    status: withdrawn\n", {}, []),
        ("    needed_by: 2026-11-26\n", {}, ["ALI009"]),
        ("    needed_by: 2026-11-26\n", answer("confirmed"), ["ALI009"]),
        ("    needed_by: 2026-11-26\n", answer("at-risk"), ["ALI009"]),
        ("    needed_by: 2026-11-26\n", answer("delivered"), []),
        ("    needed_by: 2026-11-26\n    status: withdrawn\n", {}, []),
        ("    needed_by: 2026-11-26\n", answer("declined"), ["ALI008"]),
        ("", answer("declined"), ["ALI008"]),
        ("    status: declined\n", {}, ["ALI008"]),
        ("    status: declined\n", answer("confirmed"), []),
    ],
)
def test_a_dependency_is_told_when_it_is_due_and_nobody_said_yes(need, more, expected, tmp_path):
    assert codes(files(need, more), tmp_path) == expected


@pytest.mark.parametrize("state", ["state: draft\n", "state: proposed\n", "state: closed\nclosed_as: dropped\n"])
def test_nothing_is_asked_for_an_objective_that_nobody_works_on(state, tmp_path):
    assert codes(files("    needed_by: 2026-12-04\n", state=state), tmp_path) == []


def test_a_need_without_a_day_is_due_with_the_cycle(tmp_path):
    assert codes(files(""), tmp_path, date(2026, 12, 20)) == ["ALI007"]


@pytest.mark.parametrize(
    "words",
    ["Legal affairs has no time, so a firm in Oslo writes it.", "We go on without `legal`.", "LEGAL AFFAIRS said no."],
)
def test_a_no_is_answered_by_any_word_about_the_team_that_gave_it(words, tmp_path):
    assert codes(files("    status: declined\n", body=words), tmp_path) == []


def test_a_no_is_answered_in_a_check_in_too(tmp_path):
    words = "---\nupdates:\n  norway:\n    confidence: 4\n    note: Without Legal affairs we ask a firm in Oslo\n---\n"
    more = {"content/teams/example/2026-Q4/check-ins/2026-11-20.md": words}
    assert codes(files("    status: declined\n", more), tmp_path) == []


def test_a_no_is_not_answered_by_words_about_something_else(tmp_path):
    assert codes(files("    status: declined\n", body="Oslo has trams, and hills."), tmp_path) == ["ALI008"]


def test_it_is_shown_at_its_day(tmp_path):
    (told,) = [each for each in findings_in(files("    needed_by: 2026-11-20\n"), tmp_path) if each.code == "ALI009"]
    assert told.line_text == "    needed_by: 2026-11-20"
    assert told.message == "`legal` was needed by 2026-11-20, and is not marked as delivered."


GIVEN = "---\ntitle: Winter\n{}key_results:\n  - {{id: cells, title: Cold cells, team: battery}}\n  - Bells\n---\n"


def given(more: dict[str, str] | None = None, line: str = "") -> dict[str, str]:
    team = {"content/teams/battery/team.md": "---\nname: Battery\n---\n"}
    return {"content/teams/example/2026-Q4/winter.md": GIVEN.format(line), **team, **(more or {})}


def test_a_key_result_given_away_without_an_answer_is_told(tmp_path):
    assert codes(given(), tmp_path) == ["ALI010"]


@pytest.mark.parametrize("word", ["confirmed", "declined", "at-risk"])
def test_any_answer_of_the_other_team_will_do(word, tmp_path):
    plan = f"---\ncommitments:\n  example/winter#cells: {word}\n---\n"
    assert codes(given({"content/teams/battery/2026-Q4/plan.md": plan}), tmp_path) == []


@pytest.mark.parametrize(("team", "expected"), [("battery", []), ("example", ["ALI010"])])
def test_a_report_of_the_other_team_is_an_answer_and_one_of_the_own_team_is_not(team, expected, tmp_path):
    report = "---\nupdates:\n  example/winter:\n    cells:\n      confidence: 7\n---\n"
    more = {f"content/teams/{team}/2026-Q4/check-ins/2026-11-20.md": report}
    assert codes(given(more), tmp_path) == expected


@pytest.mark.parametrize("line", ["state: draft\n", "state: proposed\n", "shared_with: battery\n"])
def test_drafts_and_shared_objectives_wait_for_no_answer(line, tmp_path):
    assert codes(given(line=line), tmp_path) == []

"""What is said of cycles that are over: once for each team, or once for all of them."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import findings_in


def objective(extra="", key_results="", title="Goal"):
    listed = f"key_results:\n{key_results}" if key_results else ""
    return f"---\ntitle: {title}\n{extra}{listed}---\n"


def measured(current, number=1, extra=""):
    return f"  - title: Measure {number}\n    start: 0\n    target: 10\n    current: {current}\n{extra}"


def codes(files, folder, code, as_of=date(2026, 11, 27)):
    return [each for each in findings_in(files, folder, as_of=as_of) if each.code == code]


def in_teams(count, text, cycle="2026-Q3", first=0):
    return {f"content/teams/t{number}/{cycle}/goal.md": text for number in range(first, first + count)}


CLOSED = "state: closed\nclosed_as: partly\n"
SCORED = "    score: 0.9\n"


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        (SCORED, 1),
        ("    score: 0.1\n", 1),
        (SCORED + "    score_reason: The auditors came late\n", 0),
        ("    score: 0.55\n", 0),
        ("    score: 0.5\n", 0),
        ("", 0),
    ],
)
def test_a_score_that_differs_needs_its_reason(extra, found, tmp_path):
    text = objective(CLOSED, measured(5, extra=extra))
    assert len(codes(in_teams(1, text), tmp_path, "INT001")) == found


def test_a_score_given_in_a_check_in_is_found_there(tmp_path):
    files = in_teams(1, objective("", "  - id: kr\n    title: M\n    start: 0\n    target: 10\n    current: 5\n"))
    said = "---\nupdates:\n  goal:\n    kr:\n      score: 0.9\n---\n"
    files["content/teams/t0/2026-Q3/check-ins/2026-10-02.md"] = said
    assert [each.place.file for each in codes(files, tmp_path, "INT001")] == [
        "content/teams/t0/2026-Q3/check-ins/2026-10-02.md"
    ]


def test_scores_of_long_ago_are_left_alone(tmp_path):
    files = in_teams(1, objective(CLOSED, measured(5, extra=SCORED)), "2026-Q1")
    files |= in_teams(1, objective(), "2026-Q4")
    assert codes(files, tmp_path, "INT001") == []


@pytest.mark.parametrize(
    ("extra", "cycle", "found"),
    [
        ("", "2026-Q3", 1),
        (CLOSED, "2026-Q3", 0),
        ("state: closed\nclosed_as: dropped\n", "2026-Q3", 0),
        ("", "2026-Q4", 0),
        ("state: draft\n", "2026-Q3", 0),
    ],
)
def test_an_objective_of_a_cycle_that_is_over_should_be_closed(extra, cycle, found, tmp_path):
    assert len(codes(in_teams(1, objective(extra, measured(5)), cycle), tmp_path, "INT002")) == found


def test_while_grading_goes_on_nobody_is_late(tmp_path):
    assert codes(in_teams(1, objective("", measured(5))), tmp_path, "INT002", date(2026, 10, 8)) == []


def test_what_two_of_many_teams_have_not_closed_is_said_of_each(tmp_path):
    files = in_teams(2, objective("", measured(5))) | in_teams(5, objective(CLOSED, measured(5)), first=2)
    assert len(codes(files, tmp_path, "INT002")) == 2


def test_what_most_teams_have_not_closed_is_said_once(tmp_path):
    files = in_teams(5, objective("", measured(5))) | in_teams(2, objective(CLOSED, measured(5)), first=5)
    (only,) = codes(files, tmp_path, "INT002")
    assert "5 of 7 teams" in only.message


@pytest.mark.parametrize(
    ("key_results", "found"),
    [
        ("  - Everybody was visited\n", 1),
        ("  - One\n  - Two\n", 1),
        ("  - title: One\n    score: 0.7\n", 0),
        ("  - title: One\n    result: Seven of ten\n", 0),
        ("  - title: One\n    state: dropped\n    reason: No budget\n", 0),
        ("  - title: One\n    done: true\n", 0),
        (measured(5), 0),
    ],
)
def test_each_key_result_of_a_closed_objective_has_an_end(key_results, found, tmp_path):
    files = in_teams(1, objective("state: closed\n", key_results))
    assert len(codes(files, tmp_path, "INT003")) == found


def with_retrospective(files, *teams):
    return files | {
        f"content/teams/{team}/2026-Q3/retrospective.md": "---\n{}\n---\n## Keep\n\nTea.\n" for team in teams
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (("t0", "t1", "t2", "t3"), []),
        (("t0", "t1", "t2"), ["t3"]),
        (("t0",), ["; without: "]),
        ((), ["None of 4 teams"]),
    ],
)
def test_teams_without_a_retrospective_are_named_where_the_others_have_one(written, said, tmp_path):
    files = with_retrospective(in_teams(4, objective(CLOSED, measured(5))), *written)
    messages = [each.message for each in codes(files, tmp_path, "INT004")]
    assert len(messages) == len(said)
    assert all(words in message for words, message in zip(said, messages, strict=True))


def test_where_few_wrote_a_retrospective_the_cycle_is_told_and_no_team_is_blamed_for_all(tmp_path):
    cycle = "content/cycles/2026-Q3.md"
    files = in_teams(3, objective(CLOSED, measured(5))) | {cycle: "---\nname: The third quarter\n---\n"}
    (told,) = codes(files, tmp_path, "INT004")
    assert told.place.file == cycle
    assert told.message.count(",") == 2


def test_who_has_closed_nothing_is_not_asked_for_a_retrospective(tmp_path):
    assert codes(in_teams(1, objective("", measured(5))), tmp_path, "INT004") == []


THREE = "".join(measured(10, number) for number in range(3))
NOTHING = "".join(measured(0, number) for number in range(3))


@pytest.mark.parametrize(
    ("code", "extra", "key_results", "found"),
    [
        ("INT005", CLOSED, THREE, 1),
        ("INT005", CLOSED, THREE + measured(9, 4), 0),
        ("INT005", CLOSED, measured(10) + measured(10, 2), 0),
        ("INT005", CLOSED + "ambition: committed\n", THREE, 0),
        ("INT005", "", THREE, 0),
        ("INT006", CLOSED, NOTHING, 1),
        ("INT006", CLOSED, NOTHING + measured(1, 4), 0),
        ("INT006", CLOSED, measured(0) + measured(0, 2), 0),
        ("INT006", "state: closed\nclosed_as: dropped\n", NOTHING, 0),
        ("INT006", "", NOTHING, 0),
    ],
)
def test_marks_that_are_all_the_same_are_found(code, extra, key_results, found, tmp_path):
    assert len(codes(in_teams(1, objective(extra, key_results)), tmp_path, code)) == found


@pytest.mark.parametrize(("code", "key_results"), [("INT005", THREE), ("INT006", NOTHING)])
def test_marks_that_are_all_the_same_in_most_teams_are_said_once(code, key_results, tmp_path):
    files = in_teams(4, objective(CLOSED, key_results)) | in_teams(1, objective(CLOSED, measured(5)), first=4)
    (only,) = codes(files, tmp_path, code)
    assert "4 of 4 teams" in only.message


def test_the_number_of_scores_that_say_something_can_be_set(tmp_path):
    files = in_teams(1, objective(CLOSED, measured(10) + measured(10, 2)))
    files["okrsite.yml"] = "rules:\n  INT005: {severity: info, least: 2}\n"
    assert len(codes(files, tmp_path, "INT005")) == 1


@pytest.mark.parametrize(
    ("value", "confidence", "found"),
    [(650, 8, 1), (650, 7, 1), (840, 2, 1), (650, 3, 0), (840, 8, 0), (800, 5, 0), (650, None, 0)],
)
def test_people_and_figures_that_contradict_each_other_are_found(value, confidence, found, tmp_path):
    key_result = "  - id: kr\n    title: M\n    start: 640\n    target: 900\n"
    files = in_teams(1, objective("", key_result), "2026-Q4")
    sure = f"\n      confidence: {confidence}" if confidence is not None else ""
    said = f"---\nupdates:\n  goal:\n    kr:\n      value: {value}{sure}\n---\n"
    files["content/teams/t0/2026-Q4/check-ins/2026-11-20.md"] = said
    assert len(codes(files, tmp_path, "INT007")) == found

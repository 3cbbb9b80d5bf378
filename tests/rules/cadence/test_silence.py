"""Who was not heard of, and what was left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from coaching import AS_OF, findings_in


def objective(team: str, name: str = "own", front: str = "", cycle: str = "2026-Q4") -> dict[str, str]:
    return {f"content/teams/{team}/{cycle}/{name}.md": f"---\ntitle: Own {name}\n{front}---\n"}


def check_in(team: str, day: date, *updates: str, body: str = "", cycle: str = "2026-Q4") -> dict[str, str]:
    lines = "".join(f"  {update}\n" for update in updates or ("own: {confidence: 7}",))
    return {f"content/teams/{team}/{cycle}/check-ins/{day}.md": f"---\nupdates:\n{lines}---\n{body}\n"}


def weekly(team: str, last: date, times: int, *updates: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for week in range(times):
        found |= check_in(team, last - timedelta(weeks=week), *updates)
    return found


def told(files, folder, as_of=AS_OF, settings: str = ""):
    files = {"okrsite.yml": settings, **files} if settings else files
    found = findings_in(files, folder, as_of=as_of)
    return [(each.code, each.place.file) for each in found if each.code.startswith("CAD")]


LAST = date(2026, 11, 20)
TALKING = {**objective("care"), **weekly("care", LAST, 7)}
STEADY = "content/teams/leeds/2026-Q4/own.md"


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("", [("CAD001", STEADY)]),
        ("key_results:\n  - title: Bikes\n    start: 0\n    target: 9\n  - Bells\n", [("CAD001", STEADY)]),
        ("confidence: 6\n", []),
        ("progress: 40%\n", []),
        ("key_results:\n  - title: Bikes\n    start: 0\n    target: 9\n    current: 4\n  - Bells\n", []),
        ("state: draft\n", []),
        ("state: proposed\n", []),
        ("state: closed\n", []),
        ("starts: 2026-11-16\n", []),
    ],
)
def test_a_team_of_which_nothing_was_heard_is_told(front, expected, tmp_path):
    assert told({**TALKING, **objective("leeds", front=front)}, tmp_path) == expected


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 10, 17), []), (date(2026, 10, 19), [("CAD001", STEADY)])])
def test_two_check_ins_must_have_been_due(day, expected, tmp_path):
    files = {**objective("care"), **check_in("care", date(2026, 10, 9)), **objective("leeds")}
    assert told(files, tmp_path, as_of=day) == expected


def test_a_slow_rhythm_and_a_break_give_more_time(tmp_path):
    slow = {**TALKING, **objective("leeds"), "content/teams/leeds/team.md": "---\ncheck_in: monthly\n---\n"}
    assert told(slow, tmp_path) == []


def test_who_reports_on_the_quarter_is_heard_of_in_the_year_too(tmp_path):
    assert told({**TALKING, **objective("care", "year", cycle="2026")}, tmp_path) == []


def test_where_most_are_silent_it_is_said_once(tmp_path):
    teams = [objective(f"t{each}") for each in range(4)]
    files = {**TALKING, **{path: text for each in teams for path, text in each.items()}}
    assert told(files, tmp_path) == [("CAD002", "content/teams/t0/2026-Q4/own.md")]


def test_cycles_around_each_other_are_not_told_twice(tmp_path):
    files = {**objective("a"), **objective("b"), **objective("a", cycle="2026"), **objective("b", cycle="2026")}
    assert told(files, tmp_path) == [("CAD002", "content/teams/a/2026-Q4/own.md")]


@pytest.mark.parametrize(("missing", "expected"), [(5, True), (3, True), (2, True), (1, False), (0, False)])
def test_a_team_that_stopped_is_told_at_its_last_word(missing, expected, tmp_path):
    last = LAST - timedelta(weeks=missing)
    files = {**objective("leeds"), **weekly("leeds", last, 2)}
    file = f"content/teams/leeds/2026-Q4/check-ins/{last}.md"
    assert told(files, tmp_path) == ([("CAD003", file)] if expected else [])


def test_a_team_that_closed_its_objectives_may_stop(tmp_path):
    files = {**objective("leeds", front="state: closed\n"), **weekly("leeds", date(2026, 10, 16), 2)}
    assert told(files, tmp_path) == []


def test_a_company_decides_how_long_is_too_long(tmp_path):
    files = {**objective("leeds"), **weekly("leeds", LAST - timedelta(weeks=4), 2)}
    assert told(files, tmp_path, settings="rules:\n  CAD003:\n    missing: 9\n") == []


TWO = "key_results:\n  - {id: bikes, title: Bikes}\n  - {id: bells, title: Bells}\n"


def fallen(before: int, now: int, note: str = "", body: str = "", whole: str = "") -> dict[str, str]:
    return {
        **objective("leeds", front=TWO),
        **check_in("leeds", date(2026, 11, 13), f"own: {{bikes: {{confidence: {before}}}, bells: {{confidence: 7}}}}"),
        **check_in("leeds", LAST, f"own: {{{whole}bikes: {{confidence: {now}{note}}}}}", body=body),
    }


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (fallen(8, 6), True),
        (fallen(8, 3), True),
        (fallen(4, 2), True),
        (fallen(9, 0), True),
        (fallen(10, 8), True),
        (fallen(8, 7), False),
        (fallen(6, 6), False),
        (fallen(4, 9), False),
        (fallen(8, 5, note=", note: Two vans broke down"), False),
        (fallen(8, 5, body="## bikes\nTwo vans broke down."), False),
        (fallen(8, 5, body="## Blockers\n- Two vans broke down"), False),
        (fallen(8, 5, body="Two vans broke down."), False),
        (fallen(8, 5, whole="note: Two vans broke down, "), False),
        (fallen(8, 5, body="## bells\nThey ring."), True),
    ],
)
def test_a_fall_of_confidence_wants_a_reason(files, expected, tmp_path):
    assert (told(files, tmp_path) == [("CAD004", f"content/teams/leeds/2026-Q4/check-ins/{LAST}.md")]) is expected


def test_only_the_latest_word_counts(tmp_path):
    later = check_in("leeds", date(2026, 11, 26), "own: {bikes: {confidence: 6}}")
    assert told({**fallen(8, 5), **later}, tmp_path) == []


def test_a_fall_is_shown_where_it_stands(tmp_path):
    files = {
        **objective("leeds", front=TWO),
        **check_in("leeds", date(2026, 11, 13), "own:", "  bikes:", "    confidence: 8"),
        **check_in("leeds", LAST, "own:", "  bikes:", "    confidence: 5"),
    }
    (found,) = [each for each in findings_in(files, tmp_path) if each.code == "CAD004"]
    assert (found.line_text.strip(), found.message) == (
        "confidence: 5",
        "Confidence in `bikes` fell from 8 to 5 without a note.",
    )


FILMS = "content/teams/leeds/2026-Q4/films.md"


@pytest.mark.parametrize(
    ("front", "times", "expected"),
    [
        ("", 4, True),
        ("", 7, True),
        ("", 3, False),
        ("state: closed\n", 7, False),
        ("state: proposed\n", 7, False),
        ("check_in: monthly\n", 7, False),
        ("starts: 2026-11-10\n", 7, False),
    ],
)
def test_an_objective_that_check_ins_leave_out_is_told(front, times, expected, tmp_path):
    files = {**objective("leeds"), **objective("leeds", "films", front), **weekly("leeds", LAST, times)}
    assert (("CAD005", FILMS) in told(files, tmp_path)) is expected


@pytest.mark.parametrize("word", ["films: {unchanged: all}", "films: {confidence: 5}", "films: {note: Cut}"])
def test_any_word_about_it_will_do(word, tmp_path):
    files = {**objective("leeds"), **objective("leeds", "films"), **weekly("leeds", LAST, 7)}
    files |= check_in("leeds", date(2026, 11, 6), "own: {confidence: 7}", word)
    assert "CAD005" not in dict(told(files, tmp_path))


NEW = "No check-in has mentioned this objective yet."
LEFT_OUT = "The last 4 check-ins of leeds leave this objective out."


@pytest.mark.parametrize(("word", "message"), [(None, NEW), ("films: {confidence: 5}", LEFT_OUT)])
def test_only_an_objective_that_was_spoken_of_before_is_said_to_be_left_out(word, message, tmp_path):
    files = {**objective("leeds"), **objective("leeds", "films"), **weekly("leeds", LAST, 7)}
    if word:
        files |= check_in("leeds", LAST - timedelta(weeks=6), "own: {confidence: 7}", word)
    (found,) = [each for each in findings_in(files, tmp_path) if each.code == "CAD005"]
    assert found.message == message
    assert ("dropped" in found.hint) is (word is not None)


OWN = "content/teams/leeds/2026-Q4/own.md"


def spoken(second: str, times: int = 5) -> dict[str, str]:
    front = f"key_results:\n  - id: bikes\n    title: Bikes\n  - {second}\n"
    return {**objective("leeds", front=front), **weekly("leeds", LAST, times, "own: {bikes: {confidence: 7}}")}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (spoken("{id: bells, title: Bells}"), True),
        (spoken("{id: bells, title: Bells, start: 0, target: 9}"), True),
        (spoken("{id: bells, title: Bells, done: false}"), True),
        (spoken("Bells"), True),
        (spoken("{id: bells, title: Bells}", 4), True),
        (spoken("{id: bells, title: Bells}", 3), False),
        (spoken("{id: bells, title: Bells, state: dropped}"), False),
        (spoken("{id: bells, title: Bells, start: 0, target: 9, current: 3}"), False),
        (spoken("{id: bells, title: Bells, confidence: 5}"), False),
        (spoken("{id: bells, title: Bells, starts: 2026-12-01}"), False),
        (spoken("{id: bells, title: Bells, rollup: supporting}"), False),
        (
            {
                **spoken("{id: bells, title: B}"),
                **check_in("leeds", date(2026, 11, 17), "own: {bells: {unchanged: true}}"),
            },
            False,
        ),
    ],
)
def test_a_key_result_that_is_never_mentioned_is_told(files, expected, tmp_path):
    assert (("CAD006", OWN) in told(files, tmp_path)) is expected


def test_one_without_an_id_needs_one_to_be_mentioned(tmp_path):
    (found,) = [each for each in findings_in(spoken("Bells"), tmp_path) if each.code == "CAD006"]
    assert (found.message, found.hint) == (
        "Key result 2 has not been mentioned yet in the 5 check-ins about this objective.",
        "Give it an `id`, so that check-ins can name it.",
    )


def test_where_only_the_objective_is_spoken_of_no_key_result_is_told(tmp_path):
    files = {**objective("leeds", front=TWO), **weekly("leeds", LAST, 6, "own: {confidence: 7}")}
    assert told(files, tmp_path) == []

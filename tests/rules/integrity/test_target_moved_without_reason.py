"""Goalposts that move: which of them are found, and which changes of a target are nobody's business."""

from __future__ import annotations

from datetime import date

import pytest
from coaching import findings_in

FILE = "content/teams/payments/2026-Q4/activation.md"
BEGIN = "2026-10-01"


def text(fields: str, front: str = "") -> str:
    lines = "\n".join(f"    {line}" for line in fields.splitlines())
    return (
        f"---\ntitle: Everybody gets going\n{front}key_results:\n  - id: rate\n    title: Live sign-ups\n{lines}\n---\n"
    )


def found(folder, *versions, as_of=date(2026, 11, 27), front="", file=FILE, extra=None):
    """Return what is found after versions of a key result, given as (day, fields)."""
    told = [(date.fromisoformat(day), {**(extra or {}), file: text(fields, front)}) for day, fields in versions]
    all_found = findings_in(told[-1][1], folder, as_of=as_of, versions=told)
    return [each for each in all_found if each.code == "INT008"]


UP, DOWN = "start: 38%\ntarget: {}", "start: 31 days\ntarget: {}"


def test_the_message_tells_what_moved_when_and_what_to_write(tmp_path):
    (only,) = found(tmp_path, (BEGIN, UP.format("60%")), ("2026-11-12", UP.format("55%")))
    assert only.message == (
        "The `target` of `rate` was made easier on 2026-11-12, from `60%` to `55%`, without a reason."
    )
    assert only.hint == "Say why under `reason` beside it, or put it back."
    assert (only.place.file, only.place.line, only.place.column) == (FILE, 7, 13)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UP.format("60%"), UP.format("55%")),
        (DOWN.format("2 days"), DOWN.format("4 days")),
        ("target: 60", "target: 55"),
        ("better: down\ntarget: 5", "better: down\ntarget: 7"),
        ("start: 38\ntarget: 60", UP.format("55%")),
        ("start: 31 days\ntarget: 2", "start: 31 days\ntarget: 4 days"),
        ("start: $8M\ntarget: $12M", "start: $8M\ntarget: $9,500k"),
        (UP.format("60%"), "start: 30%\ntarget: 55%"),
        (DOWN.format("2 days"), DOWN.format("40 days")),
        ("done: false\ndue: 2026-11-20", "done: false\ndue: 2026-12-20"),
        ("done: false\ndue: 2026-11-20", "done: false"),
        ("done: false", "done: false\ndue: 2027-02-20"),
        (UP.format("60%"), "done: false"),
        (UP.format("60%"), "baseline: true"),
        ("min: 40%\nmax: 60%", "min: 40%"),
        ("min: 40%\nmax: 60%", "min: 30%\nmax: 60%"),
        ("min: 40%", "min: withheld"),
        (UP.format("60%"), UP.format("withheld")),
    ],
)
def test_an_easier_target_and_a_later_day_are_found(tmp_path, before, after):
    assert len(found(tmp_path, (BEGIN, before), ("2026-11-12", after))) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (UP.format("60%"), UP.format("65%")),
        (DOWN.format("4 days"), DOWN.format("2 days")),
        (UP.format("60%"), UP.format("60 %")),
        ("start: 38\ntarget: 60", UP.format("60%")),
        ("start: 0.38\ntarget: 0.6", UP.format("60%")),
        (UP.format("60%"), "start: 0.38\ntarget: 0.6"),
        ("start: 48 hours\ntarget: 24 hours", "start: 2 days\ntarget: 1 day"),
        (UP.format("withheld"), UP.format("55%")),
        ("baseline: true", UP.format("55%")),
        (UP.format("60%"), "milestones:\n  - title: Live in Norway\n    done: false"),
        ("done: false\ndue: 2026-12-20", "done: false\ndue: 2026-11-20"),
        ("done: false\ndue: 2025-12-20", "done: false\ndue: 2026-12-20"),
        ("done: false\ndue: soon", "done: false\ndue: 2026-12-20"),
        (UP.format("60%"), UP.format("55%") + "\nreason: Norway waits"),
        (UP.format("60%"), UP.format("55%") + "\nstate: dropped"),
    ],
)
def test_harder_targets_other_units_and_what_has_a_reason_are_not(tmp_path, before, after):
    assert found(tmp_path, (BEGIN, before), ("2026-11-12", after)) == []


LEVELS = "levels:\n  commit: 5 towns\n  target: 10 towns\n  stretch: 20 towns"
DOWNWARDS = "levels:\n  commit: under 9 days\n  target: under 6 days\n  stretch: under 3 days"
ALONE = "levels:\n  target: 10 towns"
STEPS = (
    "milestones:\n  - id: gaps\n    title: Gaps are known\n    due: 2026-11-20\n  - id: audit\n    title: Audit passed"
)
UNNAMED = "milestones:\n  - Gaps are known\n  - Audit passed\n  - Seal on the door"
LINE = "`2026-11-15: 50%, 2026-12-01: 55%`"
PATH = UP.format("60%") + "\nplanned:\n  2026-11-15: 50%\n  2026-12-01: 55%"


@pytest.mark.parametrize(
    ("before", "was", "now", "message"),
    [
        (
            LEVELS,
            "target: 10",
            "target: 8",
            "The level `target` of `rate` was changed on {}, from `10 towns` to `8 towns`",
        ),
        (
            LEVELS,
            "10 towns",
            "a few towns",
            "The level `target` of `rate` was changed on {}, from `10 towns` to `a few towns`",
        ),
        (LEVELS, "\n  stretch: 20 towns", "", "The level `stretch` of `rate` was `20 towns` and was taken out on {}"),
        (LEVELS, "\n  target: 10 towns", "", "The level `target` of `rate` was `10 towns` and was taken out on {}"),
        (
            DOWNWARDS,
            "6 days",
            "7 days",
            "The level `target` of `rate` was changed on {}, from `under 6 days` to `under 7 days`",
        ),
        (ALONE, "10", "8", "The level `target` of `rate` was changed on {}, from `10 towns` to `8 towns`"),
        (
            STEPS,
            "\n  - id: audit\n    title: Audit passed",
            "",
            "The milestone `audit` of `rate` was `Audit passed` and was taken out on {}",
        ),
        (
            STEPS,
            "Audit passed",
            "Audit planned",
            "The milestone `audit` of `rate` was changed on {}, from `Audit passed` to `Audit planned`",
        ),
        (
            STEPS,
            "2026-11-20",
            "2026-12-20",
            "The `due` of milestone `gaps` of `rate` was put off on {}, from `2026-11-20` to `2026-12-20`",
        ),
        (
            UNNAMED,
            "\n  - Audit passed",
            "",
            "The milestone `Audit passed` of `rate` was taken out on {}",
        ),
        (
            PATH,
            "2026-11-15: 50%",
            "2026-11-15: 45%",
            f"The path under `planned` of `rate` was made easier on {{}}, from {LINE} to {LINE.replace('50', '45')}",
        ),
        (UP.format("60%"), "60%", "withheld", "The `target` of `rate` was `60%` and is withheld since {}"),
    ],
)
def test_levels_milestones_paths_and_withheld_targets_are_told_in_words_that_are_true(
    tmp_path, before, was, now, message
):
    (only,) = found(tmp_path, (BEGIN, before), ("2026-11-12", before.replace(was, now)))
    assert only.message == f"{message.format('2026-11-12')}, without a reason."


@pytest.mark.parametrize(
    ("before", "was", "now"),
    [
        (LEVELS, "target: 10", "target: 12"),
        (LEVELS, "target: 10 towns", "target: 10  Towns"),
        (LEVELS, "\n  commit: 5 towns", ""),
        (LEVELS, LEVELS, UP.format("60%")),
        (DOWNWARDS, "6 days", "5 days"),
        (ALONE, "levels:", "levels:\n  commit: 2 towns"),
        (STEPS, "2026-11-20", "2026-11-10"),
        (STEPS, STEPS, STEPS + "\n  - Seal on the door"),
        (STEPS, STEPS, UP.format("60%")),
        (UNNAMED, "\n  - Gaps are known\n  - Audit passed", "\n  - Audit passed\n  - Gaps are known"),
        (UNNAMED, "- Gaps are known", "- id: gaps\n    title: Gaps are known"),
        (PATH, "2026-11-15: 50%", "2026-11-15: 52%"),
        (PATH, "2026-11-15: 50%\n  2026-12-01: 55%", "2026-11-15: 45%\n  2026-12-01: 58%"),
        (PATH, "2026-11-15: 50%", "2026-11-15: 50 %"),
        (PATH, "\nplanned:\n  2026-11-15: 50%\n  2026-12-01: 55%", ""),
        (UP.format("60%"), "60%", "60%\nplanned:\n  2026-12-01: 50%"),
    ],
)
def test_levels_and_paths_that_ask_for_more_or_the_same_are_not_found(tmp_path, before, was, now):
    assert found(tmp_path, (BEGIN, before), ("2026-11-12", before.replace(was, now))) == []


def test_a_level_that_comes_back_moved_nothing(tmp_path):
    versions = [(BEGIN, LEVELS), ("2026-11-02", LEVELS.replace("10 towns", "8 towns")), ("2026-11-09", LEVELS)]
    assert found(tmp_path, *versions) == []


def test_a_withheld_target_that_comes_back_lower_is_held_against_what_was_agreed_on(tmp_path):
    versions = [(BEGIN, "60%"), ("2026-11-02", "withheld"), ("2026-11-09", "55%")]
    (only,) = found(tmp_path, *((day, UP.format(target)) for day, target in versions))
    assert "was made easier on 2026-11-09, from `60%` to `55%`" in only.message


def test_a_target_that_was_taken_out_is_told_as_such_where_the_key_result_stands(tmp_path):
    (only,) = found(tmp_path, (BEGIN, UP.format("60%")), ("2026-11-12", "done: false"))
    assert only.message == ("The `target` of `rate` was `60%` and was taken out on 2026-11-12, without a reason.")
    assert (only.place.file, only.place.line) == (FILE, 4)


def test_a_target_that_comes_back_lower_is_held_against_the_one_that_was_taken_out(tmp_path):
    versions = [(BEGIN, UP.format("60%")), ("2026-11-02", "baseline: true"), ("2026-11-09", UP.format("55%"))]
    (only,) = found(tmp_path, *versions)
    assert "on 2026-11-09, from `60%` to `55%`" in only.message


@pytest.mark.parametrize(("day", "count"), [("2026-10-14", 0), ("2026-10-15", 1), ("2026-11-28", 0)])
def test_the_beginning_of_a_cycle_and_what_is_yet_to_come_are_not_looked_at(tmp_path, day, count):
    assert len(found(tmp_path, (BEGIN, UP.format("60%")), (day, UP.format("55%")))) == count


def test_an_objective_that_begins_later_is_settled_later(tmp_path):
    versions = ((BEGIN, UP.format("60%")), ("2026-11-03", UP.format("55%")))
    assert found(tmp_path, *versions, front="starts: 2026-11-01\n") == []


def test_a_target_put_back_moved_nothing(tmp_path):
    versions = [(BEGIN, "60%"), ("2026-11-02", "70%"), ("2026-11-09", "50%"), ("2026-11-16", "60%")]
    assert found(tmp_path, *((day, UP.format(target)) for day, target in versions)) == []


def test_a_raise_that_was_taken_back_is_no_easing_and_half_a_way_back_is_one(tmp_path):
    raised = [(BEGIN, "60%"), ("2026-11-02", "70%"), ("2026-11-09", "60%")]
    assert found(tmp_path, *((day, UP.format(target)) for day, target in raised)) == []
    lowered = [(BEGIN, "60%"), ("2026-11-02", "50%"), ("2026-11-09", "55%")]
    (only,) = found(tmp_path, *((day, UP.format(target)) for day, target in lowered))
    assert "on 2026-11-09, from `60%` to `55%`" in only.message


def test_a_target_that_moves_on_after_its_reason_is_found_and_says_that_the_reason_is_old(tmp_path):
    because = "\nreason: Norway waits"
    (only,) = found(
        tmp_path,
        (BEGIN, UP.format("60%")),
        ("2026-11-02", UP.format("55%") + because),
        ("2026-11-16", UP.format("50%") + because),
    )
    assert "on 2026-11-16, from `55%` to `50%`" in only.message
    assert only.hint == "Say why under `reason`; what stands there was written before. Or put it back."


def test_a_reason_that_is_given_later_settles_it(tmp_path):
    late = UP.format("55%") + "\nreason: Norway waits"
    assert found(tmp_path, (BEGIN, UP.format("60%")), ("2026-11-12", UP.format("55%")), ("2026-12-20", late)) == []


@pytest.mark.parametrize("front", ["state: closed\nclosed_as: partly\n", "state: draft\n", "state: proposed\n"])
def test_what_is_closed_or_not_agreed_on_yet_is_left_alone(tmp_path, front):
    assert found(tmp_path, (BEGIN, UP.format("60%")), ("2026-11-12", UP.format("55%")), front=front) == []


def test_a_cycle_that_is_over_and_was_not_graded_is_looked_at(tmp_path):
    old = FILE.replace("Q4", "Q3")
    running = {FILE: text(UP.format("60%"))}
    versions = (("2026-07-01", UP.format("60%")), ("2026-09-12", UP.format("55%")))
    assert len(found(tmp_path, *versions, file=old, extra=running)) == 1
    assert found(tmp_path, *versions, file=old, extra=running, front="state: closed\nclosed_as: partly\n") == []


def test_a_day_that_was_put_off_is_found_where_it_stands(tmp_path):
    before, after = "done: false\ndue: 2026-11-20", "done: false\ndue: 2026-12-20"
    (only,) = found(tmp_path, (BEGIN, before), ("2026-11-12", after))
    assert only.message.startswith("The `due` of `rate` was put off on 2026-11-12, from `2026-11-20` to `2026-12-20`")
    assert only.place.line == 7


def test_nothing_is_said_without_a_history(tmp_path):
    assert [each for each in findings_in({FILE: text(UP.format("55%"))}, tmp_path) if each.code == "INT008"] == []

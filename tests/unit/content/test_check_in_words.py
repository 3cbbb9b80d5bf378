"""What check-ins say: updates, and the sections of their text."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.content.check_in_words import comparable
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.values import Value

ACTIVATION = """title: Go live
key_results:
  - id: rate
    title: Rate
    start: 38%
    target: 60%
  - id: time
    title: Time
    start: 31 days
    target: 2 days
  - id: live
    title: Live
    done: false
  - id: steps
    title: Steps
    milestones:
      - id: Draft
        title: Draft
      - Ship
  - id: level
    title: Level
    levels:
      target: Good
  - id: sum
    title: Sum
    rollup: supporting
  - id: told
    title: Told
    progress: 10%
  - id: open
    title: Open
"""
SELF_SERVE = "title: Self-serve\nkey_results:\n  - id: rate\n    title: Rate\n    min: 1\n"
ANNUAL = "title: Grow\nkey_results:\n  - id: arr\n    title: ARR\n    start: $1M\n    target: $2M\n"
FILES = {
    "teams/payments/2026-Q4/activation.md": ACTIVATION,
    "teams/payments/2026-Q4/self-serve.md": SELF_SERVE,
    "teams/company/2026/grow.md": ANNUAL,
}
NAME = "teams/payments/2026-Q4/check-ins/2026-11-20.md"


def check_in(read, text: str, name: str = NAME) -> tuple[CheckIn, list[str]]:
    """Read one check-in beside three objectives; return it, and what was found about it."""
    found = read({**FILES, name: text})
    (only,) = found.org().check_ins.values()
    return only, [said.replace(f"{name}:", ":") for said in found.said()]


def targets(one: CheckIn) -> list[str]:
    return [update.target.key_result or update.target.objective or "-" for update in one.updates]


def test_updates_are_read_nested_and_flat_in_all_forms_of_reference(read):
    one, said = check_in(
        read,
        """
author: maria
updates:
  activation:
    rate:
      value: 47%
      confidence: 4
      status: at-risk
    TIME:
      value: 12
  payments/self-serve:
    unchanged: all
  company/2026/grow:
    confidence: 6
    arr:
      value: $1.4M
  "activation#live":
    done: true
""",
    )
    assert said == []
    assert targets(one) == [
        "payments/2026-q4/activation#rate",
        "payments/2026-q4/activation#time",
        "payments/2026-q4/self-serve",
        "company/2026/grow",
        "company/2026/grow#arr",
        "payments/2026-q4/activation#live",
    ]
    rate, time, unchanged, grow, arr, live = one.updates
    assert (rate.confidence, rate.status.value, time.value.suffix, unchanged.unchanged) == (4, "at-risk", " days", True)
    assert (grow.confidence, arr.value.number, live.done, one.author.text) == (6, 1400000, True, "maria")
    assert (one.key, one.id, one.day) == (
        "payments/2026-q4/2026-11-20",
        "payments/2026-Q4/2026-11-20",
        date(2026, 11, 20),
    )


@pytest.mark.parametrize(
    ("update", "said"),
    [
        ("rate:\n      done: true", "`done` does not fit key result `rate`, which is a figure on its way to a target."),
        ("live:\n      value: 12 days", "`value: 12 days` does not fit key result `live`, which is a yes or no."),
        ("steps:\n      progress: 4%", "`progress` does not fit key result `steps`, which is a list of milestones."),
        ("level:\n      value: 3", "`value: 3` does not fit key result `level`, which is a choice of agreed levels."),
        ("told:\n      value: 3", "`value: 3` does not fit key result `told`, which is progress stated by hand."),
        (
            "open:\n      value: 3",
            "`value: 3` does not fit key result `open`, which is a key result without a measure.",
        ),
        (
            "sum:\n      progress: 3%",
            "`progress` does not fit key result `sum`, which is a roll-up of the objectives that support it.",
        ),
        (
            "rate:\n      value: 3 days",
            "`value: 3 days` is in another unit than key result `rate`, which counts in `%`.",
        ),
        ("steps:\n      milestones: [ship]", "Key result `steps` has no milestone `ship`."),
    ],
)
def test_what_a_key_result_cannot_take_is_left_out_and_reported(read, update, said):
    one, found = check_in(read, f"updates:\n  activation:\n    {update}\n")
    assert [words.partition(":5 ")[2] for words in found] == [said]
    (kept,) = one.updates
    assert (kept.value, kept.done, kept.progress, kept.milestones) == (None, None, None, ())


@pytest.mark.parametrize(
    ("update", "hint"),
    [
        ("live:\n      value: 12", "Write `done: true`."),
        ("rate:\n      done: true", "Write `value: 42%`."),
        ("steps:\n      done: true", "Write milestones: with `<id>: true`."),
        ("open:\n      value: 3", "Write `progress: 40%`. To report values, give the key result a `target` first."),
        (
            "open:\n      done: true",
            "If it is a yes or no, write `done: false` in the key result, without `start` and `target`.",
        ),
        ("sum:\n      value: 3", "Delete the line: its progress is computed. Confidence and a note are welcome."),
    ],
)
def test_the_finding_says_what_to_write_instead(read, update, hint):
    (finding,) = read({**FILES, NAME: f"updates:\n  activation:\n    {update}\n"}).findings()
    assert finding.hint == hint


def test_milestones_are_known_by_their_ids_without_regard_to_case(read):
    one, said = check_in(
        read, "updates:\n  activation:\n    steps:\n      milestones:\n        draft: true\n        step-2: false\n"
    )
    assert (said, one.updates[0].milestones) == ([], (("Draft", True), ("step-2", False)))


def test_progress_may_be_stated_where_nothing_else_measures(read):
    one, said = check_in(
        read, "updates:\n  activation:\n    told:\n      progress: 0.4\n    open:\n      progress: 40%\n"
    )
    assert said == []
    assert [str(update.progress) for update in one.updates] == ["0.4", "0.4"]


def test_updates_are_not_blamed_for_a_key_result_whose_own_fields_contradict_each_other(read):
    files = {
        "teams/a/2026-Q4/x.md": "title: X\nkey_results:\n  - id: k\n    title: K\n    target: 4\n    done: true\n",
        "teams/a/2026-Q4/check-ins/2026-11-20.md": "updates:\n  x:\n    k:\n      value: 3\n",
    }
    assert [said[:6] for said in read(files).said()] == ["KIN001"]


def test_two_updates_about_the_same_are_both_kept_and_reported(read):
    one, said = check_in(
        read,
        'updates:\n  activation:\n    rate:\n      value: 47%\n  "payments/activation#rate":\n    value: 48%\n',
    )
    assert targets(one) == ["payments/2026-q4/activation#rate"] * 2
    assert said == ["CHK005 :6 `payments/activation#rate` has an update further up in this check-in."]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "activatoin:\n    confidence: 3",
            "REF001 :3 `activatoin` leads nowhere: there is no objective `payments/2026-Q4/activatoin`.",
        ),
        (
            "activation:\n    rat:\n      confidence: 3",
            "REF002 :4 `activation#rat` leads nowhere: `payments/2026-Q4/activation` has no key result `rat`.",
        ),
        ("a/b/c/d:\n    confidence: 3", "REF009 :3 `a/b/c/d` does not name an objective."),
    ],
)
def test_an_update_about_nothing_that_exists_is_reported_and_still_shown(read, written, said):
    one, found = check_in(read, f"updates:\n  {written}\n")
    assert (found, len(one.updates), one.updates[0].target.found) == ([said], 1, False)
    assert one.updates[0].confidence == 3


def test_sections_about_key_results_and_objectives_join_their_updates(read):
    one, said = check_in(
        read,
        """
updates:
  activation:
    rate:
      value: 47%
      note: Short.
---
First words.

## rate
Enterprise sign-ups wait.

## activation#time
Sandbox keys went out.

## `self-serve`
Looks fine.

## company/2026/grow
Far away.

## What we saw
Free.
""",
    )
    assert said == []
    assert [(target, update.note) for target, update in zip(targets(one), one.updates, strict=True)] == [
        ("payments/2026-q4/activation#rate", "Short.\n\nEnterprise sign-ups wait.\n"),
        ("payments/2026-q4/activation#time", "Sandbox keys went out.\n"),
        ("payments/2026-q4/self-serve", "Looks fine.\n"),
        ("company/2026/grow", "Far away.\n"),
    ]
    assert [(note.heading, note.body.strip()) for note in one.notes] == [
        ("", "First words."),
        ("What we saw", "Free."),
    ]


def test_a_bare_id_means_the_key_result_that_the_check_in_speaks_of(read):
    one, said = check_in(read, "updates:\n  self-serve:\n    confidence: 5\n---\n## rate\nUp.\n")
    assert (said, targets(one)[-1]) == ([], "payments/2026-q4/self-serve#rate")


def test_a_bare_id_of_two_key_results_is_reported_and_shown_as_free_text(read):
    one, said = check_in(read, "updates: {}\n---\n## rate\nUp.\n")
    assert said == ["CHK006 :4 `rate` is a key result of 2 objectives."]
    assert [note.heading for note in one.notes] == ["rate"]


def test_a_key_result_is_meant_before_an_objective_of_the_same_name(read):
    files = {
        "teams/a/2026-Q4/x.md": "title: X\nkey_results:\n  - id: x\n    title: K\n",
        "teams/a/2026-Q4/check-ins/2026-11-20.md": "---\n---\n## x\nWords.\n",
    }
    (one,) = read(files).org().check_ins.values()
    assert targets(one) == ["a/2026-q4/x#x"]


def test_special_headings_file_their_text_without_regard_to_case_and_punctuation(read):
    one, said = check_in(
        read,
        "updates: {}\n---\n## WINS!\n- One\n\n# Blockers:\nTwo\n\n## asks\nThree\n\n## Next\nFour\n\n## Wins\n- Five\n",
    )
    assert said == []
    assert (one.wins, one.blockers.strip(), one.asks.strip(), one.next.strip()) == (
        "- One\n\n- Five\n",
        "Two",
        "Three",
        "Four",
    )
    assert one.notes == ()


def test_special_headings_are_those_that_the_configuration_names(read):
    found = read(
        {**FILES, NAME: "---\n---\n## Erfolge\nJa\n\n## Wins\nNein\n"}, "check_ins:\n  headings:\n    wins: [Erfolge]\n"
    )
    (one,) = found.org().check_ins.values()
    assert one.wins == "Ja\n"


def test_special_headings_are_known_in_the_language_of_the_site_and_in_english(read):
    text = "---\n---\n## Réussites\nOui\n\n## Points bloquants\nNon\n\n## Asks\nHelp\n"
    org = read({**FILES, NAME: text}, "site:\n  language: fr-CA\n")
    (one,) = org.org().check_ins.values()
    assert (one.wins.strip(), one.blockers.strip(), one.asks.strip()) == ("Oui", "Non", "Help")


def test_a_retrospective_is_sorted_by_its_headings(read):
    text = "---\n---\nBefore.\n\n## Keep\nA\n\n## Change\nB\n\n## Learned\nC\n\n## Else\nD\n"
    org = read({"teams/payments/2026-Q4/retrospective.md": text}).org()
    found = org.retrospectives["payments/2026-q4"]
    assert (found.keep, found.change, found.learned) == ("A\n", "B\n", "C\n")
    assert [note.heading for note in found.notes] == ["", "Else"]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2026-09-16", False),
        ("2026-09-17", True),
        ("2026-11-20", True),
        ("2027-01-14", True),
        ("2027-01-15", False),
    ],
)
def test_a_check_in_outside_its_time_is_reported_and_still_shown(read, day, counts):
    name = f"teams/payments/2026-Q4/check-ins/{day}.md"
    one, found = check_in(read, "updates:\n  activation:\n    rate:\n      value: 47%\n", name)
    said = (
        f"CHK003 :0 This check-in is of {day}, outside the time in which check-ins of `2026-Q4` count "
        "(2026-09-17 to 2027-01-14)."
    )
    assert (found, isinstance(one.updates[0].value, Value)) == ([] if counts else [said], True)


def test_an_update_about_a_cycle_that_is_over_is_reported_once(read):
    old = "title: Old\nkey_results:\n  - id: a\n    title: A\n  - id: b\n    title: B\n"
    found = read(
        {
            "teams/payments/2026-Q2/old.md": old,
            NAME: "updates:\n  payments/2026-Q2/old:\n    a:\n      progress: 4%\n    b:\n      progress: 4%\n",
        }
    )
    (said,) = found.said()
    assert said == (
        f"CHK003 {NAME}:4 `payments/2026-Q2/old#a` is reported on 2026-11-20, outside the time in which check-ins of "
        "`2026-Q2` count (2026-03-18 to 2026-07-14)."
    )


def test_a_date_to_come_is_reported_only_where_today_is_known(read):
    found = read({**FILES, NAME: "updates:\n  activation:\n    confidence: 5\n"})
    assert found.said() == []
    assert found.said(date(2026, 11, 20)) == []
    assert found.said(date(2026, 11, 19)) == [
        f"CHK004 {NAME}:0 This check-in is of 2026-11-20, and today is 2026-11-19."
    ]


def test_headings_are_compared_by_letters_and_digits():
    assert comparable(" Nächste Schritte: 2 ") == comparable("nächste-schritte 2") == "nächsteschritte2"

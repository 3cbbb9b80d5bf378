from __future__ import annotations

from decimal import Decimal

import pytest

from okrsite_gen.model.insights import Formula
from okrsite_gen.model.status import Reason
from okrsite_gen.site.figures import whole_points
from okrsite_gen.site.prose import Title
from okrsite_gen.site.wording import word_formula, word_reason

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("code", "parameters", "sentence"),
    [
        ("closed-as", {"outcome": "partly", "day": "2026-12-28"}, f"Closed on 28{NB}Dec{NB}2026 as partly achieved."),
        ("closed-as", {"outcome": "missed", "day": ""}, "Closed as missed."),
        (
            "pace-off",
            {"progress": "0.1", "planned": "0.5", "gap": "-0.4", "limit": "0.33", "day": "2026-11-20"},
            (
                f"40 percentage points behind plan on 20{NB}Nov{NB}2026: 10{NB}%, where the plan has 50{NB}%. "
                "More than 33 points behind counts as off track."
            ),
        ),
        (
            "pace-behind",
            {"progress": "0.584", "planned": "0.746", "gap": "-0.162", "limit": "0.16", "day": "2026-11-20"},
            (
                f"16.2 percentage points behind plan on 20{NB}Nov{NB}2026: 58.4{NB}%, where the plan has 74.6{NB}%. "
                "More than 16 points behind counts as at risk."
            ),
        ),
        (
            "pace-behind",
            {"progress": "0.2222", "planned": "0.3846", "gap": "-0.1624", "limit": "0.16", "day": "2026-11-20"},
            (
                f"16.3 percentage points behind plan on 20{NB}Nov{NB}2026: 22.2{NB}%, where the plan has 38.5{NB}%. "
                "More than 16 points behind counts as at risk."
            ),
        ),
        ("nothing-yet", {}, "Nobody has reported a value or a word yet."),
        ("nothing-yet", {"partial": 1}, "Neither a value nor a word is shown here yet."),
        (
            "stale",
            {"last": "2026-11-06", "due": "2026-11-18", "cadence": "weekly"},
            f"No word since 6{NB}Nov{NB}2026. With a weekly check-in, that was fresh until 18{NB}Nov{NB}2026.",
        ),
        (
            "stale",
            {"last": "2026-11-06", "due": "2026-11-18", "cadence": "weekly", "partial": 1},
            (
                f"The latest word shown here is of 6{NB}Nov{NB}2026. "
                f"With a weekly check-in, that was fresh until 18{NB}Nov{NB}2026."
            ),
        ),
        ("key-results", {"status": "off-track", "count": 1, "total": 4}, "1 of 4 key results is off track."),
        ("key-results", {"status": "at-risk", "count": 2, "total": 4}, "2 of 4 key results are at risk."),
        ("key-results", {"status": "at-risk", "count": 1, "total": 1}, "Its one key result is at risk."),
        (
            "milestone-overdue",
            {"milestone": "pilot", "title": "Pilot < run", "due": "2026-11-01", "count": 1},
            f"The milestone “Pilot &lt; run” was due on 1{NB}Nov{NB}2026 and is not done.",
        ),
        (
            "inside-band",
            {"inside": 1, "checks": 2, "day": "2026-11-20"},
            f"Inside its limits; so it was in 1 of 2 checks, most recently on 20{NB}Nov{NB}2026.",
        ),
        (
            "dependency-declined",
            {"position": 0, "objective": "identity/2026-q4/sso", "team": "", "note": "", "provider": 1},
            "It needs “Single sign-on”: declined.",
        ),
        (
            "dependency-at-risk",
            {
                "position": 0,
                "objective": "legal/2026-q4/papers",
                "team": "legal",
                "note": "A draft < 2 pages.",
                "provider": 1,
            },
            "It needs help from Legal (“A draft &lt; 2 pages”): at risk, as they say.",
        ),
        (
            "dependency-requested",
            {"position": 0, "objective": "", "team": "legal", "note": "A contract", "needed_by": "2026-12-11"},
            f"It asked for help from Legal (“A contract”) by 11{NB}Dec{NB}2026: no answer yet.",
        ),
        (
            "dependency-declined",
            {"position": 0, "objective": "", "team": "legal", "note": "", "provider": 0},
            "It needs help from Legal: declined, as its own team says.",
        ),
    ],
)
def test_reasons_become_sentences(words, code, parameters, sentence):
    names = {"identity/2026-q4/sso": Title("Single sign-on"), "legal": "Legal"}
    assert word_reason(words, Reason(code, tuple(parameters.items())), names) == sentence


@pytest.mark.parametrize(
    ("code", "inputs", "progress", "sentence"),
    [
        (
            "metric",
            {"current": "12 days", "start": "31 days", "target": "2 days"},
            "0.655",
            f"(12 days − 31 days) ÷ (2 days − 31 days) = 66{NB}%",
        ),
        (
            "metric",
            {"current": "14", "start": "0", "target": "20"},
            "0.7",
            f"(14 − 0) ÷ (20 − 0) = 70{NB}%",
        ),
        (
            "metric",
            {"current": "", "start": "31 days", "target": "2 days"},
            "0",
            f"No value has been recorded yet, so nothing has moved from 31 days towards 2 days: 0{NB}%",
        ),
        ("metric", {}, "0.4", f"How far the value has moved from its start towards its target: 40{NB}%"),
        ("guardrail", {"inside": "1", "checks": "1"}, "1", f"1 of 1 check was inside the limits: 100{NB}%"),
        ("guardrail", {"inside": "1", "checks": "2"}, "0.5", f"1 of 2 checks were inside the limits: 50{NB}%"),
        ("guardrail", {"inside": "0", "checks": "1"}, "0", f"0 of 1 check was inside the limits: 0{NB}%"),
        ("guardrail", {"inside": "3", "checks": "4"}, "0.75", f"3 of 4 checks were inside the limits: 75{NB}%"),
        ("yes-no", {"done": "true"}, "1", f"Done: 100{NB}%"),
        ("levels", {"reached": "target"}, "0.7", f"Level 2 of 3 reached, the target: 70{NB}%"),
        ("none", {}, None, "Nothing is computed."),
    ],
)
def test_formulas_become_sentences(words, code, inputs, progress, sentence):
    result = Decimal(progress) if progress is not None else None
    assert word_formula(words, Formula(code, tuple(inputs.items())), result) == sentence


@pytest.mark.parametrize(
    ("change", "said"), [("0.012", "+1 point"), ("-0.01", "−1 point"), ("0.02", "+2 points"), ("0.12", "+12 points")]
)
def test_a_change_of_one_point_is_told_in_the_singular(words, change, said):
    exact = Decimal(change)
    assert words.t("updates.change", change=exact, count=whole_points(exact)) == said

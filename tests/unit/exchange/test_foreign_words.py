"""Days, figures and states in the forms that other programs give them."""

from __future__ import annotations

from datetime import date

import pytest

from okrsite_gen.exchange.words.days import day_from, is_ambiguous
from okrsite_gen.exchange.words.figures import figure, percentage
from okrsite_gen.exchange.words.states import confidence_of, ending_of, kind_of, status_in, status_of
from okrsite_gen.model.kinds import Outcome, Said, State


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-30", date(2026, 11, 30)),
        ("2026-11-30T08:00:00Z", date(2026, 11, 30)),
        ("11/30/2026", date(2026, 11, 30)),
        ("30/11/2026", date(2026, 11, 30)),
        ("03.04.2026", date(2026, 4, 3)),
        ("Nov 30, 2026", date(2026, 11, 30)),
        ("30 November 2026", date(2026, 11, 30)),
        ("30. Dez 2026", date(2026, 12, 30)),
        ("46356", date(2026, 11, 30)),
        ("2026-02-30", None),
        ("soon", None),
        ("12", None),
    ],
)
def test_days_of_exports_are_read(written, day):
    assert day_from(written) == day


def test_a_day_that_could_be_another_is_known_as_such():
    assert is_ambiguous("3/4/2026")
    assert not is_ambiguous("30/4/2026")
    assert day_from("3/4/2026", day_first=True) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("written", "unit", "comma", "made"),
    [
        ("1,200,000", "", None, "1200000"),
        ("1.200,5", "EUR", None, "€1200.5"),
        ("37,5", "%", None, "37.5%"),
        ("1.250", "", True, "1250"),
        ("1.250", "", False, "1.25"),
        ("$5,000", "", None, "$5000"),
        ("-3", "days", None, "-3 days"),
        ("30 %", "", None, "30%"),
        ("12", "#", None, "12"),
        ("a lot", "days", None, ""),
        ("", "days", None, ""),
    ],
)
def test_figures_are_put_into_the_notation_of_the_content_format(written, unit, comma, made):
    assert figure(written, unit, comma=comma) == made


def test_a_percentage_may_be_a_part_of_one():
    assert percentage("40%") == 40
    assert percentage("0.4", fraction=True) == 40
    assert percentage("12 days") is None


@pytest.mark.parametrize(
    ("written", "confidence"), [("7", 7), ("0.7", 7), ("70%", 7), ("7/10", 7), ("high", 8), ("?", None)]
)
def test_confidence_is_read_on_any_scale(written, confidence):
    assert confidence_of(written) == confidence


def test_words_of_several_languages_name_states_and_kinds():
    assert status_of("At Risk") is status_of("gelb") is status_of("à risque") is Said.AT_RISK
    assert ending_of("Erreicht") == (State.CLOSED, Outcome.ACHIEVED)
    assert ending_of("On track") is None
    assert kind_of("Key Results") == kind_of("Schlüsselergebnis") == "key_result"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("On track: the paint has come", Said.ON_TRACK),
        ("🟡 behind schedule", Said.AT_RISK),
        ("🔴", Said.OFF_TRACK),
        ("Red", Said.OFF_TRACK),
        ("Not on track", Said.OFF_TRACK),
        ("It is not yet on track", None),
        ("Moved from at risk to on track", None),
        ("Delivered", None),
        ("Deferred", None),
        ("Hired", None),
        ("Measured", None),
        ("In progress", None),
    ],
)
def test_a_status_is_read_in_whole_words_and_only_where_one_is_said(written, said):
    assert status_in(written) is said

"""Figures to reach, and figures that only stand in a title."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Raise NPS to 40",
        "Churn below 2%",
        "95% of parcels arrive the same day",
        "Grow ARR from 4 to 6 million",
        "Hit $2M in bookings",
        "[P1] Reach 10,000 active riders",
    ),
    "de": (
        "Umsatz um 20 % steigern",
        "NPS auf 40 erhöhen",
    ),
    "fr": ("Porter le NPS à 40",),
}
NOT_FOUND = {
    "en": (
        "Win the trust of fleet managers",
        "Be the first choice of every rider in 3 cities",
        "Enter 2027 without an open safety issue",
        "Our 24/7 service deserves its name",
        "Own the 2 km delivery",
        "Increase trust in #42",
        "Improve the signup experience part 1",
    ),
    "de": ("In 3 Städten die erste Wahl jedes Mechanikers",),
    "fr": ("Le premier choix des mécaniciens dans 3 villes",),
}


@pytest.mark.parametrize("language", FOUND)
def test_objective_is_metric_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD005", titles, tmp_path, objectives=True, language=language)

    assert found == set(FOUND[language])

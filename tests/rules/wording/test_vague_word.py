"""What leaves open how much, and what only looks like it."""

from __future__ import annotations

import pytest
from coaching import found_in_titles
from one_title import titles_found

FOUND = {
    "en": (
        "Improve the onboarding experience",
        "Customer satisfaction improves",
        "A more efficient planning process",
        "Maximize ROI on marketing spend",
        "Communication at all levels is significantly better",
        "[P1] Increase the engagement of partners",
    ),
    "de": (
        "Zusammenarbeit verbessern",
        "Bessere Sichtbarkeit in den Städten",
    ),
    "fr": (
        "Améliorer la communication",
        "Une planification plus efficace",
    ),
}
NOT_FOUND = {
    "en": (
        "Improve weekly riders from 4,000 to 6,500",
        "Nobody improvises at the counter",
        "Launch a better newsletter",
        "Sales reps use the price list because it makes offers better",
        "Gain [_N<sub>3</sub>_][n3] better partners",
        "Plans that customers understand",
    ),
    "de": (
        "Umsatz um 20 % steigern",
        "Niemand wartet auf ein Teil",
    ),
    "fr": ("Personne n'attend une pièce",),
}


@pytest.mark.parametrize("language", FOUND)
def test_vague_word_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD001", titles, tmp_path, language=language)

    assert found == set(FOUND[language])


def test_a_yes_or_no_does_not_say_how_much_either(tmp_path):
    titles = ["Improve support significantly", "October closes at break-even or better"]

    assert titles_found("WRD001", titles, tmp_path, fields="done: false") == {titles[0]}

"""What could never turn out to be false, and what only looks like it."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Improve onboarding",
        "Be number one in the region",
        "Increase sales",
        "Delight our customers",
        "Operational excellence",
        "Become a world-class team",
        "Leverage synergies to drive best-in-class customer-centric excellence",
        "Grow the business",
    ),
    "de": ("Onboarding verbessern", "Marktführer im Norden werden"),
    "fr": ("Améliorer l'accueil", "Être le numéro un de la région"),
}
NOT_FOUND = {
    "en": (
        "New shops take their first order on the day they sign up",
        "Improve onboarding so that shops sell on day one",
        "Increase revenue by 20%",
        "Improve quality and enter the French market",
        "Driver shortages never stop a delivery",
        "Everyone excels at something",
    ),
    "de": ("Wer neu ist, fühlt sich zu Hause",),
    "fr": ("Les villes nous demandent de venir",),
}


@pytest.mark.parametrize("language", FOUND)
def test_a_direction_or_praise_is_found_in_each_objective_that_says_no_more_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD014", titles, tmp_path, objectives=True, language=language)

    assert found == set(FOUND[language])

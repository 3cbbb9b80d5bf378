"""Two aims behind one title, and one aim with two verbs."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Improve customer satisfaction and enter the French market",
        "Launch the new app. Fix the support queue.",
        "Win large fleets as well as make our finances safe",
        "Upgrade systems and automate processes",
        "Raise quality at all depots; hire the sales team",
    ),
    "de": ("Kundenzufriedenheit steigern und den französischen Markt erschließen",),
    "fr": ("Réduire les résiliations et ouvrir un dépôt à Gand",),
}
NOT_FOUND = {
    "en": (
        "Attract and keep great mechanics",
        "Find, train and keep the drivers we need",
        "Fast and reliable repairs",
        "Analyse the limits of the engine and improve them",
        "Build the product and design team",
        "Sales and support work from one picture",
    ),
    "de": ("Gute Leute gewinnen und halten",),
    "fr": ("Attirer et fidéliser les bons mécaniciens",),
}


@pytest.mark.parametrize("language", FOUND)
def test_two_in_one_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD009", titles, tmp_path, objectives=True, language=language)

    assert found == set(FOUND[language])

"""Headings of plans, and sentences that begin like one."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Roll-out of the new CRM",
        "Implementation of single sign-on",
        "Migration of the data warehouse",
        "Launch of the loyalty programme",
        "Creation of a customer board",
    ),
    "de": (
        "Einführung eines neuen Ticketsystems",
        "Aufbau eines Partnernetzes",
    ),
    "fr": (
        "Mise en place d'un réseau de partenaires",
        "Refonte du site",
    ),
}
NOT_FOUND = {
    "en": (
        "Launch of a bike takes nobody by surprise",
        "Roll-out of 40 scanners",
        "Introduction letters are read",
        "Development partners stay",
        "Migration happens overnight and nobody notices",
    ),
    "de": (
        "Einführungswochen enden ohne offene Fragen",
        "Die Einführung gelingt",
    ),
    "fr": ("Le lancement se passe bien",),
}


@pytest.mark.parametrize("language", FOUND)
def test_task_noun_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD003", titles, tmp_path, language=language)

    assert found == set(FOUND[language])

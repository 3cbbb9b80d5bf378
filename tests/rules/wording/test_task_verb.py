"""What names work, and what only begins with the same word."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Launch the new pricing page",
        "[P0] Write the runbook",
        "Document how returns work",
        "Map key use cases [P1][DP]",
        "Plan the move to the new hall",
        "Research storage options",
    ),
    "de": (
        "Neues CRM einführen",
        "Zwei-Faktor-Anmeldung umsetzen.",
        "Wir führen ein neues Ticketsystem ein",
    ),
    "fr": (
        "Lancer la nouvelle offre",
        "Mettre en place un système de tickets",
    ),
}
NOT_FOUND = {
    "en": (
        "Launch day passes without an outage",
        "Build times fall below what anybody notices",
        "Launch of the loyalty programme",
        "Interview training provided for all teammates",
        "Design partners renew without being asked",
        "Hire 4 mechanics by November",
        "Create two demos",
        "Run on a single machine",
        "Build of [_N<sub>3</sub>_][n3] bikes",
    ),
    "de": (
        "Fahrer können Schäden selbst dokumentieren",
        "12 Werkstätten schulen",
        "Ohne Termine doppelt zu planen",
    ),
    "fr": (
        "Créer un compte ne demande plus d'appel",
        "Le lancement se passe sans panne",
    ),
}


@pytest.mark.parametrize("language", FOUND)
def test_task_verb_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD002", titles, tmp_path, language=language)

    assert found == set(FOUND[language])

"""Lists of work, and lists of other things."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Choose a vendor, migrate the data and train the staff",
        "Write tests; fix the pipeline; document the release",
        "Map the process, automate the export, train the clerks",
        "Define the roles, write the job ads and hire",
        "Plan the event; host it; publish the talks",
    ),
    "de": ("Bedarf ermitteln, Konzept erstellen und Schulungen durchführen",),
    "fr": ("Rédiger le plan, recruter un chef, lancer l'appel",),
}
NOT_FOUND = {
    "en": (
        "Write and publish the guide",
        "Parts are ordered, checked and on the shelf by noon",
        "Document APIs, tools and prices",
        "Sales, support and design agree",
        "Launch in Ghent, Leeds and Bremen",
    ),
    "de": ("Teile sind bestellt, geprüft und im Regal",),
    "fr": ("Les pièces sont commandées, contrôlées et en rayon",),
}


@pytest.mark.parametrize("language", FOUND)
def test_task_list_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD010", titles, tmp_path, language=language)

    assert found == set(FOUND[language])

"""Objectives that are projects, and objectives that only begin like one."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Launch the cargo bike subscription",
        "Implement the new ERP system",
        "[P0] Define the product",
        "Hire a VP of Sales",
        "Introduction of a new pricing model",
    ),
    "de": ("Neues ERP-System einführen",),
    "fr": ("Refonte du site",),
}
NOT_FOUND = {
    "en": (
        "Build a company that mechanics recommend",
        "Create a workplace where nobody dreads Monday",
        "Launch days are boring",
        "Deliver parcels that arrive when we said",
        "Develop leaders whom people follow",
    ),
    "de": ("Niemand wartet auf eine Reparatur",),
    "fr": ("Gagner la confiance des flottes",),
}


@pytest.mark.parametrize("language", FOUND)
def test_objective_is_task_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD004", titles, tmp_path, objectives=True, language=language)

    assert found == set(FOUND[language])

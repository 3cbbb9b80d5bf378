"""What shouts, and what is an abbreviation."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "CUSTOMERS COME FIRST",
        "[OPS] ZERO DEFECTS EVERYWHERE",
        "BE THE NUMBER ONE IN EUROPE!",
        "WIN THE NORTH",
        "ONE TEAM ONE GOAL",
    ),
    "de": ("WIR SIND NUMMER EINS",),
}
NOT_FOUND = {
    "en": (
        "ERP",
        "OKR & CRM",
        "Customers come FIRST",
        "ISO, SOC and GDPR without tears",
        "NPS > 50",
    ),
    "de": ("ERP und CRM erzählen dasselbe",),
}


@pytest.mark.parametrize("language", FOUND)
def test_all_capitals_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD011", titles, tmp_path, objectives=True, language=language)

    assert found == set(FOUND[language])

"""Lists without an end."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "Partners know prices, terms, etc.",
        "Docs (APIs, SDKs, ...)",
        "Fewer complaints about noise, smell …",
        "Events with partners, customers and more",
        "Prices and so on are known",
    ),
    "de": ("Partner kennen Preise, Bedingungen usw.",),
    "fr": ("Les partenaires connaissent les prix, etc.",),
}
NOT_FOUND = {
    "en": (
        "More and more partners come",
        "Two and more partners come back",
        "Fetch takes no time",
        "The list ends here.",
        "Others come back",
    ),
    "de": ("Mehr Partner kommen",),
    "fr": ("Plus de partenaires",),
}


@pytest.mark.parametrize("language", FOUND)
def test_open_ended_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD012", titles, tmp_path, language=language)

    assert found == set(FOUND[language])

"""Marks for which there is a field."""

from __future__ import annotations

import pytest
from coaching import found_in_titles

FOUND = {
    "en": (
        "[P1] Churn falls",
        "P0: Churn falls",
        "Churn falls [P2][DP]",
        "✅ Churn falls",
        "~~Churn falls~~",
        "(WIP) Churn falls",
        "DONE: churn falls",
    ),
    "de": ("Niemand wartet (erledigt)",),
}
NOT_FOUND = {
    "en": (
        "P1 incidents fall from 9 to 2",
        "P95 latency stays low",
        "[Legal] No redlines",
        "Done right the first time",
        "Old ~~wood~~ steel parts last",
        "All repairs are done",
    ),
    "de": ("Erledigt ist, was bezahlt ist",),
}


@pytest.mark.parametrize("language", FOUND)
def test_mark_in_title_is_found_in_each_title_that_has_it_and_in_no_other(language, tmp_path):
    titles = (*FOUND[language], *NOT_FOUND[language])

    found = found_in_titles("WRD013", titles, tmp_path, language=language)

    assert found == set(FOUND[language])

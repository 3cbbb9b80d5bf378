"""How many words are too many."""

from __future__ import annotations

import pytest
from coaching import findings_in, found_in_titles

LONG = ("word " * 31).strip()
LIMIT = ("word " * 30).strip()


@pytest.mark.parametrize("title", [LONG, f"{LIMIT} 2027", f"{LIMIT} [linked](https://example.org/a/b/c)"])
def test_a_title_of_more_than_thirty_words_is_too_long(title, tmp_path):
    assert found_in_titles("WRD006", [title], tmp_path, objectives=True) == {title}


@pytest.mark.parametrize("title", [LIMIT, f"{LIMIT} –", "https://example.org/" + "a" * 300, "Short"])
def test_a_title_of_thirty_words_is_not_however_many_characters_and_dashes_it_has(title, tmp_path):
    assert found_in_titles("WRD006", [title], tmp_path, objectives=True) == set()


def test_a_company_can_draw_the_line_elsewhere(tmp_path):
    files = {
        "okrsite.yml": "rules:\n  WRD006:\n    most: 3\n",
        "content/teams/example/2026-Q4/one.md": "---\ntitle: One two three four\n---\n",
    }

    assert "in 3 words at most" in next(each.hint for each in findings_in(files, tmp_path) if each.code == "WRD006")

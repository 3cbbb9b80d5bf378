"""The example that `init` writes is written as the rules ask for, whatever day it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from coaching import findings_in

from okrsite_gen.pipeline.starter import starter_files
from okrsite_gen.pipeline.templates import TEMPLATES

WORDS = {"name": "Ours", "version": "1.0", "requirement": "okrsite==1.0", "branch": "main", "audience": "company"}
WORDS |= {"team": "kitchen", "objective": "ready-at-noon", "company": "All is"}
WORDS |= {"owners": "/content/teams/a/ @a", "check-in-folders": "/content/teams/**/check-ins/"}
WORDS |= {"publish": "Push."}

DAYS = [date(2026, 1, 1) + timedelta(days=19 * step) for step in range(20)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("beginning", ["startup", "empty", "minimal", "enterprise"])
def test_nobody_is_corrected_on_the_first_day(beginning, day, tmp_path):
    files = {path: text for _, path, text in starter_files(day, WORDS, ("project", *TEMPLATES[beginning].parts))}
    assert [(each.code, each.message) for each in findings_in(files, tmp_path, as_of=day)] == []

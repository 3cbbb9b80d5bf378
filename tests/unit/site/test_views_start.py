"""How to read the site: what each status means, by the rules that hold."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from site_orgs import objective as goal
from site_orgs import organisation, site

from okrsite_gen.model.names import Place
from okrsite_gen.model.organisation import FreePage
from okrsite_gen.model.settings import Settings, Thresholds
from okrsite_gen.model.status import Status


def test_every_status_is_explained_once():
    view = site(organisation([])).view("/start/")
    assert sorted(each.status.value for each in (*view.running, *view.over)) == sorted(each.value for each in Status)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (replace(Thresholds(), confidence_off=2), "Confidence is 2 of 10 or less."),
        (replace(Thresholds(), pace_off=Decimal("0.5")), "It is more than 50 percentage points behind plan."),
        (
            replace(Thresholds(), pace_at_risk=Decimal("0.2")),
            "Up to 20 percentage points from it, above or below, is near plan.",
        ),
        (replace(Thresholds(), fresh_days=1), "and one working day."),
    ],
)
def test_the_rules_are_those_of_the_configuration(limits, sentence):
    assert sentence in site(organisation([]), settings=Settings(thresholds=limits)).text("/start/")


def test_the_companys_own_way_of_working_is_named_at_once():
    page = FreePage("how", "How we do it", Place("content/pages/how.md"))
    told = site(organisation([], pages=(page,))).text("/start/")
    assert told.index("How we work with goals: How we do it") < told.index("One row")


def test_questions_lead_to_the_pages_that_exist():
    built = site(organisation([goal("acme/2026-q4/a")]))
    assert "Whom does our work serve" in built.text("/start/")
    assert "Whom does our work serve" not in site(organisation([], cycles=())).text("/start/")


def test_the_row_that_is_explained_is_drawn_like_any_other():
    told = site(organisation([goal("acme/2026-q4/a")])).text("/start/").replace("\u00a0", " ")
    assert re.search(r"47 % ?plan 62 % ?Every bike is back on the street the same day 7 → and by now 5", told)
    assert re.search(r"lowest confidence ?At risk", told)

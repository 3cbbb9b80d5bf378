"""The day on which an objective was closed, as its changes tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from analysis_orgs import objective, organisation

from okrsite_gen.analysis.closing import state_days
from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import Outcome, State

GO = "pay/2026-q4/go"
CLOSED, PARTLY = ("state", "", "closed"), ("closed_as", "", "partly")


@pytest.mark.parametrize(
    ("changes", "closed"),
    [
        ([(2, CLOSED), (2, PARTLY)], 2),
        ([(2, CLOSED), (9, PARTLY)], 2),
        ([(2, PARTLY), (9, CLOSED)], 2),
        ([(2, CLOSED), (2, PARTLY), (9, ("closed_as", "partly", "missed"))], 2),
        ([(2, CLOSED), (5, ("state", "Closed", "")), (9, CLOSED), (9, PARTLY)], 9),
        ([(9, ("closed_as", "missed", "partly"))], None),
        ([], None),
    ],
)
def test_an_objective_is_closed_from_the_day_on_which_its_file_first_said_so(changes, closed):
    told = tuple(Change(date(2026, 10, day), GO, *change, "", "", "") for day, change in changes)
    goal = replace(objective(GO), state=State.CLOSED, closed_as=Outcome.PARTLY)
    org = replace(organisation([goal], []), history=History(known=True, changes=told))
    assert state_days(org).get(GO) == (date(2026, 10, closed) if closed else None)


def test_what_was_opened_again_has_no_day():
    told = (
        Change(date(2026, 10, 2), GO, *CLOSED, "", "", ""),
        Change(date(2026, 10, 9), GO, "state", "closed", "", "", "", ""),
    )
    org = replace(organisation([objective(GO)], []), history=History(known=True, changes=told))
    assert GO not in state_days(org)

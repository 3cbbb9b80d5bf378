from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from okrsite_gen.model.status import Status
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summary import Summary

WIN = Summary(Title("Win"), "/win/", Status.ON_TRACK)


def test_summaries_are_written_out_alike_if_they_are_equal():
    assert repr(WIN) == repr(replace(WIN))
    assert repr(WIN).startswith("Summary('/win/', ")


@pytest.mark.parametrize(
    "changed",
    [{"title": Title("Won")}, {"status": Status.AT_RISK}, {"progress": Decimal("0.5")}, {"owner": "Ada"}],
    ids=str,
)
def test_whatever_is_changed_is_written_out_otherwise(changed):
    repr(WIN)
    assert repr(replace(WIN, **changed)) != repr(WIN)


def test_having_been_written_out_makes_no_difference():
    twin = replace(WIN)
    repr(WIN)
    assert (twin, hash(twin)) == (WIN, hash(WIN))

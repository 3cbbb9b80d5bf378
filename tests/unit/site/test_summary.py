from __future__ import annotations

from dataclasses import replace

from okrsite_gen.model.status import Status
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summary import Summary

WIN = Summary(Title("Win"), "/win/", Status.ON_TRACK)


def test_a_summary_is_written_out_with_all_that_it_says():
    shown = repr(WIN)
    assert shown.startswith("Summary(title=Title(text='Win'")
    assert "address='/win/', status=<Status.ON_TRACK" in shown
    assert shown.endswith("owner='')")


def test_what_was_changed_is_written_out_anew():
    repr(WIN)
    assert repr(replace(WIN, address="/lose/")) == repr(WIN).replace("/win/", "/lose/")


def test_having_been_written_out_makes_no_difference():
    twin = replace(WIN)
    repr(WIN)
    assert (twin, hash(twin)) == (WIN, hash(WIN))

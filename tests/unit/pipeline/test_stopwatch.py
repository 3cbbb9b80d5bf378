"""Where the time of a run goes, also in processes that work for it."""

from __future__ import annotations

from functools import partial

from okrsite_gen.pipeline.stopwatch import NOT_WATCHED, stopwatch
from okrsite_gen.pipeline.workers import spread


def doubled(number: int) -> int:
    return 2 * number


def worker(watch):
    return watch.timing("page", doubled, lambda number: ("objective", f"/{number}/"))


def test_what_several_processes_did_is_told_by_kind_and_name():
    with stopwatch() as watch:
        done = dict(spread(partial(worker, watch), range(8), 2))
        told = watch.told()
    assert done == {number: 2 * number for number in range(8)}
    assert {(each.sort, each.kind) for each in told} == {("page", "objective")}
    assert sorted(each.name for each in told) == [f"/{number}/" for number in range(8)]
    assert [each.seconds for each in told] == sorted((each.seconds for each in told), reverse=True)


def test_work_that_nobody_times_is_the_work_itself():
    assert NOT_WATCHED.timing("page", doubled, lambda number: ("", "")) is doubled


def test_nothing_is_left_behind():
    with stopwatch() as watch:
        worker(watch)(1)
    assert not watch.file.parent.exists()

"""Where the time of a run goes, by stage."""

from __future__ import annotations

from okrsite_gen.cli.timekeeper import timekeeping


def test_stages_are_told_in_their_order_with_what_comes_before_the_first():
    told = []
    with timekeeping() as timekeeper:
        progress = timekeeper.following(lambda *what: told.append(what))
        progress("Finding files", 0, 0)
        progress("Reading files", 0, 2)
        progress("Reading files", 2, 2)
        progress("Drawing pages", 0, 0)
        stages = timekeeper.end().stages
    assert [stage.name for stage in stages] == ["Starting", "Finding files", "Reading files", "Drawing pages"]
    assert all(stage.seconds >= 0 and stage.processor >= 0 for stage in stages)
    assert told[2] == ("Reading files", 2, 2)

"""Milestones over time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

from okrsite_gen.site.charts.lanes import Lane, LanesChart, describe_lanes, lanes_svg
from okrsite_gen.site.prose import Title

DONE = Lane(date(2026, 10, 20), done=True, done_on=date(2026, 10, 16), overdue=False)
LATE = Lane(date(2026, 11, 13), done=False, done_on=None, overdue=True)
OPEN = Lane(date(2026, 12, 18), done=False, done_on=None, overdue=False)


def chart(*lanes, told=()):
    return LanesChart("k", Title("Sign-on"), date(2026, 10, 1), date(2026, 12, 31), lanes, told, date(2026, 11, 20))


def test_each_milestone_has_a_lane_with_its_day_and_its_tick(words):
    root = ET.fromstring(lanes_svg(chart(DONE, LATE, OPEN), words))
    kinds = [found.get("class") for found in root.iter() if "chart-due" in found.get("class", "")]
    assert kinds == ["chart-due is-done", "chart-due is-late", "chart-due is-open"]
    assert len([found for found in root.iter() if found.get("class") == "chart-tick"]) == 1
    assert {"1", "2", "3"} <= {found.text for found in root.iter("text")}


def test_what_people_say_stands_below(words):
    svg = lanes_svg(chart(DONE, told=((date(2026, 10, 9), 7), (date(2026, 11, 13), 4))), words)
    assert "confidence" in [found.text for found in ET.fromstring(svg).iter("text")]


def test_the_drawing_says_how_many_are_done_and_overdue(words):
    assert describe_lanes(chart(DONE, LATE, OPEN), words) == "1 of 3 milestones are done. One is overdue."
    assert describe_lanes(chart(DONE), words) == "1 of 1 milestone is done."

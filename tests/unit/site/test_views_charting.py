from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okrsite_gen.model.insights import KeyResultInsight, Point, Source
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.status import Status, StatusInsight
from okrsite_gen.site.prose import Title
from okrsite_gen.site.views.charting import POINTS, WORDS, Span, key_result_chart, thinned

START = date(2026, 1, 1)
KEY_RESULT = KeyResult("a/2026/o#k", "k", "k", 1, "a/2026/o", "Title", Kind.METRIC, Place("o.md"))


def valued(day):
    return Point(START + timedelta(days=day), Source("metric"), progress=Decimal(day) / 1000)


def spoken(day):
    return Point(START + timedelta(days=day), Source("check-in"), confidence=7)


def draw(series):
    insight = KeyResultInsight(KEY_RESULT.key, StatusInsight(Status.ON_TRACK), measurable=True, series=tuple(series))
    return key_result_chart(KEY_RESULT, Title("Title"), insight, Span(None, None), START)


@pytest.mark.parametrize(("many", "kept"), [(3, [0, 1, 2]), (9, [0, 2, 5, 8])])
def test_long_series_keep_their_ends_and_what_lies_evenly_between(many, kept):
    assert list(thinned(range(many), 4)) == kept


def test_the_newest_value_and_the_newest_word_are_always_drawn():
    series = sorted(
        [valued(day) for day in range(0, 300, 7)] + [spoken(day) for day in range(3, 310, 5)], key=lambda each: each.day
    )
    points = draw(series).points
    values = [point.day for point in points if point.progress is not None]
    words = [point.day for point in points if point.confidence is not None]
    assert values[0] == START
    assert values[-1] == START + timedelta(days=294)
    assert words[-1] == START + timedelta(days=308)
    assert (len(values), len(words)) == (POINTS - WORDS, WORDS)
    assert [point.day for point in points] == sorted(point.day for point in points)


@pytest.mark.parametrize("series", [[], [valued(1)], [Point(None, Source("file"), progress=Decimal(0)), valued(1)]])
def test_what_is_known_of_one_day_only_is_not_drawn(series):
    assert draw(series) is None

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from decimal import Decimal

import pytest

from okrsite_gen.model.insights import RollUp
from okrsite_gen.model.kinds import Cadence
from okrsite_gen.model.rhythm import Beat, Period, Rhythm
from okrsite_gen.model.status import Status
from okrsite_gen.model.values import WITHHELD, Value
from okrsite_gen.site.charts.bars import cadence_marks, distribution_bar, progress_bar, spark
from okrsite_gen.site.charts.instrument import cycle_instrument
from okrsite_gen.site.charts.line import ChartPoint, LineChart, describe_line, line_svg, line_unit
from okrsite_gen.site.charts.measure import base_of
from okrsite_gen.site.charts.metric import MetricChart, describe_band, describe_metric, metric_spark, metric_svg
from okrsite_gen.site.charts.svg import element, place, share
from okrsite_gen.site.prose import Title
from okrsite_gen.site.summaries import CycleSummary

NB = "\N{NO-BREAK SPACE}"
START, END = date(2026, 10, 1), date(2026, 12, 31)


def days(number):
    return Value(Decimal(number), "day", suffix=" days")


def chart(*points, **changes):
    given = {"path": ((START, Decimal(0)), (END, Decimal("0.7"))), "base": days(31), "goal": days(2)} | changes
    return LineChart("rate", Title("Time <to> live"), START, END, tuple(points), as_of=date(2026, 11, 20), **given)


def point(week, progress=None, figure=None, confidence=None):
    number = Decimal(progress) if progress is not None else None
    return ChartPoint(START + timedelta(days=7 * week), number, figure, confidence)


def parse(svg):
    return ET.fromstring(svg)


def attributes(svg, name, key):
    return [found.get(key) for found in parse(svg).iter() if found.get("class") == name]


@pytest.mark.parametrize(("number", "text"), [(12.34, "12.3"), (40, "40"), (Decimal("0.05"), "0.1"), (-0.01, "0")])
def test_coordinates_have_at_most_one_decimal(number, text):
    assert place(number) == text


@pytest.mark.parametrize(("fraction", "text"), [("0.665", "66.5%"), ("1.4", "100%"), ("-0.2", "0%")])
def test_shares_stay_between_their_ends(fraction, text):
    assert share(Decimal(fraction)) == text


def test_everything_in_a_drawing_is_escaped():
    assert str(element("text", "<script>", class_='"')) == '<text class="&#34;">&lt;script&gt;</text>'


def test_a_progress_bar_is_the_heavy_part_of_a_line_with_a_tick_at_the_plan():
    svg = progress_bar(Decimal("0.42"), Decimal("0.5"), Status.ON_TRACK)
    assert attributes(svg, "bar-way", "x2") == ["42%"]
    assert attributes(svg, "bar-plan", "x1") == ["50%"]
    assert 'aria-hidden="true"' in svg
    assert "style=" not in svg


def test_without_progress_only_the_line_is_left():
    assert attributes(progress_bar(None), "bar-way", "x2") == []
    assert attributes(progress_bar(None), "bar-ground", "x2") == ["100%"]


@pytest.mark.parametrize(("status", "quiet"), [(Status.STALE, True), (Status.PLANNED, True), (Status.AT_RISK, False)])
def test_what_is_no_news_is_drawn_quietly(status, quiet):
    assert ('class="bar is-quiet"' in progress_bar(Decimal("0.4"), None, status)) == quiet


def test_a_distribution_fills_the_line_in_the_order_given():
    svg = distribution_bar([(Status.OFF_TRACK, 1), (Status.STALE, 0), (Status.ON_TRACK, 3)])
    assert attributes(svg, "part is-off-track", "x2") == ["25%"]
    assert attributes(svg, "part is-on-track", "x1") == ["25%"]
    assert attributes(svg, "part is-stale", "x1") == []


def test_an_empty_distribution_is_an_empty_drawing():
    assert len(parse(distribution_bar([]))) == 0


def test_a_spark_leaves_gaps_and_marks_the_last_value():
    svg = spark([3, None, 8, None])
    assert attributes(svg, "spark-bar", "d") == ["M3 20v-6"]
    assert attributes(svg, "spark-bar is-last", "d") == ["M19 20v-16"]
    assert attributes(svg, "spark-gap", "d") == ["M11 20v-1M27 20v-1"]


def test_check_ins_that_came_late_or_are_missing_differ_in_shape_and_not_only_in_colour():
    beats = (Beat.IN_TIME, Beat.LATE, Beat.MISSED, Beat.NEXT, Beat.BREAK)
    svg = cadence_marks(Rhythm(Cadence.WEEKLY, tuple(Period(START, END, START, beat) for beat in beats)))
    assert attributes(svg, "beat is-in-time", "d") == ["M3 13v-12"]
    assert attributes(svg, "beat is-late", "d") == ["M11 13v-6"]
    assert attributes(svg, "beat is-missed", "d") == ["M19 13v-12"]
    assert 'aria-hidden="true"' in svg


def cycle(**changes):
    given = {"start": START, "end": END, "elapsed": Decimal("0.5"), "days_left": 46, "grading_until": None} | changes
    totals = RollUp(mean_progress=Decimal("0.4"), mean_planned=Decimal("0.35"))
    return CycleSummary("q4", "Q4", "/cycles/q4/", "running", **given, roll_up=totals)


def test_the_instrument_of_a_cycle_shows_time_and_way_on_one_axis(words):
    svg = cycle_instrument(cycle(), words)
    assert attributes(svg, "instrument-time", "x2") == ["50%"]
    assert attributes(svg, "instrument-way", "x2") == ["40%"]
    assert attributes(svg, "bar-plan", "x1") == ["35%"]
    texts = [found.text for found in parse(svg).iter("text")]
    assert texts[:3] == ["Oct", "Nov", "Dec"]
    assert f"16{NB}Nov" in texts


def test_a_long_cycle_names_its_years_and_one_without_an_end_is_not_drawn(words):
    svg = cycle_instrument(cycle(end=date(2028, 12, 31)), words)
    assert {"2026", "2027", "2028"} <= {found.text for found in parse(svg).iter("text")}
    assert cycle_instrument(cycle(end=None, elapsed=None), words) == ""


def test_a_line_chart_draws_plan_values_and_confidence(words):
    svg = line_svg(chart(point(1, "0.1", days(28), 7), point(7, "0.65", days(12), 8)), words)
    assert len(attributes(svg, "chart-plan", "points")[0].split()) == 2
    assert len(attributes(svg, "chart-line", "points")[0].split()) == 2
    assert len(attributes(svg, "chart-ring", "d")[0].split("h0")) == 2
    assert len(attributes(svg, "chart-dot", "cx")) == 1
    bars = [float(attributes(svg, name, "d")[0].partition("v")[2]) for name in LAST_AND_OTHER]
    assert bars[0] < bars[1] < 0
    assert len(attributes(svg, "chart-today", "x1")) == 1


LAST_AND_OTHER = ("chart-confidence is-last", "chart-confidence")


def texts(svg):
    return [found.text for found in parse(svg).iter("text")]


def test_the_axes_of_a_line_chart_name_figures_in_their_unit_and_months(words):
    svg = line_svg(chart(point(1, "0.1", days(28), 7), point(7, "0.65", days(12), 8)), words)
    assert {"0", "10", "20", "30", "Oct", "Nov", "Dec", "plan", "target 2", "confidence"} <= set(texts(svg))
    assert f"12{NB}days" in texts(svg)


def test_a_year_that_has_no_room_for_all_months_names_its_quarters(words):
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    svg = line_svg(
        LineChart("rate", Title("Rate"), start, end, (), path=((start, Decimal(0)), (end, Decimal(1)))), words
    )
    assert [text for text in texts(svg) if text in {"Jan", "Feb", "Apr", "Jun", "Jul", "Oct", "Dec"}] == [
        "Jan", "Apr", "Jul", "Oct",
    ]  # fmt: skip


def test_on_a_phone_the_instrument_of_a_year_names_its_quarters(words):
    svg = cycle_instrument(cycle(start=date(2026, 1, 1)), words)
    names = [each.text for each in parse(svg).iter("text") if each.get("class") == "instrument-word"]
    assert names[:4] == ["Jan", "Apr", "Jul", "Oct"]
    assert len(attributes(svg, "instrument-word is-for-wide", "x")) == 8


def test_a_falling_metric_falls(words):
    svg = line_svg(chart(point(1, "0.1", days(28)), point(7, "0.65", days(12))), words)
    heights = [float(corner.split(",")[1]) for corner in attributes(svg, "chart-line", "points")[0].split()]
    assert heights[0] < heights[1]


def test_where_no_start_is_written_the_figures_themselves_say_it():
    assert base_of([(days(20), Decimal("0.5")), (days(5), Decimal(1))], days(10)) == days(30)
    assert base_of([(WITHHELD, Decimal("0.5")), (days(20), None)], days(10)) is None


def test_a_value_far_outside_is_drawn_at_the_edge_as_an_arrow_with_its_true_figure(words):
    svg = line_svg(chart(point(1, "0.1", days(28)), point(7, "40", days(-1129))), words)
    assert attributes(svg, "chart-dot", "cx") == [None]
    assert attributes(svg, "chart-dot", "d")
    assert f"−1,129{NB}days" in texts(svg)


def test_a_kind_without_values_shows_only_what_people_say(words):
    svg = line_svg(chart(point(1, "0", confidence=4), point(7, "1", confidence=9), spoken=True), words)
    assert attributes(svg, "chart-line", "points") == []
    assert attributes(svg, "chart-goal", "x1") == []
    assert {"4", "9", "Oct"} <= set(texts(svg))


def test_a_line_chart_says_in_words_what_it_draws(words):
    svg = line_svg(chart(point(1, "0.1", days(28), 7), point(7, "0.65", days(12), 8)), words)
    root = parse(svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [found.get("id") for found in root if found.get("id")]
    assert root.find("title").text == "Time <to> live over time"
    assert root.find("desc").text == (
        f"From 28{NB}days on 8{NB}Oct{NB}2026 to 12{NB}days on 19{NB}Nov{NB}2026. "
        f"The target is 2{NB}days by 31{NB}Dec{NB}2026. The latest confidence is 8 of 10 (19{NB}Nov{NB}2026)."
    )


@pytest.mark.parametrize(
    ("points", "begin"),
    [
        ((), "No value has been recorded yet."),
        ((point(1, None, None, 4),), "No value has been recorded yet."),
        ((point(1, "0.25"),), f"25{NB}% on 8{NB}Oct{NB}2026, the only value so far."),
        ((point(1, None, WITHHELD),), f"withheld on 8{NB}Oct{NB}2026, the only value so far."),
    ],
)
def test_a_line_chart_with_little_to_say_says_that(words, points, begin):
    assert describe_line(chart(*points), words).startswith(begin)


def test_a_chart_whose_figures_stay_inside_speaks_in_percent(words):
    inside = chart(point(1, "0.1"), point(7, "0.65"), base=None, goal=None)
    assert {f"0{NB}%", f"target 100{NB}%", f"65{NB}%"} <= set(texts(line_svg(inside, words)))
    assert line_unit(inside, words) == "Progress, in per cent of the way"


@pytest.mark.parametrize(("low", "high", "unit"), [("0.00000002", "0.00000009", ""), ("1E+9", "4.2E+12", " orders")])
def test_tiny_and_huge_figures_leave_the_axis_room_to_draw(words, low, high, unit):
    first, last = Value(Decimal(low), unit.strip(), suffix=unit), Value(Decimal(high), unit.strip(), suffix=unit)
    svg = line_svg(chart(point(1, "0", first), point(7, "1", last), base=first, goal=last), words)
    left, right = (float(attributes(svg, "chart-goal", key)[0]) for key in ("x1", "x2"))
    assert right - left > 180


@pytest.mark.parametrize("progress", ["-40", "0.5", "1E+12"])
def test_drawings_stay_inside_their_frame(words, progress):
    early = ChartPoint(date(2020, 1, 1), Decimal(progress), days(1), 0)
    svg = line_svg(chart(early, point(60, "0.5", days(9), 10)), words)
    for found in parse(svg).iter():
        for key in ("x", "x1", "x2", "cx"):
            assert -1 <= float(found.get(key, 0)) <= 400
        for key in ("y", "y1", "y2", "cy"):
            assert -1 <= float(found.get(key, 0)) <= 212
        for x, y in re.findall(r"M(\S+) ([^hvH]+)", found.get("d", "")):
            assert 0 <= float(x) <= 400
            assert 0 <= float(y) <= 212


def test_a_path_of_one_day_is_drawn(words):
    day = chart(point(0, "0.5", days(3)))
    parse(line_svg(LineChart("k", Title("t"), START, START, day.points), words))


def test_a_metric_chart_draws_its_healthy_band(words):
    rows = ((date(2026, 10, 1), days(4)), (date(2026, 11, 1), WITHHELD), (date(2026, 11, 8), days(6)))
    svg = metric_svg(MetricChart("m", Title("Wait"), rows, days(2), days(5)), words)
    assert len(attributes(svg, "chart-band", "height")) == 1
    assert len(attributes(svg, "chart-line", "points")[0].split()) == 2
    assert parse(svg).find("desc").text == (
        f"From 4{NB}days on 1{NB}Oct{NB}2026 to 6{NB}days on 8{NB}Nov{NB}2026. "
        f"It is healthy between 2{NB}days and 5{NB}days."
    )


@pytest.mark.parametrize("rows", [(), ((START, days(1)),), ((START, WITHHELD), (END, WITHHELD))])
def test_a_metric_with_too_few_figures_is_not_drawn_but_told(words, rows):
    metric = MetricChart("m", Title("Wait"), rows)
    assert metric_svg(metric, words) == ""
    assert describe_metric(metric, words)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (days(2), days(5), f"between 2{NB}days and 5{NB}days"),
        (days(2), None, f"at least 2{NB}days"),
        (None, days(5), f"at most 5{NB}days"),
        (None, None, ""),
    ],
)
def test_bands_are_worded(words, low, high, shown):
    assert describe_band(low, high, words) == shown


def test_flat_metrics_are_drawn(words):
    svg = metric_svg(MetricChart("m", Title("Wait"), ((START, days(5)), (END, days(5)))), words)
    assert not re.search(r"nan|inf", svg)


def test_a_small_drawing_of_a_metric_is_decorative_and_nothing_where_there_is_too_little(words):
    rows = ((START, days(4)), (END, days(6)))
    assert 'aria-hidden="true"' in metric_spark(MetricChart("m", Title("Wait"), rows, days(2), days(5)))
    assert metric_spark(MetricChart("m", Title("Wait"), rows[:1])) == metric_spark(None) == ""


def test_the_two_drawings_of_a_metric_share_no_id(words):
    metric = MetricChart("m", Title("Wait"), ((START, days(4)), (END, days(6))), days(2), days(5))
    ids = re.findall(r' id="([^"]+)"', metric_svg(metric, words) + metric_svg(metric, words, wide=True))
    assert len(ids) == len(set(ids)) == 4

"""The bar of a key result names start, plan, present figure and target where they can be read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import combinations

import pytest

from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Value
from okrsite_gen.site.charts.labels import Label
from okrsite_gen.site.charts.result_bar import ResultBar, result_svg


def days(number):
    return Value(Decimal(number), "day", suffix=" days")


def bar(progress, plan=None, now="12", planned="20", status=Status.ON_TRACK):
    return ResultBar(
        Decimal(progress),
        None if plan is None else Decimal(plan),
        days(31),
        None if now is None else days(now),
        days(2),
        None if plan is None else days(planned),
        status,
    )


def texts(svg):
    return {found.text.replace("\xa0", " "): found for found in ET.fromstring(svg).iter("text")}


def test_everything_is_named_in_the_key_results_own_unit(words):
    svg = result_svg(bar("0.65", "0.4"), words)
    assert set(texts(svg)) == {"start 31 days", "12 days", "plan 20 days", "target 2 days"}
    assert ET.fromstring(svg).findtext("title").replace("\xa0", " ") == (
        "From 31 days, now 12 days, target 2 days. The plan has 20 days."
    )


@pytest.mark.parametrize(("progress", "anchor"), [("0.02", None), ("0.5", "middle"), ("0.97", "end")])
def test_the_present_figure_turns_inwards_near_the_ends(words, progress, anchor):
    assert texts(result_svg(bar(progress), words))["12 days"].get("text-anchor") == anchor


@pytest.mark.parametrize(("plan", "said"), [("0.03", False), ("0.5", True), ("0.99", False)])
def test_the_plan_keeps_its_tick_and_loses_its_word_where_that_would_lie_on_another(words, plan, said):
    svg = result_svg(bar("0.5", plan), words)
    assert ("plan 20 days" in texts(svg)) == said
    assert 'class="bar-plan"' in svg


def test_a_word_that_only_a_wide_page_has_room_for_is_left_out_on_a_phone(words):
    assert texts(result_svg(bar("0.5", "0.32"), words))["plan 20 days"].get("class") == "result-word not-narrow"
    assert (
        texts(result_svg(bar("0.5", "0.2"), words))["plan 20 days"].get("class") == "result-word not-narrow not-middle"
    )
    assert texts(result_svg(bar("0.5", "0.5"), words))["plan 20 days"].get("class") == "result-word"


CALLS = " calls per 1,000 invoices"


def in_long(unit, *, plan="0.45"):
    figures = [Value(Decimal(number), "call", suffix=unit) for number in ("38", "30", "12", "27")]
    start, now, target, planned = figures
    return ResultBar(Decimal("0.3"), Decimal(plan), start, now, target, planned, Status.AT_RISK)


def test_where_a_unit_is_too_long_for_both_ends_it_is_named_once(words):
    shown = {text: word.get("class") for text, word in texts(result_svg(in_long(CALLS), words)).items()}
    assert shown["start 38"] == "result-word not-middle not-page"
    assert shown[f"start 38{CALLS}"] == "result-word not-narrow"
    assert shown[f"target 12{CALLS}"] == "result-word"


WIDTH_OF = {"not-narrow": 280, "not-middle": 480, "not-page": 760}


@pytest.mark.parametrize("plan", ["0.02", "0.3", "0.45", "0.8", "1"])
@pytest.mark.parametrize("length", range(0, 120, 4))
def test_no_word_below_the_bar_lies_on_another_however_long_the_unit(words, length, plan):
    found = list(ET.fromstring(result_svg(in_long(" " + "u" * length, plan=plan), words)).iter("text"))
    for name, width in WIDTH_OF.items():
        below = [word for word in found if "result-word" in word.get("class") and name not in word.get("class")]
        assert len(below) >= 2
        boxes = [
            Label(
                float(word.get("x").rstrip("%")) / 100 * width,
                int(word.get("y")),
                word.get("text-anchor", "start"),
                word.text,
            ).box
            for word in below
        ]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2)), (name, [word.text for word in below])
        assert all(box.left >= 0 and box.right <= width for box in boxes)


def test_before_the_first_value_there_is_no_dot(words):
    svg = result_svg(bar("0", now=None), words)
    assert "result-dot" not in svg
    assert "no value yet" in svg


def test_what_is_no_news_is_drawn_quietly(words):
    assert "is-quiet" in result_svg(bar("0.5", status=Status.STALE), words)

"""The bar of a key result names start, plan, present figure and target where they can be read."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from okrsite_gen.model.status import Status
from okrsite_gen.model.values import Value
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
    assert texts(result_svg(bar("0.5", "0.25"), words))["plan 20 days"].get("class") == "result-word is-for-wide"
    assert texts(result_svg(bar("0.5", "0.5"), words))["plan 20 days"].get("class") == "result-word"


def test_before_the_first_value_there_is_no_dot(words):
    svg = result_svg(bar("0", now=None), words)
    assert "result-dot" not in svg
    assert "no value yet" in svg


def test_what_is_no_news_is_drawn_quietly(words):
    assert "is-quiet" in result_svg(bar("0.5", status=Status.STALE), words)

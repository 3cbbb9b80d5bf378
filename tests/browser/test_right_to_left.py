"""A page that is written from right to left runs from right to left as a whole."""

from __future__ import annotations

import pytest

EDGES = """([inner, outer]) => [inner, outer].map((name) => {
  const box = document.querySelector(name).getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.right)];
})"""


@pytest.fixture
def objective(right_to_left, tab):
    tab.goto(right_to_left.url("/teams/payments/2026-q4/activation/"))
    return tab


@pytest.mark.parametrize(
    ("part", "whole"), [(".verdict .bar-way", ".verdict .bar-ground"), (".ruler-gone", ".ruler-ground")]
)
def test_what_is_covered_grows_from_the_right(objective, part, whole):
    (_, right), (_, end) = objective.evaluate(EDGES, [part, whole])
    assert abs(right - end) <= 2


def test_words_of_a_chart_stay_within_it_and_can_be_read(objective):
    turned, outside = objective.evaluate("""() => {
      const words = [...document.querySelectorAll(".chart-drawing text")];
      const turned = words.filter((word) => word.getScreenCTM().a < 0);
      const outside = words.filter((word) => {
        const own = word.getBoundingClientRect(), all = word.closest("figure").getBoundingClientRect();
        return own.left < all.left - 24 || own.right > all.right + 24;
      });
      return [turned.length, outside.length];
    }""")
    assert (turned, outside) == (0, 0)


def test_a_percent_sign_keeps_its_side(objective):
    assert objective.locator(".verdict .figure").inner_text().strip()[0] == "\N{FIRST STRONG ISOLATE}"


def test_what_is_code_runs_from_left_to_right(right_to_left, tab):
    tab.goto(right_to_left.url("/quality/"))
    directions = tab.eval_on_selector_all("pre", "(all) => all.map((each) => getComputedStyle(each).direction)")
    assert set(directions) == {"ltr"}

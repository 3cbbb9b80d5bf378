"""What stands where on a map."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.site.maps.drawing import BOX_WIDTH, COLUMN_GAP, Bond, Box, draw

COLUMN = BOX_WIDTH + COLUMN_GAP


def test_what_supports_stands_in_the_column_to_the_right() -> None:
    drawing = draw([Box("year", "Grow"), Box("quarter", "Sell")], [Bond("year", "quarter")])
    assert [(box.key, box.x, box.y) for box in drawing.boxes] == [("year", 0, 0), ("quarter", COLUMN, 0)]
    assert drawing.width == COLUMN + BOX_WIDTH


def test_lines_lead_from_title_to_title_the_first_straight_and_the_second_curved() -> None:
    drawing = draw([Box(key, key) for key in "abc"], [Bond("a", "b"), Bond("a", "c")])
    assert [each.path for each in drawing.bonds] == ["M240 15H291", "M240 15C265 15 265 81 291 81"]


def test_a_line_to_a_key_result_ends_beside_it() -> None:
    boxes = [Box("a", "Title", key_results=(("a#one", "First"), ("a#two", "Second"))), Box("b", "Below")]
    drawing = draw(boxes, [Bond("a", "b", "a#two")])
    _, second = drawing.boxes[0].key_results
    leaves_at = int(drawing.bonds[0].path.removeprefix("M240 ").partition("C")[0])
    assert abs(leaves_at - second[1].lines[0][0]) < 8


def test_a_long_title_is_never_cut_and_makes_its_box_higher() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    drawing = draw([Box("long", words), Box("short", "x")], [])
    long, short = drawing.boxes
    assert " ".join(text for _, text in long.title.lines) == words
    assert short.y >= long.height


def test_a_long_name_of_a_team_stays_within_its_box() -> None:
    name = "Department of everything that nobody else has taken on yet, and of whatever comes next"
    box = draw([Box("a", "Title", name)], []).boxes[0]
    assert len(box.whose.lines) > 1
    assert box.state > box.whose.lines[-1][0]
    assert " ".join(words for _, words in box.whose.lines) == name


def test_a_line_over_several_columns_passes_between_boxes() -> None:
    drawing = draw([Box(key, key) for key in "abc"], [Bond("a", "b"), Bond("b", "c"), Bond("a", "c")])
    boxes = {box.key: box for box in drawing.boxes}
    passing = int(drawing.bonds[2].path.split("H")[0].split()[-1])
    assert not boxes["b"].y <= passing <= boxes["b"].y + boxes["b"].height


KEYS = "abcdefgh"
BONDS = st.lists(st.builds(Bond, st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=14)


@given(BONDS)
def test_no_line_leaves_the_drawing(bonds: list[Bond]) -> None:
    drawing = draw([Box(key, key) for key in KEYS if any(key in {bond.above, bond.below} for bond in bonds)], bonds)
    for bond in drawing.bonds:
        figures = [int(each) for each in re.findall(r"\d+", re.sub(r"H(\d+)", "", bond.path))]
        assert max(figures[1::2]) < drawing.height, bond


def test_a_line_that_closes_a_circle_is_not_drawn_even_where_it_would_lead_to_the_right() -> None:
    bonds = [Bond(*line) for line in ("ac", "ba", "be", "cb", "dc", "ed")]
    drawing = draw([Box(key, key) for key in "abcde"], bonds)
    column = {box.key: box.x for box in drawing.boxes}
    drawn = {each.bond for each in drawing.bonds}
    assert drawn < set(bonds)
    assert any(column[each.above] < column[each.below] for each in set(bonds) - drawn)


def test_a_line_that_passes_below_the_last_box_makes_the_drawing_higher() -> None:
    drawing = draw([Box(key, key) for key in "abc"], [Bond("a", "b"), Bond("b", "c"), Bond("a", "c")])
    passing = int(drawing.bonds[2].path.split("H")[0].split()[-1])
    assert max(box.y + box.height for box in drawing.boxes) < passing < drawing.height


def test_nothing_to_draw_is_an_empty_drawing() -> None:
    assert draw([], []).boxes == ()

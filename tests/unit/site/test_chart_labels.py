"""Words in drawings lie neither on each other nor on a line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from okrsite_gen.site.charts.labels import Box, Label, beside, kept, not_touching, spread, wide

ROOM = Box(30, 0, 400, 126)


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize("x", [0, 30, 200, 399, 500])
def test_a_word_stays_in_its_room_wherever_it_hangs(x, anchor):
    box = kept(Label(x, 3, anchor, "3,790 bikes"), ROOM).box
    assert box.left >= ROOM.left - 0.001
    assert box.right <= ROOM.right + 0.001
    assert box.top >= ROOM.top


def test_a_line_runs_through_a_place_only_where_it_is_at_that_height():
    place = Box(100, 40, 160, 55)
    assert place.on([(0, 50), (400, 50)])
    assert place.on([(90, 100), (130, 0)])
    assert not place.on([(0, 60), (400, 60)])
    assert not place.on([(0, 50), (90, 50)])


def test_the_newest_figure_stands_where_no_line_runs():
    values = [(40.0, 110.0), (200.0, 60.0)]
    plan = [(40.0, 110.0), (330.0, 20.0)]
    goal = [(30.0, 20.0), (330.0, 20.0)]
    label = beside(200, 60, "3,790", ROOM, [values, plan, goal])
    assert not any(label.box.on(line) for line in (values, plan, goal))


def test_the_newest_figure_at_the_right_end_leaves_the_names_beside_the_plot_alone():
    names = [Label(338, 64, "start", "target 45 %").box]
    label = beside(330, 60, "44 %", ROOM, [[(40, 60), (330, 60)]], names)
    assert not label.box.meets(names[0])


@pytest.mark.parametrize("wanted", [(20, 20), (20, 24, 26), (118, 119), (90, 20)])
def test_words_below_each_other_keep_their_distance_and_order(wanted):
    placed = spread(wanted, 14, 14, 128)
    assert all(below - above >= 14 for above, below in pairwise(sorted(placed)))
    assert sorted(range(len(wanted)), key=wanted.__getitem__) == sorted(range(len(placed)), key=placed.__getitem__)


def test_words_with_room_stay_where_they_belong():
    assert spread((20, 60), 14, 14, 128) == (20, 60)


def test_of_a_crowded_line_the_last_word_stays_and_no_two_touch():
    shown = not_touching([Label(x, 0, "middle", "10") for x in range(0, 100, 7)])
    assert shown[-1].x == 98
    assert 3 < len(shown) < 15
    assert all(a.box.right <= b.box.left for a, b in pairwise(shown))


def test_letters_that_take_no_room_have_none():
    assert wide("\u206847\u2069") == wide("47")
    assert wide("قِيمة") == wide("قيمة")

"""Names in the order in which people count."""

from __future__ import annotations

from okrsite_gen.model.names import natural


def test_numbers_in_names_are_counted_and_not_spelled():
    names = ["team/q4/o10", "team/q4/o2", "team/q4/o1", "team/q4/other", "team 2/q4/o1", "team 10/q4/o1"]
    assert sorted(names, key=natural) == [
        "team 2/q4/o1", "team 10/q4/o1", "team/q4/o1", "team/q4/o2", "team/q4/o10", "team/q4/other"
    ]  # fmt: skip


def test_equal_numbers_in_other_digits_and_names_of_digits_alone_have_an_order():
    assert sorted(["o01", "o1", "10", "9", "", "9a", "1" * 40], key=natural) == [
        "",
        "9",
        "9a",
        "10",
        "1" * 40,
        "o01",
        "o1",
    ]

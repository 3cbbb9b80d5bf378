"""Numbers in powers of ten."""

from __future__ import annotations

import pytest

from okrsite_gen.exchange.words.figures import figure, number_in


@pytest.mark.parametrize("text", ["1e400", "2E+3", "1.5e-2"])
def test_a_number_in_powers_of_ten_is_not_read_as_a_number_with_a_unit(text):
    assert number_in(text) is None
    assert figure(text) == ""


def test_a_unit_that_begins_with_e_is_one():
    assert figure("12 euro") == "€12"
    assert figure("3 events") == "3 events"

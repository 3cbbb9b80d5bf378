"""The published table of golden cases: every one is read by hand against the specification."""

from __future__ import annotations

import pytest
from golden_arithmetic import DAY, cases, general, read_org, read_settings
from golden_descriptions import described, within

from okrsite_gen.analysis import analyse

CASES = cases()


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_golden_case(case):
    case = general(case)
    insights = analyse(read_org(case), DAY(case["as_of"]), read_settings(case))
    assert case["expect"], "a case without expectation proves nothing"
    for key, expected in case["expect"].items():
        actual = described(key, insights)
        assert not set(expected) - set(actual), "unknown expectations"
        assert within(expected, actual) == expected


def test_there_are_enough_golden_cases_and_their_names_are_unique():
    names = [name for name, _ in CASES]
    assert len(names) >= 120
    assert len(set(names)) == len(names)

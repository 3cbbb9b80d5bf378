from __future__ import annotations

import pickle
from decimal import Decimal

from okrsite_gen.site.written import Written


def test_equal_things_have_one_text_and_things_that_only_compare_equal_have_two():
    written = Written()
    assert written.of((1, "a")) == written.of((1, "a"))
    assert written.of(Decimal("1.0")) != written.of(Decimal("1.00"))


def test_what_is_known_already_is_not_written_out():
    written, thing = Written(), object()
    written.know(thing, "known")
    assert written.of(thing) == "known"


def test_another_process_begins_with_nothing_known():
    written, thing = Written(), ("a",)
    written.know(thing, "known")
    assert pickle.loads(pickle.dumps(written)).of(thing) != "known"

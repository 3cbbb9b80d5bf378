from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.model.flat import flat


def test_a_flat_dataclass_is_written_out_as_any_other():
    @dataclass(frozen=True, slots=True)
    class Point:
        x: int
        name: str = "here"

    before = repr(Point(1))
    assert before.endswith("Point(x=1, name='here')")
    assert repr(flat(Point)(1)) == before

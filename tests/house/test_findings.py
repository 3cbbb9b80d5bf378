"""Every code is known to whoever explains it, and stands for one thing."""

from __future__ import annotations

from okrsite_gen.pipeline.explain import every_finding
from tools.reference.findings import all_codes, every_code


def test_explain_knows_every_code_of_the_program():
    assert sorted(every_finding()) == sorted(all_codes())


def test_no_code_stands_for_two_things():
    names = {(code.id, code.name) for code in every_code()}
    assert len(names) == len(all_codes())

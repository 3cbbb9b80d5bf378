"""Every code is known to whoever explains it."""

from __future__ import annotations

from okrsite_gen.pipeline.explain import every_finding
from tools.reference.findings import all_codes


def test_explain_knows_every_code_of_the_program():
    assert sorted(every_finding()) == sorted(all_codes())

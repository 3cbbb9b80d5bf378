"""Every code is known to whoever explains it, and stands for one thing."""

from __future__ import annotations

import re

from house import ROOT

from okrsite_gen.pipeline.explain import every_finding
from tools.reference.findings import all_codes, every_code

COMMANDS = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")


def test_explain_knows_every_code_of_the_program():
    assert sorted(every_finding()) == sorted(all_codes())


def test_what_check_mends_is_listed_and_nothing_else_is_mended():
    table = COMMANDS.partition("### What `--fix` mends")[2].partition("Beside these")[0]
    mended = {code for code, explained in every_finding().items() if explained.code.mended}
    assert set(re.findall(r"`([A-Z]+\d+)`", table)) == mended


def test_no_code_stands_for_two_things():
    names = {(code.id, code.name) for code in every_code()}
    assert len(names) == len(all_codes())

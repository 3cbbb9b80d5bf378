"""A comment about what changed stays short, whatever authors write."""

from __future__ import annotations

import re
from dataclasses import replace

from okrsite_gen.cli.diff.markdown import MOST_BYTES, as_markdown
from okrsite_gen.model.outline import Group, Line, Mark, Outline, Part
from okrsite_gen.pipeline.outline import LONGEST


def test_markdown_stays_short_whatever_authors_write():
    lines = tuple(
        Line(Mark.LESS, "@" * LONGEST, "target made easier", "#" * LONGEST, "|" * LONGEST, weakens=True, count=1)
        for _ in range(200)
    )
    told = Outline(("a" * 500, "b"), "2026-11-20", ((Mark.LESS, "200 targets"),), ("`" * 900,), ())
    told = replace(told, parts=(Part("payments", "<b>" * 50, (Group("@" * LONGEST, "", lines),)),))
    text = as_markdown(told)
    assert len(text.encode()) <= MOST_BYTES
    assert re.search(r"And \d+ more, which stand with their teams", text)
    assert text.count("<details>") == text.count("</details>") == 1

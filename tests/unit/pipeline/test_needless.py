"""Who counts from zero is told only where a start can still be added and would do no harm."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.request import Request

TITLE = "Bikes in use"
CASES = {
    "in a running cycle": ("2026-Q4", TITLE, "", True),
    "while the last one is graded": ("2026-Q3", TITLE, "", True),
    "in a cycle that is over": ("2026-Q2", TITLE, "", False),
    "in a closed objective": ("2026-Q4", TITLE, "state: closed\nclosed_as: missed\n", False),
    "the target is a change": ("2026-Q4", "Reduce churn by 20%", "", False),
    "a change beside another target": ("2026-Q4", "Reduce churn by 30%", "", True),
}


@pytest.mark.parametrize("case", CASES)
def test_a_target_without_a_start(case, tmp_path):
    cycle, title, front, expected = CASES[case]
    file = tmp_path / "content" / "teams" / "bike" / cycle / "goal.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"---\ntitle: Goal\n{front}key_results:\n  - title: {title}\n    target: 20%\n---\n", "utf-8")
    request = Request(tmp_path, datetime(2026, 10, 5, 12, tzinfo=timezone.utc), use_cache=False)
    found = check(request, lambda stage, done, total: None).findings
    told = [each for each in found if each.code == "KIN006"]
    assert bool(told) is expected
    assert not any("even if it is 0" in each.hint for each in told)

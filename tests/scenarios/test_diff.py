"""What `okrsite diff` tells of real repositories."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timezone
from pathlib import Path

import pytest
from planted_changes import COMMITS, EXPECTED, plant

from okrsite_gen.content.revisions import revision_at
from okrsite_gen.pipeline.diff import DiffReport, DiffRequest, diff
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import Request

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Path:
    """Return a repository of 200 commits in which 60 things changed."""
    root = tmp_path_factory.mktemp("planted")
    plant(root)
    return root


def compared(root: Path, before: str, after: str = "") -> DiffReport:
    first, last = (
        Request(root, NOW, revision=revision_at(root, written) if written else None) for written in (before, after)
    )
    return diff(DiffRequest(first, last), silent)


def told(report: DiffReport) -> list[tuple[str, ...]]:
    return sorted(
        (each.sort.value, each.subject.key, each.name, each.item, each.before, each.after.replace(" %", "%"))
        for each in report.comparison.written
    )


def test_all_that_was_planted_is_told_and_nothing_else(planted):
    report = compared(planted, f"main~{COMMITS - 1}", "main")
    assert not report.before.errors
    assert not report.after.errors
    assert list((Counter(EXPECTED) - Counter(told(report))).elements()) == []
    assert list((Counter(told(report)) - Counter(EXPECTED)).elements()) == []

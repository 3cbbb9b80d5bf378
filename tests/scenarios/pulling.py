"""A project that pulls figures, and what it is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from metric_server import Answers, serving

from okrsite_gen.cli.metrics import _ending, _plain, _told
from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.pull import PullReport, PullRequest, pull
from okrsite_gen.pipeline.request import Request

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
MARKER = "s3cret/Marker+42"
ROWS = "content/metrics/nps.csv"


class Company:
    """A project with sources, and what was asked to wait."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.waited: list[float] = []
        (root / "content/metrics").mkdir(parents=True)
        (root / "content/metrics/nps.md").write_text("---\nname: NPS\nunit: points\n---\n", encoding="utf-8")
        self.rows(b"date,value,note\n2026-10-31,41,\n")

    def rows(self, data: bytes) -> None:
        (self.root / ROWS).write_bytes(data)

    def declare(self, text: str) -> None:
        lines = "".join(f"    {line}\n" for line in text.strip("\n").splitlines())
        (self.root / "okrsite.yml").write_text(f"metrics:\n  sources:\n{lines}", encoding="utf-8")

    def pull(self, *metrics: str, dry_run: bool = False, environment: dict[str, str] | None = None) -> PullReport:
        request = Request(self.root, NOW, use_cache=False)
        wish = PullRequest(request, metrics, environment or {}, self.waited.append, dry_run)
        return pull(wish, silent)

    @property
    def now(self) -> str:
        return (self.root / ROWS).read_bytes().decode()


def told(report: PullReport) -> str:
    """All that anybody gets to read of a pull."""
    findings = [f"{each.message} {each.reason} {each.hint} {each.line_text}" for each in report.troubles]
    return "\n".join([*_told(report), *findings, _ending(report), json.dumps(_plain(report))])


def trouble(report: PullReport) -> str:
    (found,) = report.troubles
    return f"{found.place.line}:{found.place.column} {found.code} {found.message}"


def with_program(company: Company, script: str) -> None:
    (company.root / "nps.py").write_text(script, encoding="utf-8")
    name = json.dumps(sys.executable)
    (company.root / "okrsite.yml").write_text(
        f"metrics:\n  allow_commands:\n    - [{name}, nps.py]\n  sources:\n    nps:\n"
        f"      command: [{name}, nps.py]\n      env: [NPS_TOKEN]\n",
        encoding="utf-8",
    )


@pytest.fixture
def web() -> Iterator[Answers]:
    with serving() as answers:
        yield answers


@pytest.fixture
def company(tmp_path) -> Company:
    return Company(tmp_path)

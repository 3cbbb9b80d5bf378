"""A whole project in one dictionary, built in this process."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from textwrap import dedent

from okrsite_gen.pipeline.check import check
from okrsite_gen.pipeline.report import BuildReport, Report
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)

SMALL = {
    "content/index.md": """
        ---
        mission: Make paying simple.
        ---
        Welcome.
    """,
    "content/teams/company/2026/grow.md": """
        ---
        title: Customers stay with us for years
        key_results:
          - id: arr
            title: Yearly revenue reaches $12M
            start: $8M
            target: $12M
        ---
        Why we grow.
    """,
    "content/teams/payments/team.md": """
        ---
        name: Payments
        parent: company
        ---
    """,
    "content/teams/payments/2026-Q4/activation.md": """
        ---
        title: Developers go live in a day
        supports: [company/2026/grow#arr]
        key_results:
          - id: time
            title: Time to first payment falls to 2 days
            start: 31 days
            target: 2 days
        ---
        Ordinary Markdown.
    """,
    "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": """
        ---
        updates:
          activation:
            time:
              value: 12 days
              confidence: 8
        ---
        ## Wins
        - First customer live in an hour
    """,
    "content/pages/how.md": """
        ---
        title: How we do OKRs
        ---
        Read [the goal](../teams/payments/2026-Q4/activation.md).
    """,
    "content/assets/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
"""An organisation of two teams with two objectives, a check-in, a page and an asset."""

Files = Mapping[str, "str | bytes | None"]


class Project:
    """A project folder, written from dictionaries of path and text, and the site made of it."""

    def __init__(self, root: Path, files: Files = SMALL) -> None:
        self.root = root / "project"
        self.site = self.root / "site"
        self.write(files)

    def write(self, files: Files) -> None:
        """Write files; None removes one."""
        for name, text in files.items():
            file = self.root / name
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode())

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")

    def build(self, **options: object) -> BuildReport:
        """Build with options of `Request` and `BuildRequest`."""
        reading = Request(self.root, NOW)
        own = {name: value for name, value in options.items() if name in Request.__slots__}
        others = {name: value for name, value in options.items() if name not in own}
        request = BuildRequest(replace(reading, **own), **{"output": self.site, **others})
        return build(request, lambda stage, done, total: None)

    def check(self, **options: object) -> Report:
        return check(replace(Request(self.root, NOW), **options), lambda stage, done, total: None)

    def published(self, site: Path | None = None) -> dict[str, bytes]:
        """Return the bytes of every file of the site by its path."""
        folder = site or self.site
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if not file.is_dir()
        }

    def page(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def built_from_scratch(self, **options: object) -> dict[str, bytes]:
        """Return what a clean build of the same files writes, in a project that remembers nothing."""
        elsewhere = Project(self.root.parent / "scratch", {})
        shutil.rmtree(elsewhere.root.parent, ignore_errors=True)
        memory = shutil.ignore_patterns(".okrsite", "site", ".*.okrsite")
        shutil.copytree(self.root, elsewhere.root, ignore=memory)
        elsewhere.build(**options)
        return elsewhere.published()


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def on(day: str) -> dict[str, date]:
    return {"as_of": date.fromisoformat(day)}

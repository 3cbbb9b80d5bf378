"""A small organisation, from which the examples on the page of the API are made."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from okrsite_gen.pipeline.progress import silent
from okrsite_gen.pipeline.request import BuildRequest, Request
from okrsite_gen.pipeline.start import build

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=timezone.utc)

FILES = {
    "okrsite.yml": "site: {name: Example OKRs, url: https://okrs.example.org/}\n",
    "content/index.md": "---\nmission: Make paying simple.\n---\n",
    "content/teams/company/2026/grow.md": (
        "---\ntitle: Customers stay with us for years\nkey_results:\n  - id: arr\n"
        "    title: Yearly revenue reaches $12M\n    start: $8M\n    target: $12M\n---\n"
    ),
    "content/teams/payments/team.md": "---\nname: Payments\nparent: company\nlead: maria\n---\n",
    "content/teams/payments/2026-Q4/activation.md": (
        "---\ntitle: Developers go live in a day\nowner: maria\nsupports: [company/2026/grow#arr]\n"
        "depends_on:\n  - team: company\n    note: A lawyer for a week\nkey_results:\n  - id: time\n"
        "    title: Time to first payment falls to 2 days\n    start: 31 days\n    target: 2 days\n---\n"
        "Nobody waits a month to try us out.\n"
    ),
    "content/teams/payments/2026-Q4/plan.md": "---\nnot_doing: [Cards]\n---\n",
    "content/teams/payments/2026-Q4/retrospective.md": "## Keep\n\nA demo every Friday.\n",
    "content/teams/payments/2026-Q4/check-ins/2026-11-18.md": (
        "---\nauthor: maria\nupdates:\n  activation:\n    time:\n      value: 12 days\n      confidence: 8\n---\n"
        "## Wins\n\nFirst customer live in an hour.\n"
    ),
    "content/metrics/nps.md": "---\nname: NPS\nunit: points\nhealthy: {min: 20}\n---\n",
    "content/metrics/nps.csv": "date,value\n2026-10-31,31\n",
    "content/people/maria.md": "---\nname: Maria Rossi\nteam: payments\nrole: Product lead\n---\n",
    "content/pages/how.md": "---\ntitle: How we do OKRs\n---\nTogether.\n",
}


def example_files() -> Mapping[str, Any]:
    """Return path below the site → what a JSON file of the example says."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        build(BuildRequest(Request(root, NOW, use_cache=False), root / "site"), silent)
        return {
            file.relative_to(root / "site").as_posix(): json.loads(file.read_text(encoding="utf-8"))
            for file in sorted((root / "site").rglob("*.json"))
        }

"""Write the pages of `docs/reference/` that are made from the program: `python -m tools.reference`."""

from __future__ import annotations

from pathlib import Path

from tools.reference.findings import FOLDER as FINDINGS
from tools.reference.pages import PAGES
from tools.reference.rules import FOLDER as RULES

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

for folder in (RULES, FINDINGS):
    (FOLDER / folder).mkdir(exist_ok=True)
    for former in (FOLDER / folder).glob("*.md"):
        if f"{folder}/{former.name}" not in PAGES:
            former.unlink()
for name, write in PAGES.items():
    (FOLDER / name).write_text(write(), encoding="utf-8")

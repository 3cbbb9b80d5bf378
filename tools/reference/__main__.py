"""Write the pages of `docs/reference/` that are made from the program: `python -m tools.reference`."""

from __future__ import annotations

from pathlib import Path

from tools.reference.pages import PAGES
from tools.reference.rules import FOLDER as RULES

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

(FOLDER / RULES).mkdir(exist_ok=True)
for former in (FOLDER / RULES).glob("*.md"):
    if f"{RULES}/{former.name}" not in PAGES:
        former.unlink()
for name, write in PAGES.items():
    (FOLDER / name).write_text(write(), encoding="utf-8")

"""Write the pages of `docs/reference/` that are made from the program: `python -m tools.reference`."""

from __future__ import annotations

from pathlib import Path

from tools.reference.pages import PAGES

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

for name, write in PAGES.items():
    (FOLDER / name).write_text(write(), encoding="utf-8")

"""A guide to OKRs as a page of one's own: on writing them, on check-ins, on closing a quarter, and a glossary."""

from __future__ import annotations

from pathlib import Path

import okrsite_gen
from okrsite_gen.pipeline.new.draft import Draft
from okrsite_gen.pipeline.new.standing import Standing
from okrsite_gen.pipeline.templates import GUIDES

GUIDE_NAMES = ("writing-good-okrs", "weekly-check-in", "closing-a-quarter", "glossary")
"""All guides, in the order in which somebody needs them; each is a file of the starter."""


def new_guide(here: Standing, name: str) -> Draft:
    """Return a guide as a free page. `name` is one of `GUIDE_NAMES`."""
    file = Path(okrsite_gen.__file__).parent / "starter" / GUIDES / "content" / "pages" / f"{name}.md"
    text = file.read_text(encoding="utf-8")
    return Draft(here.new_path("pages", f"{name}.md"), text, "It is yours now: change whatever you do otherwise.")

"""Which page is made by what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from okrsite_gen.cli.diff.data import schema_text
from tools.precision.page import precision_page
from tools.reference.api import api_page
from tools.reference.configuration import configuration_page
from tools.reference.explanations import explanation_pages
from tools.reference.findings import findings_page
from tools.reference.rules import rule_pages
from tools.reference.statuses import statuses_page
from tools.reference.theme import theme_page, views_page

PAGES: Mapping[str, Callable[[], str]] = {
    "api.md": api_page,
    "configuration.md": configuration_page,
    "diff.schema.json": schema_text,
    "findings.md": findings_page,
    "precision.md": precision_page,
    "statuses.md": statuses_page,
    "theme.md": theme_page,
    "theme-views.md": views_page,
    **{name: partial(str, text) for name, text in (rule_pages() | explanation_pages()).items()},
}
"""File in `docs/reference/` → what makes its text."""

"""No word stands on another one, on a page of any width, in any language."""

from __future__ import annotations

import pytest
from observe import HEIGHT, PROBES
from project import SMALL, Project
from sites import build_site

WIDTHS = (320, 390, 680, 768, 900, 1280)
LONG_UNIT = """
    ---
    title: Invoices that nobody has to phone about
    key_results:
      - id: calls
        title: Fewer calls about invoices
        start: 38 calls per 1,000 invoices
        target: 12 calls per 1,000 invoices
      - id: hours
        title: Less time to an answer
        start: 31 hours until answered
        target: 2 hours until answered
    ---
"""
FIGURES = """
    ---
    updates:
      invoices:
        calls:
          value: 30 calls per 1,000 invoices
        hours:
          value: 8 hours until answered
    ---
"""


@pytest.fixture(scope="module", params=["en", "ar", "de", "es", "fr", "ja"])
def folder(request, browser, tmp_path_factory):
    language = request.param
    files = {
        "okrsite.yml": f"site: {{name: Firm, language: {language}}}",
        "content/teams/payments/2026-Q4/invoices.md": LONG_UNIT,
        "content/teams/payments/2026-Q4/check-ins/2026-11-19.md": FIGURES,
    }
    project = Project(tmp_path_factory.mktemp(language), {**SMALL, **files})
    build_site(language, project.root, project.site, links="file")
    return project.site


@pytest.mark.parametrize("address", ["start", "teams/payments/2026-q4/invoices"])
def test_no_word_stands_on_another(folder, tab, address):
    tab.goto((folder / address / "index.html").as_uri())
    tab.evaluate(PROBES)
    tab.evaluate("probes.layOut()")
    found = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": HEIGHT})
        found[width] = tab.evaluate("probes.overlaps()")
    assert not any(found.values()), found

"""Pages that hold what people write can be read by everybody, also where that is too long, too much or leftwards."""

from __future__ import annotations

import pytest
from observe import FEW_LOOKS, visit_page
from page_tests import (
    test_all_text_is_there_without_javascript,
    test_axe_objects_to_nothing,
    test_no_page_scrolls_sideways,
    test_the_console_stays_silent_and_every_request_stays_here_and_succeeds,
)

__all__ = [
    "test_all_text_is_there_without_javascript",
    "test_axe_objects_to_nothing",
    "test_no_page_scrolls_sideways",
    "test_the_console_stays_silent_and_every_request_stays_here_and_succeeds",
]

HARD = (
    "home", "objective", "team", "team_cycle", "cycle", "alignment", "attention", "dependencies", "check_ins", "people",
    "quality", "review", "update_week",
)  # fmt: skip
"""Kinds that hold what people write; looked at with hostile content too."""
MIRRORED = ("home", "objective", "team_cycle", "alignment", "dependencies", "check_ins", "present")
"""Kinds that are looked at from right to left."""
VISITS = (*(("hostile", kind) for kind in HARD), *(("right to left", kind) for kind in MIRRORED))


@pytest.fixture(scope="module", params=VISITS, ids=lambda visit: "-".join(visit).replace(" ", "-"))
def visit(request, hostile, right_to_left, with_script, without_script):
    name, kind = request.param
    site = {"hostile": hostile, "right to left": right_to_left}[name]
    return visit_page(with_script, without_script, site, kind, FEW_LOOKS)

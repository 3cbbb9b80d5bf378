"""Every kind of page can be read by everybody: on a phone, in the dark, with a screen reader, without scripts."""

from __future__ import annotations

import pytest
from observe import FEW_LOOKS, visit_page
from page_tests import (
    test_all_text_is_there_without_javascript,
    test_axe_objects_to_nothing,
    test_no_page_scrolls_sideways,
    test_the_console_stays_silent_and_every_request_stays_here_and_succeeds,
)
from sites import KINDS

__all__ = [
    "test_all_text_is_there_without_javascript",
    "test_axe_objects_to_nothing",
    "test_no_page_scrolls_sideways",
    "test_the_console_stays_silent_and_every_request_stays_here_and_succeeds",
]


@pytest.fixture(scope="module", params=KINDS)
def visit(request, demo, with_script, without_script, looks):
    kind = request.param
    if kind in demo.samples:
        return visit_page(with_script, without_script, demo, kind, looks)
    hostile = request.getfixturevalue("hostile")
    assert kind in hostile.samples, f"no page is drawn with {kind}.html: add content for one to the demo or hostile.py"
    return visit_page(with_script, without_script, hostile, kind, FEW_LOOKS)

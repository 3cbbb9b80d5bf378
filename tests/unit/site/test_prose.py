from __future__ import annotations

import pytest

from okrsite_gen.site.prose import Prose, Title


@pytest.mark.parametrize("kind", [Prose, Title])
@pytest.mark.parametrize(("text", "says"), [("words", True), ("", False), (" \n", False)])
def test_a_text_counts_only_if_it_says_something(kind, text, says):
    assert bool(kind(text)) is says

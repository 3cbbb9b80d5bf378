"""What is taken out, as bytes."""

from __future__ import annotations

from types import SimpleNamespace

from okrsite_gen.pipeline.export.written import told


def test_a_letter_that_utf_8_lacks_is_written_as_in_the_site():
    exported = told(SimpleNamespace(output=""), "half of \ud83d", SimpleNamespace(errors=0), ())
    assert (exported.text, exported.size) == ("half of ?", 9)

from __future__ import annotations

import pytest

from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.pipeline.coach import without_echoes

FILE = Place("a.md")


def finding(code, *path, severity=Severity.INFO, file=FILE):
    return Diagnostic(code, severity, file.at(*path), "message")


MISREAD = finding("VAL001", "key_results", 0, "start", severity=Severity.ERROR)
MISSPELT = finding("FLD001", "suports", severity=Severity.ERROR)


@pytest.mark.parametrize(
    ("echo", "error"),
    [
        (finding("MEA002", "key_results", 0, "title"), MISREAD),
        (finding("MEA002", "key_results", 0), MISREAD),
        (finding("FOC002", "key_results"), MISREAD),
        (finding("ALI001", "title"), MISSPELT),
    ],
)
def test_what_an_error_has_kept_from_being_read_is_not_said_to_be_missing(echo, error):
    assert list(without_echoes([echo, error], [echo, error])) == [error]


@pytest.mark.parametrize(
    ("other", "error"),
    [
        (finding("MEA002", "key_results", 1, "title"), MISREAD),
        (finding("MEA002", "key_results", 0, "title"), MISSPELT),
        (finding("WRD004", "title"), MISSPELT),
        (finding("ALI001", "title", file=Place("b.md")), MISSPELT),
        (finding("ALI001", "title"), finding("REF001", "supports", 0, severity=Severity.WARNING)),
    ],
)
def test_what_has_nothing_to_do_with_an_error_is_told(other, error):
    assert list(without_echoes([other, error], [other, error])) == [other, error]

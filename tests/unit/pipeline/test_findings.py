from __future__ import annotations

import pytest

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.findings import has_errors, in_order, judged

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def finding(severity: Severity, *, strict: bool = False):
    return Code("X001", "x", severity, "x", strict=strict).at(Place("a.md"), "m")


@pytest.mark.parametrize(
    ("own", "gap", "rule", "strict", "counts_as"),
    [
        (WARNING, False, "", False, WARNING),
        (WARNING, False, "", True, WARNING),
        (WARNING, True, "", False, WARNING),
        (WARNING, True, "", True, ERROR),
        (WARNING, True, INFO, True, INFO),
        (WARNING, True, None, True, None),
        (WARNING, False, ERROR, False, ERROR),
        (INFO, False, WARNING, False, WARNING),
        (INFO, False, None, False, None),
        (ERROR, False, None, False, ERROR),
        (ERROR, False, INFO, False, ERROR),
    ],
)
def test_rules_and_strict_weigh_findings(own, gap, rule, strict, counts_as):
    settings = Settings(rules={} if rule == "" else {"X001": rule})
    weighed = judged([finding(own, strict=gap)], settings, strict=strict)
    assert [one.severity for one in weighed] == ([counts_as] if counts_as else [])


def test_the_same_finding_counts_once():
    assert len(judged([finding(ERROR), finding(ERROR)], Settings(), strict=False)) == 1


def test_findings_are_listed_by_file_and_line():
    code = Code("X001", "x", WARNING, "x")
    places = [Place("b.md", line=1), Place("a.md", line=10), Place("a.md", line=9, column=2), Place("a.md", line=9)]
    listed = [one.place for one in in_order(code.at(place, "m") for place in places)]
    assert listed == [places[3], places[2], places[1], places[0]]


def test_only_errors_are_errors():
    assert has_errors([finding(WARNING), finding(ERROR)])
    assert not has_errors([finding(WARNING), finding(INFO)])

"""What a screen tells of each sort of finding: its name, what is wrong, and which sort to read about first."""

from __future__ import annotations

from collections.abc import Iterable

from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.pipeline.explain import Explained, every_finding
from okrsite_gen.pipeline.report import Sort

_FAMILIES = ("FAI", "FOC", "ALI", "WRD", "MEA", "KIN", "INT", "CAD", "SIT")
"""Families of advice: what a change of mind is worth most for comes first. What is not here is broken, and precedes."""


def sorts_of(findings: Iterable[Diagnostic]) -> dict[str, Sort]:
    """Return code → what there is to say of each sort that some findings are of."""
    known = every_finding()
    met = {each.code for each in findings}
    return {code: Sort(one.code.name, one.code.summary, _rank(one)) for code, one in known.items() if code in met}


def _rank(found: Explained) -> int:
    family = found.code.id.rstrip("0123456789")
    if found.rule and found.rule.about_form:
        return len(_FAMILIES) + 1
    return _FAMILIES.index(family) + 1 if family in _FAMILIES else 0

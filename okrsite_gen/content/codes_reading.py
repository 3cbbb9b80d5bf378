"""Codes of findings about files, YAML and figures."""

from __future__ import annotations

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Severity

UNREADABLE_FIGURE = Code(
    "VAL001",
    "unreadable-figure",
    Severity.ERROR,
    "A value cannot be read as a number with a unit, so nothing can be computed from it.",
)
AMBIGUOUS_SEPARATOR = Code(
    "VAL002",
    "ambiguous-separator",
    Severity.ERROR,
    "A comma or point in a number can mean two things; guessing would change the figure a thousandfold.",
)
FIGURE_TOO_LONG = Code(
    "VAL003", "figure-too-long", Severity.ERROR, "A number has more digits than any figure of a company needs."
)
UNREADABLE_FRACTION = Code(
    "VAL004", "unreadable-fraction", Severity.ERROR, "Progress is neither a percentage nor a fraction between 0 and 1."
)

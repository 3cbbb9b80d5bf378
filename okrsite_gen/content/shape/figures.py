"""Fields that hold a figure: a number with its unit, or `withheld`."""

from __future__ import annotations

from typing import Annotated

from pydantic import ValidationInfo

from okrsite_gen.content.figures import Complaint, read_figure
from okrsite_gen.content.shape.conventions import conventions_in
from okrsite_gen.content.shape.patterns import FIGURE
from okrsite_gen.content.shape.problems import Problem, one_text, refusal
from okrsite_gen.content.shape.reads import ReadsInContext
from okrsite_gen.model.values import Figure


def read_field(raw: object, info: ValidationInfo) -> Figure:
    """Return the figure; a bare number takes the `unit` that stands beside it."""
    unit = info.data.get("unit", "") if info.data else ""
    figure = read_figure(one_text(raw), unit, decimal_comma=conventions_in(info.context).decimal_comma)
    if isinstance(figure, Complaint):
        raise refusal(Problem(figure.code, figure.message, figure.reason, figure.hint, whole=True))
    return figure


FigureField = Annotated[Figure, ReadsInContext(read_field, {"type": ["number", "string"], "pattern": FIGURE})]
"""A figure; fields named `unit` must be declared before it in the same shape."""

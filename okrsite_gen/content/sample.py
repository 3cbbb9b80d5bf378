"""Samples: values that show the unit in which something counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from okrsite_gen.content.figures import read_figure
from okrsite_gen.model.values import Figure, Value


def sample_of(figures: Iterable[Figure | None], unit: str = "") -> Value | None:
    """Return the first figure that has a unit, else any value in `unit`; nothing where no unit is known."""
    found = next((figure for figure in figures if isinstance(figure, Value) and figure.unit), None)
    return sample_in(unit) if found is None and unit else found


@lru_cache(maxsize=1024)
def sample_in(unit: str) -> Value | None:
    """Return a value in a unit as an author writes it, or nothing if it is none."""
    bare = read_figure("0", unit)
    return bare if isinstance(bare, Value) and bare.unit else None


def in_unit(figure: Figure, sample: Value | None) -> Figure:
    """Return a bare number with the unit of `sample`; any other figure as it is."""
    if sample is None or not isinstance(figure, Value) or figure.unit:
        return figure
    return Value(
        figure.number, sample.unit, figure.written, figure.relation, sample.prefix, sample.suffix, figure.scale
    )

"""Figures as an author would write them again somewhere else."""

from __future__ import annotations

from okrsite_gen.model.values import Figure, Value


def figure_with_unit(figure: Figure) -> str:
    """Return a figure in its author's characters, with its unit also where that stood elsewhere (`unit: days`)."""
    if not isinstance(figure, Value):
        return "withheld"
    unit = f"{figure.prefix}{figure.suffix}".strip()
    if not unit or unit in figure.written or any(sign.isalpha() or sign in "%°/" for sign in figure.written):
        return figure.written
    return f"{figure.prefix}{figure.written}{figure.suffix}"

"""Rows of a metric, as its file of values holds them."""

from __future__ import annotations

from datetime import date

from okrsite_gen.exchange.words.figures import number_in

_WITHHELD = "withheld"
"""What stands for a figure that may not be published."""


def metric_row(day: str, written: str, *notes: str) -> str:
    """Return a line of the file of values. Raises `ValueError` where there is no day, or no figure for it."""
    date.fromisoformat(day)
    if written != _WITHHELD and number_in(written.lstrip("<>≤≥~≈ ")) is None:
        raise ValueError(f"{written[:40]} is no value")
    return f"{','.join((day, *map(_cell, (written, *notes))))}\n"


def _cell(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if any(sign in text for sign in ',"\n') or text != text.strip() else text

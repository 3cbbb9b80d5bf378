"""Days on the command line."""

from __future__ import annotations

from datetime import date

import click

FIRST = date(1900, 1, 1)
LAST = date(2199, 12, 31)
"""Days that can be meant lie between these two, as in content."""


def day_of(context: click.Context, option: click.Parameter, written: str) -> date:
    """Read an option that holds a day. Raises a usage error for what is none, and for one that cannot be meant."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        raise click.BadParameter(f"{written!r} is not a day; write it as 2026-11-20.", context, option)
    if not FIRST <= day <= LAST:
        years = f"years from {FIRST.year} to {LAST.year} can be meant"
        raise click.BadParameter(f"{written} is in a year that cannot be meant; {years}.", context, option)
    return day


def day_or_none(context: click.Context, option: click.Parameter, written: str) -> date | None:
    """Read an option that may hold a day, like `day_of`; None where it was not given."""
    return day_of(context, option, written) if written else None

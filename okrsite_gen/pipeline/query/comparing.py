"""How a cell compares with what somebody wrote."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data.tables import Cell, Column, Holds
from okrsite_gen.pipeline.query.days import FORMS, Span, span_of

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_ORDERED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Compare:
    """A row, as conditions see it."""

    cells: Mapping[str, Cell]
    """By name of column."""
    other_names: Mapping[str, tuple[str, ...]]
    """Column → further names of what stands in its cell: the handle of an owner, the name of a team."""


Test = Callable[[Compare], bool]


def emptiness(column: Column, *, empty: bool) -> Test:
    """Return the test whether a cell is empty, or is not."""
    return lambda row: (row.cells[column.name] in (None, "")) == empty


def comparison(column: Column, sign: str, written: str, today: date) -> Test:
    """Return the test that compares a column with a value.

    A cell that is empty fits nothing but `!=`. Raises ValueError with a message, and a hint in a second line, for a
    value that the column cannot be compared with.
    """
    if sign == "~":
        return _contains(column, written)
    if column.holds in {Holds.NUMBER, Holds.SHARE}:
        return _ordered(column, sign, _number(column, written))
    if column.holds is Holds.DAY:
        return _within(column, sign, _days(column, written, today))
    if sign not in {"=", "!="}:
        raise ValueError(
            f"`{sign}` compares numbers and days, and `{column.name}` holds words.\nWrite `=`, `!=` or `~`."
        )
    if column.holds is Holds.FLAG:
        return _flag(column, sign, written)
    return _same(column, sign, written)


def between(column: Column, sign: str, other: Column) -> Test:
    """Return the test that compares two columns of a row; where either cell is empty, only `!=` fits.

    Raises ValueError with a message, and a hint in a second line, for columns that hold different things.
    """
    if column.holds is not other.holds:
        raise ValueError(
            f"`{column.name}` and `{other.name}` hold different things.\n"
            "Compare shares with shares, numbers with numbers, days with days."
        )
    compare = _ORDERED[sign]

    def test(row: Compare) -> bool:
        one, two = row.cells[column.name], row.cells[other.name]
        if one is None or two is None:
            return sign == "!=" and one is not two
        return compare(_measure(one), _measure(two))

    return test


def _ordered(column: Column, sign: str, value: Decimal) -> Test:
    compare = _ORDERED[sign]

    def test(row: Compare) -> bool:
        cell = row.cells[column.name]
        return sign == "!=" if cell is None else compare(_measure(cell), value)

    return test


def _within(column: Column, sign: str, days: Span) -> Test:
    """Compare days with a span of them: `=` is any of its days, `<` before the first, `>` after the last."""
    first, last = (_measure(day) for day in days)

    def test(row: Compare) -> bool:
        cell = row.cells[column.name]
        if cell is None or sign in {"=", "!="}:
            return (cell is not None and first <= _measure(cell) <= last) == (sign == "=")
        return _ORDERED[sign](_measure(cell), last if sign in {"<=", ">"} else first)

    return test


def _measure(cell: Cell) -> Decimal:
    if isinstance(cell, date):
        return Decimal(cell.toordinal())
    return Decimal(cell) if isinstance(cell, int | Decimal) else Decimal(0)


def _number(column: Column, written: str) -> Decimal:
    bare, percent = written.removesuffix("%"), written.endswith("%")
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"`{column.name}` is a number, and `{written}` is none.\nWrite digits, with a point: 0.5.")
    number = Decimal(bare)
    if percent and column.holds is not Holds.SHARE:
        raise ValueError(f"`{column.name}` is a plain number, not a percentage.\nLeave the % out.")
    if not percent and column.holds is Holds.SHARE and abs(number) > 1:
        raise ValueError(f"`{column.name}` goes from 0 to 1.\nWrite {bare}% or {number / 100}.")
    return number / 100 if percent else number


def _days(column: Column, written: str, today: date) -> Span:
    try:
        return span_of(written, today)
    except ValueError:
        raise ValueError(f"`{column.name}` is a day, and `{written}` is none.\nWrite {FORMS}.") from None


def _flag(column: Column, sign: str, written: str) -> Test:
    if fold(written) not in _FLAGS:
        raise ValueError(f"`{column.name}` is true or false, and `{written}` is neither.\nWrite `true` or `false`.")
    wanted = _FLAGS[fold(written)]
    return lambda row: (bool(row.cells[column.name]) == wanted) == (sign == "=")


def _same(column: Column, sign: str, written: str) -> Test:
    wanted = fold(written)

    def test(row: Compare) -> bool:
        return any(fold(name) == wanted for name in _names(column, row)) == (sign == "=")

    return test


def _contains(column: Column, written: str) -> Test:
    if column.holds is not Holds.TEXT:
        raise ValueError(f"`~` looks for words, and `{column.name}` holds none.\nCompare with `=`, `<` or `>`.")
    wanted = fold(written)
    return lambda row: any(wanted in fold(name) for name in _names(column, row))


def _names(column: Column, row: Compare) -> tuple[str, ...]:
    cell = row.cells[column.name]
    return (*((str(cell),) if cell else ()), *row.other_names.get(column.name, ()))

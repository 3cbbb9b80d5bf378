"""Reading answers: JSON by a path, tables by the names of their columns, and plain numbers."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from okrsite_gen.connect.codes import ANSWER_UNREADABLE
from okrsite_gen.connect.observation import Observation
from okrsite_gen.connect.secrets import Secrets
from okrsite_gen.connect.trouble import Trouble
from okrsite_gen.model.metric_sources import MetricSource

MOST_ROWS = 5000
"""Values of one answer that are read."""
_MOST_DIGITS = 40
_SHOWN = 40
_DATE_WORDS = frozenset({"date", "day"})


def read_json(data: bytes, source: MetricSource, secrets: Secrets) -> tuple[Observation, ...]:
    """Return the values at the source's paths. Raises `Trouble`."""
    text = _text(data)
    try:
        answer = json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError, InvalidOperation):  # the last of a number with an immense exponent
        page = text.lstrip()[:1] == "<"
        what = "is a web page, not JSON" if page else "is not JSON" if text.strip() else "is empty"
        reason = "Often that is the page where people log in." if page else ""
        raise Trouble(ANSWER_UNREADABLE, f"The answer {what}.", reason, _TRY, field="json") from None
    values = _found(answer, source.value, "value", secrets)
    if not source.date:
        if len(values) > 1:
            message = f"The path finds {len(values)} values, and nothing says of which days they are."
            hint = "Choose one: `$.points[-1].score`; or say where the days are: `date: $.points[*].day`."
            raise Trouble(ANSWER_UNREADABLE, message, "", hint, field="value")
        return (Observation(_written(values[0])),)
    days = _found(answer, source.date, "date", secrets)
    if len(days) != len(values):
        message = f"There are {len(values)} values and {len(days)} days."
        hint = "Both paths have to go through the same list: `$.points[*].score` and `$.points[*].day`."
        raise Trouble(ANSWER_UNREADABLE, message, "Nobody could tell which belong together.", hint, field="date")
    return tuple(Observation(_written(value), _day(day, secrets)) for value, day in zip(values, days, strict=True))


def read_table(data: bytes, source: MetricSource, secrets: Secrets) -> tuple[Observation, ...]:
    """Return the values of a table of separated values whose first line names the columns. Raises `Trouble`."""
    text = _text(data)
    if text.lstrip()[:1] == "<":
        reason = "Often that is the page where people log in."
        raise Trouble(ANSWER_UNREADABLE, "The answer is a web page, not a table.", reason, _TRY, field="csv")
    first = text.lstrip().partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        lines = [line for line in csv.reader(text.splitlines(), delimiter=separator) if any(map(str.strip, line))]
    except csv.Error:
        raise Trouble(ANSWER_UNREADABLE, "The answer is not a table.", "", _TRY, field="csv") from None
    return of_rows([name.strip() for name in lines[0]] if lines else [], lines[1:], source, secrets)


def read_printed(data: bytes, source: MetricSource, secrets: Secrets) -> tuple[Observation, ...]:
    """Return what a program printed: JSON where the source has a path, a number by itself, or a table."""
    if source.value.startswith("$"):
        return read_json(data, source, secrets)
    lines = _text(data).split("\n")
    written = [line.strip() for line in lines if line.strip()]
    if len(written) == 1:
        return (Observation(written[0]),)
    return read_table(data, source, secrets)


def of_rows(
    names: Sequence[str], rows: Sequence[Sequence[object]], source: MetricSource, secrets: Secrets
) -> tuple[Observation, ...]:
    """Return the values of rows whose columns have names. Raises `Trouble`."""
    if not rows:
        raise Trouble(ANSWER_UNREADABLE, "The answer has no row with a value.", "", _TRY)
    if len(rows) > MOST_ROWS:
        message = f"The answer has {len(rows)} rows; up to {MOST_ROWS} are read."
        raise Trouble(ANSWER_UNREADABLE, message, "", "Ask for fewer days.")
    days = _column(names, source.date, "date", secrets) if source.date else _first(names, _DATE_WORDS)
    value = _column(names, source.value, "value", secrets) if source.value else _only(names, days, secrets)
    if days < 0 and len(rows) > 1:
        message = f"There are {len(rows)} rows, and nothing says of which days they are."
        raise Trouble(
            ANSWER_UNREADABLE, message, "", f"Name the column of the days: `date: …`. {_listed(names, secrets)}"
        )
    return tuple(
        Observation(_written(_cell(row, value)), _day(_cell(row, days), secrets) if days >= 0 else None) for row in rows
    )


_TRY = "Ask there by hand, as in a browser, and look at what comes."


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        reason = "In any other encoding signs could be taken for others."
        raise Trouble(ANSWER_UNREADABLE, "The answer is not text in UTF-8.", reason, _TRY) from None


def _no_number(_word: str) -> NoReturn:
    raise Trouble(
        ANSWER_UNREADABLE,
        "The answer holds a number that is none: NaN or Infinity.",
        "JSON does not know it, and nothing can be computed from it.",
        "Let the service leave the value out, or say null.",
    )


def _found(answer: object, path: str, field: str, secrets: Secrets) -> list[Any]:
    import jsonpath

    try:
        parts = jsonpath.compile(path)
        if isinstance(answer, str):  # has no parts, and the library would take it for JSON that is still to be read
            found: list[Any] = [answer] if path.strip() == "$" else []
        else:
            found = parts.findall(answer)  # type: ignore[arg-type]
    except (jsonpath.JSONPathError, RecursionError):
        hint = "Write it like `$.data.score`, `$.points[-1].score` or `$.points[*].score`."
        raise Trouble(ANSWER_UNREADABLE, f"`{path[:80]}` is not a path.", "", hint, field=field) from None
    if not found:
        names = _top(answer, secrets)
        top = f" It begins with {names}." if names else ""
        message = f"The answer has nothing at `{path[:80]}`."
        raise Trouble(ANSWER_UNREADABLE, message, f"It may have changed.{top}", _TRY, field=field)
    if len(found) > MOST_ROWS:
        message = f"The path finds {len(found)} values; up to {MOST_ROWS} are read."
        raise Trouble(ANSWER_UNREADABLE, message, "", "Ask for fewer days.", field=field)
    return found


def _top(answer: object, secrets: Secrets) -> str:
    """Return the first names at the top of an answer."""
    names = list(answer)[:5] if isinstance(answer, dict) else []
    return ", ".join(f"`{secrets.show(name, _SHOWN)}`" for name in names)


def _written(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | Decimal | int | float):
        kinds = {"NoneType": "nothing (null)", "bool": "true or false", "list": "a list", "dict": "a group of fields"}
        what = kinds.get(type(value).__name__, "no number")
        hint = "Go on to the number itself, or leave out what has none: `$.points[?@.score != null].score`."
        raise Trouble(ANSWER_UNREADABLE, f"{what.capitalize()} came, not a number.", "", hint, field="value")
    if isinstance(value, str):
        return value.strip()
    return plain_number(value if isinstance(value, Decimal) else Decimal(str(value)))


def plain_number(number: Decimal) -> str:
    """Return a number in digits, with a point before decimals. Raises `Trouble` for what nobody writes so."""
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        hint = "See what the source counts."
        raise Trouble(ANSWER_UNREADABLE, "The value is no number, or far too large or small.", "", hint)
    return format(number, "f")


def _day(written: object, secrets: Secrets) -> date:
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    text = str(written).strip()
    try:
        if len(text) == 10 or text[10:11] in {"T", " "}:
            return date.fromisoformat(text[:10])
    except ValueError:
        pass
    message = f"`{secrets.show(text, _SHOWN)}` stands where the day should be."
    hint = "Days are read as year-month-day, `2026-11-30`, also with a time behind it."
    raise Trouble(ANSWER_UNREADABLE, message, "", hint, field="date")


def _column(names: Sequence[str], wanted: str, field: str, secrets: Secrets) -> int:
    position = _first(names, {wanted.lower()})
    if position < 0:
        message = f"There is no column `{wanted[:_SHOWN]}`."
        raise Trouble(ANSWER_UNREADABLE, message, "", _listed(names, secrets), field=field)
    return position


def _only(names: Sequence[str], days: int, secrets: Secrets) -> int:
    """Return the column of the values where nobody names it: `value`, or the only one besides the days."""
    named = _first(names, {"value"})
    rest = [position for position in range(len(names)) if position != days]
    if named >= 0 or len(rest) == 1:
        return named if named >= 0 else rest[0]
    raise Trouble(
        ANSWER_UNREADABLE, "Several columns could be the value.", "", f"Write `value: …`. {_listed(names, secrets)}"
    )


def _first(names: Sequence[str], words: frozenset[str] | set[str]) -> int:
    return next((position for position, name in enumerate(names) if name.lower() in words), -1)


def _listed(names: Sequence[str], secrets: Secrets) -> str:
    return "The columns are " + ", ".join(f"`{secrets.show(name, _SHOWN)}`" for name in names[:10]) + "."


def _cell(row: Sequence[object], position: int) -> Any:  # noqa: ANN401 - as the database or the table has it
    if position >= len(row) or row[position] is None or row[position] == "":
        message = "A row has no value." if row else "A row is empty."
        hint = "Leave such rows out: in SQL with `WHERE … IS NOT NULL`."
        raise Trouble(ANSWER_UNREADABLE, message, "Nothing is not the same as 0.", hint)
    return row[position]

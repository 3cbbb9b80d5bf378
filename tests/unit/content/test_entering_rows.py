"""New rows enter a metric's file in the form that it has, and nothing that stood there changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrsite_gen.content.metric_rows import read_rows
from okrsite_gen.content.writing.metric_rows import enter

TODAY = date(2026, 11, 30)


def entered(before: str, *rows: tuple[str, str], unit: str = "", comma: bool = False) -> str:
    numbers = {date.fromisoformat(day): Decimal(number) for day, number in rows}
    return enter(before.encode(), "m.csv", numbers, TODAY, unit, decimal_comma=comma).data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "date,value\n2026-11-30,4.5\n"),
        ("2026-10-31,4\n", "2026-10-31,4\n2026-11-30,4.5\n"),
        ("2026-10-31,4", "2026-10-31,4\n2026-11-30,4.5\n"),
        ("date,value\r\n2026-10-31,4\r\n", "date,value\r\n2026-10-31,4\r\n2026-11-30,4.5\r\n"),
        ("date,value\n2026-10-31,4\n2026-09-30,3\n", "date,value\n2026-11-30,4.5\n2026-10-31,4\n2026-09-30,3\n"),
        ("date,value\n2026-10-31,4\n2026-12-31,5\n", "date,value\n2026-10-31,4\n2026-11-30,4.5\n2026-12-31,5\n"),
        ("value;note;date\n4;a, b;2026-10-31\n", "value;note;date\n4;a, b;2026-10-31\n4.5;;2026-11-30\n"),
        ("date,value\n2026-10-31,$4k\n\n\n", "date,value\n2026-10-31,$4k\n2026-11-30,$4.5\n\n\n"),
        ("date,value\n2026-10-31,12 days\n", "date,value\n2026-10-31,12 days\n2026-11-30,4.5 days\n"),
        ('date,value,note\n2026-10-31,4,"over\ntwo"\n', 'date,value,note\n2026-10-31,4,"over\ntwo"\n2026-11-30,4.5,\n'),
        ("\ufeffdate,value\n", "\ufeffdate,value\n2026-11-30,4.5\n"),
        ("date,value\nno row at all\n", "date,value\nno row at all\n2026-11-30,4.5\n"),
    ],
)
def test_a_row_takes_the_form_of_those_that_stand_there(before, after):
    assert entered(before, ("2026-11-30", "4.5")) == after


def test_where_a_comma_stands_before_decimals_it_is_written_so():
    assert entered("", ("2026-11-30", "4.5"), comma=True) == "date;value\n2026-11-30;4,5\n"
    one = entered("date,value\n2026-10-31,4\n", ("2026-11-30", "4.5"), comma=True)
    assert one == 'date,value\n2026-10-31,4\n2026-11-30,"4,5"\n'


def test_todays_value_changes_in_its_place_and_the_rest_of_its_line_stays():
    before = "value , date\n4 points ,2026-11-30\n3 points ,2026-10-31\n"
    assert entered(before, ("2026-11-30", "5"), ("2026-10-31", "9")) == before.replace("4 points", "5 points")


def test_a_withheld_value_and_one_with_a_note_are_nobodys_to_replace():
    for line in ("2026-11-30,withheld", "2026-11-30,4,counted twice"):
        assert entered(f"date,value,note\n{line}\n", ("2026-11-30", "5")) == f"date,value,note\n{line}\n"


def test_what_is_no_text_takes_nothing():
    assert enter(b"date,value\n2026-10-31,4 \xe9\n", "m.csv", {TODAY: Decimal(1)}, TODAY).broken


DAYS = st.integers(0, 400).map(lambda back: TODAY - timedelta(days=back))
NUMBERS = st.decimals(-9999, 9999, places=2)


@given(
    there=st.dictionaries(DAYS, NUMBERS, max_size=8),
    new=st.dictionaries(DAYS, NUMBERS, max_size=8),
    newest_first=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    unit=st.sampled_from(["", "%", " days"]),
    named=st.booleans(),
)
def test_whatever_comes_each_day_has_one_value_and_old_lines_are_all_there(there, new, newest_first, end, unit, named):
    lines = ["date,value"] if named else []
    lines += [f"{day},{there[day]}{unit}" for day in sorted(there, reverse=newest_first)]
    before = "".join(line + end for line in lines)
    after = enter(before.encode(), "m.csv", new, TODAY).data.decode()
    rows, findings = read_rows(after.encode(), "m.csv")
    expected = {**new, **there} | ({TODAY: new[TODAY]} if TODAY in new else {})
    assert findings == ()
    assert {row.day: row.value.number for row in rows} == expected
    kept = [line for line in lines if not line.startswith(f"{TODAY}") or TODAY not in new]
    assert [line for line in after.splitlines() if line in kept] == kept
    assert (after.count("\r\n") == after.count("\n")) or end == "\n" or not before
    assert enter(after.encode(), "m.csv", new, TODAY).data.decode() == after

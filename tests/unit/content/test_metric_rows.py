"""The CSV rows of a metric."""

from __future__ import annotations

import pytest

from okrsite_gen.content.metric_rows import MOST_FINDINGS, read_rows


def rows_of(text: str, unit: str = "", *, decimal_comma: bool = False) -> list[str]:
    rows, diagnostics = read_rows(text.encode(), "metrics/nps.csv", unit, decimal_comma=decimal_comma)
    assert diagnostics == ()
    return [f"{row.day} {row.value.number} {row.value.unit} {row.note}".strip() for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-20,47%,After the release\n2026-11-13,45%\n",
        "date,value,note\n2026-11-13,45%,\n2026-11-20,47%,After the release\n",
        "\ufeffDate,Value,Note\r\n2026-11-13,45%\r\n2026-11-20,47%,After the release\r\n",
        'value,date,note\n"45%","2026-11-13",""\n"47%","2026-11-20","After the release"\n',
        "date;value;note\n2026-11-13;45%;\n2026-11-20;47%;After the release\n",
        "date\tvalue\tnote\n2026-11-13\t45%\n2026-11-20\t47%\tAfter the release\n",
        "\n2026-11-13T08:00:00Z, 45%\n\n2026-11-20 , 47% , After the release\n\n",
    ],
)
def test_rows_are_read_by_date_in_every_usual_form(text):
    assert rows_of(text) == ["2026-11-13 45 %", "2026-11-20 47 % After the release"]


def test_bare_numbers_take_the_unit_of_the_metric():
    assert rows_of("2026-11-13,45\n2026-11-20,46 points\n", "points") == ["2026-11-13 45 point", "2026-11-20 46 point"]


def test_semicolons_separate_where_a_comma_stands_before_the_decimals():
    assert rows_of("2026-11-13;4,5\n2026-11-20;4,7\n", decimal_comma=True) == ["2026-11-13 4.5", "2026-11-20 4.7"]


def test_a_note_in_quotes_may_hold_commas_and_lines():
    assert rows_of('2026-11-13,45,"up, then\ndown"\n2026-11-20,46\n')[0] == "2026-11-13 45  up, then\ndown"


@pytest.mark.parametrize(
    ("text", "code", "line", "message"),
    [
        ("2026-11-13,45\n13.11.2026,46\n", "MET002", 2, "`13.11.2026` stands where the date should be."),
        ("2026-11-13,45\n2026-02-30,46\n", "MET002", 2, "`2026-02-30` stands where the date should be."),
        ("2026-11-13,45\n,46\n", "MET002", 2, "Nothing stands where the date should be."),
        ("date,value\n2026-11-13,many\n", "VAL001", 2, "`many` is not a number with a unit."),
        ("2026-11-13\n", "VAL001", 1, "A figure is missing here."),
        ('2026-11-12,4,"two\nlines"\n2026-11-13,x\n', "VAL001", 3, "`x` is not a number with a unit."),
        ("2026-11-13,45\n2026-11-13,46\n", "MET003", 2, "2026-11-13 has a value already, in line 1."),
        ("2026-11-13,45%\n2026-11-20,46 days\n", "MET005", 2, "`46 days` is in another unit than `45%` further up."),
    ],
)
def test_a_line_that_cannot_be_used_is_reported_with_its_number(text, code, line, message):
    _, (finding,) = read_rows(text.encode(), "metrics/nps.csv")
    assert (finding.code, finding.place.file, finding.place.line) == (code, "metrics/nps.csv", line)
    assert finding.message == message
    assert finding.hint


def test_the_lines_around_a_bad_one_are_kept_and_of_one_day_the_last_counts():
    rows, _ = read_rows(b"2026-11-13,45\nx,1\n2026-11-20,46\n2026-11-13,40\n", "a.csv")
    assert [(row.day.day, row.value.number) for row in rows] == [(13, 40), (20, 46)]


def test_bytes_that_are_no_text_are_reported_with_their_line():
    rows, (finding,) = read_rows(b"2026-11-13,45\n2026-11-20,4\xff\n", "a.csv")
    assert (rows, finding.place.line) == ((), 2)
    assert "0xFF" in finding.message


def test_a_control_character_in_a_note_never_reaches_a_page():
    rows, findings = read_rows(b"2026-11-13,45,\x02bad\n", "a.csv")
    assert rows[0].note == "\ufffdbad"
    assert [finding.place.line for finding in findings] == [1]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"date,value\n"])
def test_a_file_without_rows_is_no_problem(data):
    assert read_rows(data, "a.csv") == ((), ())


def test_a_field_without_end_is_reported_instead_of_raised():
    rows, (finding,) = read_rows(b'2026-11-13,45\n2026-11-20,"' + b"x" * 200_000 + b"\n", "a.csv")
    assert (len(rows), finding.code, finding.place.line) == (1, "MET001", 2)


def test_a_file_that_is_wrong_throughout_gives_a_few_findings():
    rows, diagnostics = read_rows(b"x,y\n" * 5_000 + b"2026-11-13,45\n", "a.csv")
    assert (len(rows), len(diagnostics)) == (1, MOST_FINDINGS)


def test_a_quote_left_open_costs_its_own_line_only():
    text = 'date,value,note\n2026-10-01,5,ok\n2026-10-02,6,"unclosed\n2026-10-03,7,\n2026-10-04,8,"x\ny"\n'
    rows, (finding,) = read_rows(text.encode(), "a.csv")
    assert [(row.day.day, row.note) for row in rows] == [(1, "ok"), (3, ""), (4, "x\ny")]
    assert (finding.code, finding.place.line, finding.place.column) == ("MET001", 3, 14)


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("2026-10-01,1,250", "Is `1,250` one number, or `1` with the note `250`?"),
        ("2026-10-01,1,250 customers", "Is `1,250 customers` one number, or `1` with the note `250 customers`?"),
        ("2026-10-01,$12,500,up", "Is `$12,500` one number, or `$12` with the note `500`?"),
        ("2026-10-01,4,5%", "Is `4,5%` one number, or `4` with the note `5%`?"),
    ],
)
@pytest.mark.parametrize("header", ["", "date,value,note\n", "date,value\n"])
def test_a_number_that_a_comma_may_have_cut_in_two_is_asked_about(header, row, asked):
    rows, (finding,) = read_rows(f"{header}{row}\n".encode(), "a.csv")
    assert (rows, finding.code, finding.message) == ((), "VAL002", asked)
    assert (finding.place.line, finding.place.column) == (header.count("\n") + 1, 12)


def test_a_cut_number_is_seen_beside_a_column_that_is_not_read_by_the_surplus_of_cells():
    _, findings = read_rows(b"date,value,region,note\n2026-10-01,1,250,North,ok\n2026-10-02,1,2,ok\n", "a.csv")
    assert [(finding.code, finding.place.line) for finding in findings] == [("MET009", 1), ("VAL002", 2)]


def test_a_note_that_is_no_second_half_of_the_number_stays_a_note():
    text = '2026-10-01,1,"250"\n2026-10-02,1234,250\n2026-10-03,1,250 joined today\n2026-10-04;1,7\n'
    rows, _ = read_rows(text.encode(), "a.csv")
    assert [(row.value.number, row.note) for row in rows] == [(1, "250"), (1234, "250"), (1, "250 joined today")]


def test_a_note_without_quotes_keeps_what_follows_its_comma():
    for header in ("", "date,value,note\n", "date,value\n"):
        assert rows_of(f"{header}2026-10-01,5,up, then down,,\n") == ["2026-10-01 5  up, then down"]


def test_a_column_that_is_not_read_is_reported_and_its_cells_are_no_notes():
    rows, (finding,) = read_rows(b"date,value,region,note\n2026-10-01,5,North,ok\n", "a.csv")
    assert [row.note for row in rows] == ["ok"]
    assert (finding.code, finding.place.line, finding.place.column) == ("MET009", 1, 12)


def test_a_year_that_cannot_be_meant_is_refused():
    rows, (finding,) = read_rows(b"1026-10-01,5\n", "a.csv")
    assert (rows, finding.code, finding.message) == ((), "MET002", "`1026-10-01` cannot be meant.")
    assert (finding.place.line, finding.place.column, finding.place.length) == (1, 1, 10)

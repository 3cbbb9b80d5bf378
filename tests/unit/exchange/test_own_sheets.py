"""Tables of our own export that somebody worked on before they came back."""

from __future__ import annotations

import pytest

from okrsite_gen.exchange.own.sheets import read, recognises
from okrsite_gen.model.incoming import IncomingFile
from okrsite_gen.model.open_data.tables import TABLES

ROWS = {
    "objectives": {"id": "sales/2026-Q4/sell", "team": "sales", "cycle": "2026-Q4", "title": "Sell *more*"},
    "key-results": {"id": "sales/2026-Q4/sell#x", "objective": "sales/2026-Q4/sell", "title": "X", "position": "first"},
    "check-ins": {},
    "alignment": {},
}


def brought(of_key_result: dict[str, str] | None = None, **added: str) -> list[IncomingFile]:
    """Return the tables with a row each, the one of objectives with columns more."""
    files = []
    for table in TABLES:
        row = dict.fromkeys((column.name for column in table.columns), "") | ROWS[table.name]
        row |= added if table.name == "objectives" else {}
        row |= (of_key_result or {}) if table.name == "key-results" else {}
        lines = [",".join(row), ",".join(row.values())] if ROWS[table.name] else [",".join(row)]
        files.append(IncomingFile(f"{table.name}.csv", "\n".join(lines).encode()))
    return files


def test_a_column_that_somebody_added_is_told() -> None:
    files = brought(Remark="Ask Li")
    assert recognises(files)
    assert [(one.spot.column, one.text) for one in read(files).not_understood] == [("Remark", "Ask Li")]


def test_titles_show_their_signs_and_a_position_in_words_stops_nothing() -> None:
    (objective,) = (one for one in read(brought()).documents if one.kind == "objective")
    assert objective.fields["title"] == "Sell \\*more\\*"
    assert objective.fields["key_results"] == [{"id": "x", "title": "X"}]


@pytest.mark.parametrize(("cell", "written"), [("42 %", "42 %"), ('"4""2"', '"4""2"'), ('"1,5"', '"1,5"')])
def test_the_value_that_a_key_result_took_from_a_metric_becomes_a_row(cell: str, written: str) -> None:
    files = brought({"metric": "nps", "value": cell, "value_day": "2026-11-02"})
    (rows,) = (one for one in read(files).documents if one.kind == "metric-rows")
    assert rows.sections == (("", f"date,value\n2026-11-02,{written}\n"),)


@pytest.mark.parametrize(("day", "value"), [("soon", "42"), ("2026-11-02", "a lot")])
def test_what_is_no_value_with_its_day_is_told_and_becomes_no_row(day: str, value: str) -> None:
    found = read(brought({"metric": "nps", "value": value, "value_day": day}))
    assert not [one for one in found.documents if one.kind == "metric-rows"]
    assert [one.text for one in found.not_understood] == [f"{day}: {value}"]

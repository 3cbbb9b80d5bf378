"""Tables of our own export that somebody worked on before they came back."""

from __future__ import annotations

from okrsite_gen.exchange.own.sheets import read, recognises
from okrsite_gen.model.incoming import IncomingFile
from okrsite_gen.model.open_data.tables import TABLES

ROWS = {
    "objectives": {"id": "sales/2026-Q4/sell", "team": "sales", "cycle": "2026-Q4", "title": "Sell *more*"},
    "key-results": {"id": "sales/2026-Q4/sell#x", "objective": "sales/2026-Q4/sell", "title": "X", "position": "first"},
    "check-ins": {},
    "alignment": {},
}


def brought(**added: str) -> list[IncomingFile]:
    """Return the tables with a row each, the one of objectives with columns more."""
    files = []
    for table in TABLES:
        row = dict.fromkeys((column.name for column in table.columns), "") | ROWS[table.name]
        row |= added if table.name == "objectives" else {}
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

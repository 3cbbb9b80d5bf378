"""A mapping as a file that a person can save and mend."""

from __future__ import annotations

from okrsite_gen.content.writing.fields import Written, fields
from okrsite_gen.model.table_mapping import Column, TableMapping


def mapping_text(mapping: TableMapping, remarks: tuple[str, ...] = ()) -> str:
    """Return the text of a mapping file, with remarks above it."""
    written: dict[str, Written] = {
        "name": mapping.name,
        "title": mapping.title if mapping.title != mapping.name else "",
        "sheet": mapping.sheet,
        "rows": {"objective": "objectives", "key_result": "key-results"}.get(mapping.rows, ""),
        "dates": {True: "day-first", False: "month-first"}.get(mapping.day_first, "")
        if mapping.day_first is not None
        else "",
        "decimal": ("comma" if mapping.decimal_comma else "point") if mapping.decimal_comma is not None else "",
        "levels": list(mapping.levels),
        "columns": {name: _column(column) for name, column in mapping.columns},
    }
    return "\n".join((*(f"# {line}" for line in remarks), *fields(written))) + "\n"


def _column(column: Column) -> Written:
    name = f"{column.about}.{column.field}" if column.about else column.field
    name = name.removesuffix(".title") if column.about else name
    more: dict[str, Written] = {"split": column.split, "values": dict(column.values), "unit": column.unit}
    if column.fraction:
        more["fraction"] = "true"
    if column.of:
        more["of"] = str(column.of)
    return {"field": name, **more} if any(more.values()) else name

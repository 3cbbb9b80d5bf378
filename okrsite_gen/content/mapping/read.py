"""Reading a mapping file: from bytes to a mapping, with a finding for everything that is wrong in it."""

from __future__ import annotations

from okrsite_gen.content.codes_fields import WRONG_SHAPE
from okrsite_gen.content.locate import locate
from okrsite_gen.content.mapping.shape import ColumnShape, MappingFront
from okrsite_gen.content.shape.conventions import Conventions
from okrsite_gen.content.shape.validation import read_shape
from okrsite_gen.content.yaml_reading import read_yaml_file
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place
from okrsite_gen.model.page_mapping import PageMapping
from okrsite_gen.model.table_mapping import Column, TableMapping


def read_mapping(data: bytes, file: str) -> tuple[TableMapping | None, tuple[Diagnostic, ...]]:
    """Return the mapping that a file holds, and every finding about it, located; None where it cannot be used."""
    value, problems = read_yaml_file(data, file)
    if not isinstance(value, dict):
        hint = "Begin with `columns:`, and below it, indented, `name of the column: field`."
        nothing = WRONG_SHAPE.at(Place(file), "This is no mapping of columns to fields.", "", hint)
        return None, locate((*problems, *(() if problems else (nothing,))), lambda _: data)
    front, findings = read_shape(MappingFront, value, Conventions(), file)
    located = locate((*problems, *findings), lambda _: data)
    return (_mapping(front) if front else None), located


def read_page_mapping(data: bytes, file: str) -> tuple[PageMapping | None, tuple[Diagnostic, ...]]:
    """Return what a mapping file says of pages, and every finding about it, located; None where it says nothing."""
    value, problems = read_yaml_file(data, file)
    if not isinstance(value, dict):
        hint = "Begin with `markdown:`, and below it, indented, `items:` or `headings:`."
        nothing = WRONG_SHAPE.at(Place(file), "This is no mapping of titles and lists.", "", hint)
        return None, locate((*problems, *(() if problems else (nothing,))), lambda _: data)
    front, findings = read_shape(MappingFront, value, Conventions(), file)
    located = locate((*problems, *findings), lambda _: data)
    return (front.markdown.mapping() if front and front.markdown and not located else None), located


def _mapping(front: MappingFront) -> TableMapping:
    return TableMapping(
        name=front.name,
        title=front.title or front.name,
        columns=tuple((name, _column(column)) for name, column in front.columns.items()),
        recognise=front.recognise,
        sheet=front.sheet,
        rows=front.rows,
        levels=front.levels,
        day_first=front.dates,
        decimal_comma=front.decimal,
    )


def _column(column: ColumnShape) -> Column:
    about, _, field = column.field.rpartition(".")
    return Column(field, about, column.split, column.values, column.unit, column.fraction, column.of or 0)

"""The page that leads people to the data of the site: what there is, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from okrsite_gen.model.settings import Outputs
from okrsite_gen.site.api.addresses import (
    API,
    INDEX,
    ORGANISATION,
    address_of_collection,
    address_of_schema,
    address_of_table,
)
from okrsite_gen.site.api.collections import COLLECTIONS
from okrsite_gen.site.edition import Edition
from okrsite_gen.site.messages import Words, message
from okrsite_gen.site.page import Frame, Link, Page

NAMED_ELSEWHERE = {
    **{name: f"nav.{name}" for name in ("cycles", "teams", "metrics", "people", "pages", "alignment")},
    "findings": "nav.quality",
    "changes": "nav.updates",
}
"""Collection → message that the menu has for it; others are named by `data.<collection>`."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """One collection."""

    name: Words
    """What it holds."""
    json: str
    """Address of the list of its parts; empty where there is none."""
    csv: str
    """Address of its table; empty where there is none."""
    schema: str
    """Address of its JSON Schema; empty where there is none."""


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that there is for programs and spreadsheets."""

    frame: Frame
    """What stands around the page."""
    home: str
    """Address of the folder in which all of it stands; what the page calls a file by is its address from there."""
    index: str
    """Address of the file in which programs begin; empty where there is none."""
    rows: tuple[DataRow, ...]
    """What there is."""


def data_pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of the data, if there is any."""
    outputs = edition.settings.outputs
    if not (outputs.json or outputs.csv):
        return
    frame = edition.frames.frame(API, (Link(message("data.title"), API),), listed=False)
    yield Page(API, "pages/data.html", DataView(frame, API, INDEX if outputs.json else "", tuple(_rows(outputs))))


def _rows(outputs: Outputs) -> Iterator[DataRow]:
    if outputs.json:
        yield DataRow(message("data.organisation"), ORGANISATION, "", address_of_schema("organisation"))
    for each in COLLECTIONS:
        table = address_of_table(each.name) if each.table and outputs.csv else ""
        if outputs.json or table:
            yield DataRow(
                name=message(NAMED_ELSEWHERE.get(each.name, f"data.{each.name}")),
                json=address_of_collection(each.name) if outputs.json else "",
                csv=table,
                schema=address_of_schema(each.name) if outputs.json else "",
            )

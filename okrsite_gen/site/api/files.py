"""Every file of the API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from okrsite_gen.model.open_data import VERSION, OpenData
from okrsite_gen.model.open_data.csv_text import csv_bytes
from okrsite_gen.model.open_data.files import OpenCollection, OpenIndex, OpenPart, OpenParts
from okrsite_gen.model.open_data.tables import TABLES
from okrsite_gen.model.settings import Outputs
from okrsite_gen.site.api.addresses import (
    INDEX,
    ORGANISATION,
    address_of_collection,
    address_of_part,
    address_of_schema,
    address_of_table,
)
from okrsite_gen.site.api.beside import files_beside
from okrsite_gen.site.api.collections import COLLECTIONS, Collection
from okrsite_gen.site.api.write import Scribe
from okrsite_gen.site.links import encoded
from okrsite_gen.site.messages import Catalogue
from okrsite_gen.site.page import RawFile
from okrsite_gen.site.page_summary import PageSummary

Schemas = Mapping[str, bytes]
"""Name of a kind of file → its JSON Schema."""


def api_files(
    data: OpenData, outputs: Outputs, schemas: Schemas, pages: Iterable[PageSummary], words: Catalogue
) -> Iterator[RawFile]:
    """Yield every file that `outputs` wants; `pages` are those beside which data is to stand."""
    if outputs.json:
        scribe = Scribe()
        yield scribe.one(INDEX, _index(data, outputs, schemas))
        yield scribe.one(ORGANISATION, data.organisation)
        for collection in COLLECTIONS:
            yield from _collection(collection, data, scribe)
        for name, text in schemas.items():
            yield RawFile(address_of_schema(name), text)
        yield from files_beside(data, pages, words, scribe)
    if outputs.csv:
        for table in TABLES:
            yield RawFile(address_of_table(table.name), csv_bytes(table, data))


def _index(data: OpenData, outputs: Outputs, schemas: Schemas) -> OpenIndex:
    computed = data.organisation.computed
    return OpenIndex(
        version=VERSION,
        schema=address_of_schema("index"),
        okrsite=data.okrsite,
        as_of=data.as_of,
        language=data.language,
        decimal=data.decimal,
        partial=data.partial,
        name=computed.name,
        url=computed.url,
        organisation=ORGANISATION,
        collections=tuple(_listed(each, data, outputs) for each in COLLECTIONS),
        schemas=tuple(map(address_of_schema, schemas)),
    )


def _listed(collection: Collection, data: OpenData, outputs: Outputs) -> OpenCollection:
    return OpenCollection(
        name=collection.name,
        address=address_of_collection(collection.name),
        schema=address_of_schema(collection.name),
        count=len(collection.items(data)),
        table=address_of_table(collection.name) if collection.table and outputs.csv else "",
    )


def _collection(collection: Collection, data: OpenData, scribe: Scribe) -> Iterator[RawFile]:
    parts = []
    for name, items in collection.parts(data):
        address = address_of_part(collection.name, name)
        parts.append(OpenPart(name, encoded(address), len(items)))
        yield scribe.part(address, collection.name, items)
    count = sum(part.count for part in parts)
    listed = OpenParts(VERSION, address_of_schema("parts"), collection.name, count, tuple(parts))
    yield scribe.one(address_of_collection(collection.name), listed)

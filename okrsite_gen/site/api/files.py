"""Every file of the API."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

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
from okrsite_gen.site.api.beside import NAME, files_beside
from okrsite_gen.site.api.chapters import COLLECTIONS as IN_CHAPTERS
from okrsite_gen.site.api.chapters import Chapters, Titles
from okrsite_gen.site.api.collections import COLLECTIONS, Collection
from okrsite_gen.site.api.weeks import COLLECTION as COLLECTION_OF_WEEKS
from okrsite_gen.site.api.write import Scribe
from okrsite_gen.site.links import encoded
from okrsite_gen.site.open_data import Teller, open_rest
from okrsite_gen.site.page import LaterFile, RawFile

Schemas = Mapping[str, bytes]
"""Name of a kind of file → its JSON Schema."""


def files_beside_chapters(
    tell: Teller, chapters: Chapters, outputs: Outputs, schemas: Callable[[], Schemas], titles: Titles, told: set[str]
) -> Iterator[RawFile | LaterFile]:
    """Yield every file that `outputs` wants and no chapter has, after all chapters were told.

    `titles` are the pages beside which data is to stand, `told` the addresses that chapters have.
    """
    if outputs.json:
        weeks = chapters.weeks()
        data = replace(open_rest(tell), changes=weeks.empty())
        yield from _of_all(data, chapters, outputs, schemas())
        rest = {address: title for address, title in titles.items() if f"{address}{NAME}" not in told}
        for file in weeks.files():
            told.add(file.address)
            yield file
        yield from _parts_and_besides(data, chapters, rest, told)
    if outputs.csv:
        for table in TABLES:
            yield RawFile(address_of_table(table.name), csv_bytes(table, chapters.rows(table.name)))


def _of_all(data: OpenData, chapters: Chapters, outputs: Outputs, schemas: Schemas) -> Iterator[RawFile]:
    scribe = Scribe()
    yield scribe.one(INDEX, _index(data, chapters, outputs, schemas))
    yield scribe.one(ORGANISATION, data.organisation)
    for name, text in schemas.items():
        yield RawFile(address_of_schema(name), text)


def _parts_and_besides(
    data: OpenData, chapters: Chapters, titles: Mapping[str, str], there: set[str]
) -> Iterator[RawFile | LaterFile]:
    """Yield collections, and what stands beside pages; `there` are addresses of parts that chapters have."""
    scribe = Scribe()
    for collection in COLLECTIONS:
        for file in _collection(collection, data, chapters, scribe):
            there.add(file.address)
            yield file
    yield from files_beside(data, there, titles, scribe)


def _index(data: OpenData, chapters: Chapters, outputs: Outputs, schemas: Schemas) -> OpenIndex:
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
        collections=tuple(_listed(each, data, chapters, outputs) for each in COLLECTIONS),
        schemas=tuple(map(address_of_schema, schemas)),
    )


def _listed(collection: Collection, data: OpenData, chapters: Chapters, outputs: Outputs) -> OpenCollection:
    in_chapters = collection.name in IN_CHAPTERS
    return OpenCollection(
        name=collection.name,
        address=address_of_collection(collection.name),
        schema=address_of_schema(collection.name),
        count=chapters.count(collection.name) if in_chapters else len(collection.items(data)),
        table=address_of_table(collection.name) if collection.table and outputs.csv else "",
    )


def _collection(collection: Collection, data: OpenData, chapters: Chapters, scribe: Scribe) -> Iterator[RawFile]:
    """Yield the parts of a collection that no chapter tells, and the list of all of them."""
    name, counts = collection.name, dict(chapters.counts(collection.name)) if collection.name in IN_CHAPTERS else {}
    for part, items in collection.parts(data):
        counts[part] = len(items)
        if name != COLLECTION_OF_WEEKS:
            yield scribe.part(address_of_part(name, part), name, items)
    parts = tuple(OpenPart(part, encoded(address_of_part(name, part)), count) for part, count in counts.items())
    listed = OpenParts(VERSION, address_of_schema("parts"), name, sum(counts.values()), parts)
    yield scribe.one(address_of_collection(name), listed)

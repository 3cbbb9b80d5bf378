"""From documents to the entities that they describe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.audiences import audience_findings
from okrsite_gen.content.gather.collection import Collection
from okrsite_gen.content.gather.known import Known
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.schema import CheckInFront, Front
from okrsite_gen.content.sources import AssetFile
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.settings import Settings

__all__ = ["drained", "gather"]

Item = TypeVar("Item")


def gather(
    documents: Iterable[Document | Known],
    fields: Callable[[Document], Front | None],
    tables: Mapping[str, bytes],
    assets: Iterable[AssetFile],
    settings: Settings,
    teams: Iterable[str] = (),
    kept: Kept = NOTHING_KEPT,
) -> tuple[Gathered, tuple[Diagnostic, ...]]:
    """Return every entity of the content, with references as written, and what is wrong with them by themselves.

    `fields` returns the validated front matter of a document, None where that cannot be used: what such a document
    describes is kept as a `BrokenFile`. It is asked once for each, when its turn has come, and what it returned is let
    go with the document: all of them together take several times as much room as the entities. Some documents may be
    `Known` already. No two describe the same; discovery sees to that. `tables` are the rows of metrics by path, `teams`
    the names of all team folders, `kept` what was gathered before.
    """
    collection = Collection(settings, kept)
    people, others, check_ins = _by_turn(collection, documents)
    _take(people, fields, collection)
    collection.know_people()
    collection.take_tables(tables)
    _take(others, fields, collection)
    _take(check_ins, fields, collection)
    collection.take_what_only_rows_tell()
    collection.take_what_only_folders_tell(teams)
    collection.take_assets(assets)
    gathered = collection.gathered()
    return gathered, (*collection.findings, *audience_findings(gathered, settings))


def _by_turn(
    collection: Collection, documents: Iterable[Document | Known]
) -> tuple[list[Document | Known], list[Document | Known], list[Document | Known]]:
    """Return people, whom everything may name, all others, and check-ins, which speak of the others."""
    turns: tuple[list[Document | Known], list[Document | Known], list[Document | Known]] = ([], [], [])
    for document in documents:
        collection.expect(document.file, document.role)
        turns[{"person": 0, "check-in": 2}.get(document.role.kind, 1)].append(document)
    return turns


def _take(
    documents: list[Document | Known], fields: Callable[[Document], Front | None], collection: Collection
) -> None:
    for document in drained(documents):
        if isinstance(document, Known):
            collection.admit_known(document)
            collection.take_known(document)
            continue
        front = fields(document)
        if collection.admit(document, front) and front is not None:
            if isinstance(front, CheckInFront):
                collection.take_check_in(document, front)
            else:
                collection.take(document, front)


def drained(items: list[Item]) -> Iterator[Item]:
    """Yield items and let go of each when the next is asked for, so that nobody holds all that was used up."""
    items.reverse()
    while items:
        yield items.pop()

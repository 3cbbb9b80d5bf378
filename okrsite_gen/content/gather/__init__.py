"""From documents to the entities that they describe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.audiences import audience_findings
from okrsite_gen.content.gather.collection import Collection
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.schema import CheckInFront, Front
from okrsite_gen.content.sources import AssetFile
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.settings import Settings

__all__ = ["drained", "gather"]

Item = TypeVar("Item")


def gather(
    documents: Iterable[tuple[Document, Front | None]],
    tables: Mapping[str, bytes],
    assets: Iterable[AssetFile],
    settings: Settings,
    teams: Iterable[str] = (),
    kept: Kept = NOTHING_KEPT,
) -> tuple[Gathered, tuple[Diagnostic, ...]]:
    """Return every entity of the content, with references as written, and what is wrong with them by themselves.

    `documents` come with their validated front matter, None where that cannot be used: what such a document describes
    is kept as a `BrokenFile`. No two documents describe the same; discovery sees to that. `tables` are the rows of
    metrics by path, `teams` the names of all team folders, `kept` what was gathered before.
    """
    collection = Collection(settings, kept)
    check_ins: list[tuple[Document, CheckInFront]] = []
    others: list[tuple[Document, Front]] = []
    for document, front in documents:
        if collection.admit(document, front) and front is not None:
            if isinstance(front, CheckInFront):
                check_ins.append((document, front))
            else:
                others.append((document, front))
    collection.take_people(others)
    collection.take_tables(tables)
    for document, front in drained(others):
        collection.take(document, front)
    for document, check_in in drained(check_ins):
        collection.take_check_in(document, check_in)
    collection.take_what_only_rows_tell()
    collection.take_what_only_folders_tell(teams)
    collection.take_assets(assets)
    gathered = collection.gathered()
    return gathered, (*collection.findings, *audience_findings(gathered, settings))


def drained(items: list[Item]) -> Iterator[Item]:
    """Yield items and let go of each when the next is asked for, so that nobody holds all that was used up."""
    items.reverse()
    while items:
        yield items.pop()

"""From documents to the entities that they describe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.audiences import audience_findings
from okrsite_gen.content.gather.collection import Collection
from okrsite_gen.content.gather.known import Known
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.schema import CheckInFront, Front
from okrsite_gen.content.sources import AssetFile
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kept import NOTHING_KEPT, Kept
from okrsite_gen.model.settings import Settings

__all__ = ["drained", "gather"]

Item = TypeVar("Item")


def gather(
    documents: Iterable[tuple[Document, Front | None] | Known],
    tables: Mapping[str, bytes],
    assets: Iterable[AssetFile],
    settings: Settings,
    teams: Iterable[str] = (),
    kept: Kept = NOTHING_KEPT,
) -> tuple[Gathered, tuple[Diagnostic, ...]]:
    """Return every entity of the content, with references as written, and what is wrong with them by themselves.

    `documents` come with their validated front matter, None where that cannot be used: what such a document describes
    is kept as a `BrokenFile`. Some may be `Known` already. No two documents describe the same; discovery sees to that.
    `tables` are the rows of metrics by path, `teams` the names of all team folders, `kept` what was gathered before.
    """
    collection = Collection(settings, kept)
    check_ins: list[tuple[Document, CheckInFront] | Known] = []
    others: list[tuple[Document, Front] | Known] = []
    for each in documents:
        if isinstance(each, Known):
            collection.admit_known(each)
            (check_ins if isinstance(each.made, CheckIn) else others).append(each)
            continue
        document, front = each
        if collection.admit(document, front) and front is not None:
            if isinstance(front, CheckInFront):
                check_ins.append((document, front))
            else:
                others.append((document, front))
    collection.take_people(each for each in others if not isinstance(each, Known))
    collection.take_tables(tables)
    for other in drained(others):
        collection.take_known(other) if isinstance(other, Known) else collection.take(*other)
    for check_in in drained(check_ins):
        collection.take_known(check_in) if isinstance(check_in, Known) else collection.take_check_in(*check_in)
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

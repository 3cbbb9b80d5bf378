"""From documents to the entities that they describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.audiences import audience_findings
from okrsite_gen.content.gather.collection import Collection
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.schema import Front
from okrsite_gen.content.sources import AssetFile
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.settings import Settings

__all__ = ["gather"]


def gather(
    documents: Iterable[tuple[Document, Front | None]],
    tables: Mapping[str, bytes],
    assets: Iterable[AssetFile],
    settings: Settings,
    teams: Iterable[str] = (),
) -> tuple[Gathered, tuple[Diagnostic, ...]]:
    """Return every entity of the content, with references as written, and what is wrong with them by themselves.

    `documents` come with their validated front matter, None where that cannot be used: what such a document describes
    is kept as a `BrokenFile`. No two documents describe the same; discovery sees to that. `tables` are the rows of
    metrics by path, `teams` the names of all team folders.
    """
    collection = Collection(settings)
    waiting: list[tuple[Document, Front]] = []
    for document, front in documents:
        if collection.admit(document, front) and front is not None:
            waiting.append((document, front))
    collection.take_people(waiting)
    collection.take_tables(tables)
    for document, front in waiting:
        collection.take(document, front)
    for document, front in waiting:
        collection.take_check_in(document, front)
    collection.take_what_only_rows_tell()
    collection.take_what_only_folders_tell(teams)
    collection.take_assets(assets)
    gathered = collection.gathered()
    return gathered, (*collection.findings, *audience_findings(gathered, settings))

"""Sources become documents; what was parsed before is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import PARSER_VERSION, document_from_plain, document_to_plain, read_document
from okrsite_gen.content.sources import Source
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.workers import spread
from okrsite_gen.store.cache import CacheFolder

NAME = "documents"
ELSEWHERE = "documents-elsewhere"
"""What was parsed of revisions and is not in the folder itself."""
MOST_ELSEWHERE = 20_000
"""Documents of revisions that are remembered beyond those of the last one."""
PAYS_FROM = 300
"""Files to parse from which on several processes are faster than one."""

Work = tuple[Source, Role]
Plain = tuple[Any, ...]
"""A document as plain values."""


def parse(
    work: Sequence[Work], cache: CacheFolder, *, use_cache: bool, jobs: int, progress: Progress, aside: bool = False
) -> tuple[Document, ...]:
    """Return the document of every source, in order, and remember them for the next run.

    A document depends on the bytes, the path and the role of its source and on nothing else, so one that was parsed
    from the same before is the same. What is read `aside`, as a revision is, leaves alone what is remembered of the
    folder and is remembered beside it.
    """
    of_folder = _recall(cache, NAME) if use_cache else {}
    of_revisions = _recall(cache, ELSEWHERE) if use_cache and aside else {}
    remembered = {**of_revisions, **of_folder} if of_revisions else of_folder
    plains: list[Plain | None] = [remembered.get(_key(source, role)) for source, role in work]
    missing = [position for position, plain in enumerate(plains) if plain is None]
    progress("Reading files", len(work) - len(missing), len(work))
    several = jobs if len(missing) >= PAYS_FROM else 1
    for number, (index, plain) in enumerate(spread(_reader, [work[position] for position in missing], several), 1):
        plains[missing[index]] = plain
        progress("Reading files", len(work) - len(missing) + number, len(work))
    now = dict(zip((_key(source, role) for source, role in work), plains, strict=True))
    if aside and missing:
        new = {key: plain for key, plain in now.items() if key not in of_folder}
        others = (each for each in of_revisions.items() if each[0] not in new)
        cache.write(ELSEWHERE, (PARSER_VERSION, {**new, **dict(islice(others, MOST_ELSEWHERE))}))
    elif not aside and (missing or len(remembered) != len(work)):
        cache.write(NAME, (PARSER_VERSION, now))
    return tuple(document_from_plain(plain) for plain in plains if plain is not None)


def _recall(cache: CacheFolder, name: str) -> Mapping[str, Plain]:
    match cache.read(name):
        case (str(version), dict(documents)) if version == PARSER_VERSION:
            return documents
        case _:
            return {}


def _key(source: Source, role: Role) -> str:
    return f"{source.digest} {role.kind} {role.path} {source.path}"


def _reader() -> Callable[[Work], Plain]:
    markdown = Markdown()
    return lambda work: document_to_plain(read_document(*work, markdown))

"""Sources become documents; what was parsed before is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache as remembered
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import Any

from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.markdown import Markdown
from okrsite_gen.content.reading import PARSER_VERSION, document_from_plain, document_to_plain, read_document
from okrsite_gen.content.sources import Source
from okrsite_gen.pipeline.progress import Progress
from okrsite_gen.pipeline.stopwatch import NOT_WATCHED, Stopwatch
from okrsite_gen.pipeline.workers import spread
from okrsite_gen.store.cache import CacheFolder

NAME = "parsed"
SHELVES = 512
"""Parts in which documents are remembered, each with those of some teams: whoever needs few reads few."""
ELSEWHERE = "parsed-elsewhere"
"""What was parsed of revisions and is not in the folder itself."""
MOST_ELSEWHERE = 20_000
"""Documents of revisions that are remembered beyond those of the last one."""
PAYS_FROM = 300
"""Files to parse from which on several processes are faster than one."""

Work = tuple[Source, Role]
Plain = tuple[Any, ...]
"""A document as plain values; the first of them is its path."""


def parse(  # noqa: PLR0913 - each decides one thing by itself
    work: Sequence[Work],
    cache: CacheFolder,
    *,
    use_cache: bool,
    jobs: int,
    progress: Progress,
    everything: bool = True,
    aside: bool = False,
    stopwatch: Stopwatch = NOT_WATCHED,
) -> tuple[Document, ...]:
    """Return the document of every source, in order, and remember them for the next run.

    A document depends on the bytes, the path and the role of its source and on nothing else, so one that was parsed
    from the same before is the same. Where `work` is not `everything`, the documents of other files are kept in mind.
    What is read `aside`, as a revision is, leaves alone what is remembered of the folder and is remembered beside it.
    """
    shelves: dict[str, list[int]] = {}
    for position, (_, role) in enumerate(work):
        shelves.setdefault(_shelf(role), []).append(position)
    remembered = {shelf: _recall(cache, shelf) if use_cache else {} for shelf in shelves}
    of_revisions = _recall(cache, ELSEWHERE) if use_cache and aside else {}
    keys = [_key(*each) for each in work]
    plains = [
        remembered[_shelf(role)].get(key) or of_revisions.get(key) for key, (_, role) in zip(keys, work, strict=True)
    ]
    missing = [position for position, plain in enumerate(plains) if plain is None]
    progress("Reading files", len(work) - len(missing), len(work))
    several = jobs if len(missing) >= PAYS_FROM else 1
    for number, (index, plain) in enumerate(
        spread(partial(_reader, stopwatch), [work[position] for position in missing], several), 1
    ):
        plains[missing[index]] = plain
        progress("Reading files", len(work) - len(missing) + number, len(work))
    now = dict(zip(keys, plains, strict=True))
    if aside and missing:
        _remember_aside(cache, remembered.values(), of_revisions, now)
    elif not aside:
        for shelf, positions in shelves.items():
            own = {keys[position]: plains[position] for position in positions}
            _remember(cache, shelf, remembered[shelf], own, everything=everything)
        if everything:
            cache.keep_only(NAME, shelves)
    return tuple(document_from_plain(plain) for plain in plains if plain is not None)


def _remember_aside(
    cache: CacheFolder,
    in_folder: Iterable[Mapping[str, Plain]],
    of_revisions: Mapping[str, Plain],
    now: Mapping[str, Plain | None],
) -> None:
    """Write what is not remembered of the folder, and with it the latest of what was read of revisions before."""
    known = {key for shelf in in_folder for key in shelf}
    new = {key: plain for key, plain in now.items() if key not in known}
    others = (each for each in of_revisions.items() if each[0] not in new)
    cache.write(ELSEWHERE, (PARSER_VERSION, {**new, **dict(islice(others, MOST_ELSEWHERE))}))


def _remember(
    cache: CacheFolder, shelf: str, known: Mapping[str, Plain], own: Mapping[str, Plain | None], *, everything: bool
) -> None:
    """Write a shelf where anything on it has changed, and with it the documents that nobody asked for just now."""
    if own.keys() <= known.keys() and (len(own) == len(known) or not everything):
        return
    others = {} if everything else _of_other_files(known, own.values())
    cache.write(shelf, (PARSER_VERSION, {**others, **own}))


def forget(cache: CacheFolder, gone: Iterable[str], work: Sequence[Work]) -> None:
    """Forget the documents of all files but those of `work`; `gone` are shelves on which there may be others."""
    standing = {source.path for source, _ in work}
    for shelf in (f"{NAME}/{name}" for name in gone):
        known = _recall(cache, shelf)
        left = {key: plain for key, plain in known.items() if plain[0] in standing}
        if len(left) < len(known):
            cache.write(shelf, (PARSER_VERSION, left))
    cache.keep_only(NAME, {_shelf(role) for _, role in work})


def _shelf(role: Role) -> str:
    return f"{NAME}/{shelf_of(role)}"


def shelf_of(role: Role) -> str:
    """Return the name under which something of a team is remembered, with that of a few others."""
    return shelf_of_team(role.team)


@remembered
def shelf_of_team(team: str) -> str:
    """Return the same for a team, by its name."""
    number = int.from_bytes(blake2b(team.encode("utf-8", "surrogatepass"), digest_size=4).digest(), "big")
    return f"{number % SHELVES:03x}"


def _recall(cache: CacheFolder, shelf: str) -> Mapping[str, Plain]:
    match cache.read(shelf):
        case (str(version), dict(documents)) if version == PARSER_VERSION:
            return documents
        case _:
            return {}


def _of_other_files(known: Mapping[str, Plain], plains: Iterable[Plain | None]) -> dict[str, Plain]:
    files = {plain[0] for plain in plains if plain is not None}
    return {key: plain for key, plain in known.items() if plain[0] not in files}


def _key(source: Source, role: Role) -> str:
    return f"{source.digest} {role.kind} {role.path} {source.path}"


def _reader(stopwatch: Stopwatch) -> Callable[[Work], Plain]:
    markdown = Markdown()

    def read(work: Work) -> Plain:
        return document_to_plain(read_document(*work, markdown))

    return stopwatch.timing("file", read, lambda work: (work[1].kind, work[0].path))

"""What was gathered from files before, remembered by team: whoever edits one file reads little else anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from okrsite_gen.content.discover import Discovered
from okrsite_gen.content.document import Document, Role
from okrsite_gen.content.gather.known import KINDS, THINGS, Known, is_plain, known_of
from okrsite_gen.content.gathered import Gathered
from okrsite_gen.content.reading import document_from_plain, document_to_plain
from okrsite_gen.model.check_ins import CheckIn
from okrsite_gen.model.kept import Made, Nothing
from okrsite_gen.model.objectives import Objective
from okrsite_gen.pipeline.memory import digest_of_inputs
from okrsite_gen.pipeline.parse import Work, shelf_of
from okrsite_gen.pipeline.shelves import Shelves
from okrsite_gen.store.cache import CacheFolder
from okrsite_gen.store.things import Things

NAME = "gathered"

_Named = tuple[str, ...]
_Record = tuple[str, _Named, bool, Any]
"""Key of a file, digests of the objectives that it names, whether it is plain, and what is kept of it."""


class Noting(Nothing):
    """Keeps nothing for whoever makes things, and notes what was made."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: dict[tuple[str, Hashable], Any] = {}

    def made(self, what: str, key: Hashable, of: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what is made now."""
        self.noted[what, key] = made = make()
        return made


class GatheredBefore:
    """Files with what was gathered from them, on shelves, each with those of a few teams."""

    def __init__(self, cache: CacheFolder, settings: object, discovered: Discovered, work: Sequence[Work]) -> None:
        """Know which files there are; those that tell of people decide what a name means anywhere."""
        self.noting = Noting()
        self._work = work
        self._objectives = {role.key: f"{each.digest} {each.path}" for each, role in work if role.kind == "objective"}
        people = [role.key for _, role in work if role.kind == "person"]
        people += [each.role.key for each in discovered.unread if each.role.kind == "person"]
        label = digest_of_inputs(settings, sorted(people))
        self._on_disk: Shelves[_Record] = Shelves(cache, NAME, Things(*KINDS), _is_record, label)
        self._keys = [f"{source.digest} {role.kind} {role.path}" for source, role in work]
        self._shelves: dict[str, dict[str, _Record]] = {}
        self._plain: set[str] = set()
        self._documents: dict[str, Document] = {}
        self._found: list[_Record | None] = [None] * len(work)

    def recall(self) -> list[Known | Document | None]:
        """Return for each file what is known of it, plain or as it was read; None where that has to be read again."""
        self._shelves = {shelf: self._on_disk.read(shelf) for shelf in {shelf_of(role) for _, role in self._work}}
        found: list[Known | Document | None] = []
        for position, (source, role) in enumerate(self._work):
            record = self._shelves[shelf_of(role)].get(source.path)
            if record is None or record[0] != self._keys[position] or not self._names_the_same(record):
                found.append(None)
                continue
            self._found[position] = record
            kept = record[3]
            found.append(Known.from_things(source.path, role, kept) if record[2] else document_from_plain(kept))
        return found

    def left(self) -> Iterator[str]:
        """Yield the shelves on which there were files that do not stand any more."""
        standing = {source.path for source, _ in self._work}
        yield from (shelf for shelf, records in self._shelves.items() if not records.keys() <= standing)

    def note(self, document: Document, front: object, findings: tuple[Any, ...]) -> None:
        """Note whether a file is a plain one; the document is only held on to where it may have to be kept itself."""
        plain = is_plain(document, front, findings)
        if plain:
            self._plain.add(document.file)
        if not plain or (document.role.kind == "check-in" and document.body):
            self._documents[document.file] = document

    def keep(self, gathered: Gathered) -> None:
        """Write the shelves on which anything has changed."""
        passages = {passage.file: passage for passage in gathered.passages}
        now: dict[str, dict[str, _Record]] = {}
        for position, (source, role) in enumerate(self._work):
            record = self._found[position]
            if record is None:
                record = self._record(self._keys[position], source.path, role, passages)
            if record is not None:
                now.setdefault(shelf_of(role), {})[source.path] = record
        self._on_disk.keep(self._shelves, now)

    def _record(self, key: str, file: str, role: Role, passages: Mapping[str, Any]) -> _Record | None:
        known = known_of(file, role, self.noting.noted, passages.get(file)) if file in self._plain else None
        if known is not None:
            return (key, tuple(self._digests(known.named)), True, known.to_things())
        document = self._documents.get(file)
        return (key, (), False, document_to_plain(document)) if document else None

    def _names_the_same(self, record: _Record) -> bool:
        _, digests, plain, kept = record
        return not plain or digests == tuple(self._digests(kept[4]))

    def _digests(self, named: Iterable[str]) -> Iterator[str]:
        yield from (self._objectives.get(key, "") for key in named)


def _is_record(value: object) -> bool:
    match value:
        case (str(), tuple(), True, tuple(things)):
            return len(things) == THINGS and isinstance(things[0], Objective | CheckIn)
        case (str(), tuple(), False, tuple()):
            return True
        case _:
            return False

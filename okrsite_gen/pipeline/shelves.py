"""Records of things on shelves of the cache, each with those of a few teams: whoever changes one writes few others."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from okrsite_gen.store.cache import CacheFolder
from okrsite_gen.store.things import Things

Record = TypeVar("Record")


class Shelves(Generic[Record]):
    """One folder of the cache, which holds records by key."""

    def __init__(
        self, cache: CacheFolder, folder: str, things: Things, is_record: Callable[[object], bool], label: str = ""
    ) -> None:
        """Use a folder for records that consist of `things`; `label` stands for what all of them follow from."""
        self._cache = cache
        self._folder = folder
        self._things = things
        self._is_record = is_record
        self._label = label

    def read(self, shelf: str) -> dict[str, Record]:
        """Return the records of a shelf by their keys; none where it is missing, of another label or another form."""
        match self._cache.read(self._file(shelf)):
            case (str(label), bytes(packed)) if label == self._label:
                found = self._things.unpack(packed)
                return found if isinstance(found, dict) and all(map(self._is_record, found.values())) else {}
            case _:
                return {}

    def keep(self, former: Mapping[str, Mapping[str, Record]], now: Mapping[str, Mapping[str, Record]]) -> None:
        """Write the shelves on which anything is another object than in `former`, and remove all that `now` lacks."""
        for shelf, records in now.items():
            known = former.get(shelf, {})
            if records.keys() != known.keys() or any(record is not known[key] for key, record in records.items()):
                self._write(shelf, records)
        self._cache.keep_only(self._folder, {self._file(shelf) for shelf in now})

    def _write(self, shelf: str, records: Mapping[str, Record]) -> None:
        try:
            packed = self._things.pack(dict(records))
        except pickle.PicklingError:  # something of a kind that nobody thought of: it is made anew each time
            return
        self._cache.write(self._file(shelf), (self._label, packed))

    def _file(self, shelf: str) -> str:
        return f"{self._folder}/{shelf}"

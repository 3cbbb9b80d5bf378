"""What was worked out of objectives before, remembered by team: whoever edits one works out little else anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from typing import cast

from okrsite_gen.analysis.objectives import Result
from okrsite_gen.model.kept import Made, Nothing
from okrsite_gen.pipeline.parse import shelf_of_team
from okrsite_gen.pipeline.shelves import Shelves
from okrsite_gen.site.written import Written
from okrsite_gen.store.cache import CacheFolder
from okrsite_gen.store.things import Things

NAME = "judged"

_Record = tuple[str, Result, tuple[str, ...]]
"""What stands for all that an objective was judged by, what came of it, and how its insights are written out."""


class JudgedBefore(Nothing):
    """Results by objective, on shelves, each with those of a few teams."""

    def __init__(self, cache: CacheFolder, audience: str, written: Written, *, use_cache: bool) -> None:
        """Recall what was judged for the same audience; `written` learns how that is written out."""
        super().__init__()
        self._use_cache = use_cache
        folder = f"{NAME}-{hashlib.blake2b(audience.encode(), digest_size=4).hexdigest()}"
        self._on_disk: Shelves[_Record] = Shelves(cache, folder, Things(Result), _is_record)
        self._written = written
        self._former: dict[str, dict[str, _Record]] = {}
        self._now: dict[str, dict[str, _Record]] = {}

    def made(self, what: str, key: Hashable, of: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return the result of the objective `key`, made now unless it was made of the same before."""
        if what != NAME:
            return make()
        judged_by = self._digest(of)
        shelf = shelf_of_team(str(key).partition("/")[0])
        if shelf not in self._former:
            self._former[shelf] = self._on_disk.read(shelf) if self._use_cache else {}
        record = self._former[shelf].get(str(key))
        if record is None or record[0] != judged_by:
            result = cast("Result", make())
            record = (judged_by, result, tuple(map(self._written.of, _insights(result))))
        else:
            for insight, text in zip(_insights(record[1]), record[2], strict=True):
                self._written.know(insight, text)
        self._now.setdefault(shelf, {})[str(key)] = record
        return cast("Made", record[1])

    def keep(self) -> None:
        """Write the shelves on which anything has changed."""
        self._on_disk.keep(self._former, self._now)

    def _digest(self, of: tuple[object, ...]) -> str:
        parts = (each if isinstance(each, str) else f"\0{self._written.of(each)}" for each in of)
        return hashlib.blake2b("\n\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _is_record(value: object) -> bool:
    match value:
        case (str(), Result() as result, tuple(texts)):
            return len(texts) == len(_insights(result)) and all(isinstance(text, str) for text in texts)
        case _:
            return False


def _insights(result: Result) -> tuple[object, ...]:
    return (result.insight, *result.key_results)

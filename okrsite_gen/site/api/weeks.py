"""What happened week by week, put together from what is remembered of every team in every cycle."""

from __future__ import annotations

import hashlib
import marshal
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple, cast

from okrsite_gen.model.names import fold
from okrsite_gen.model.open_data.plain import json_of
from okrsite_gen.model.open_data.weeks import OpenEvent, OpenWeek
from okrsite_gen.site.api.addresses import address_of_part
from okrsite_gen.site.api.write import as_bytes, text_of_list
from okrsite_gen.site.dates import monday
from okrsite_gen.site.open_data.weeks import empty_week, place_of
from okrsite_gen.site.page import LaterFile

COLLECTION = "changes"

_Row = tuple[tuple[str, str, str, str], str]
"""What an event is ordered by, and its text."""
_PLACE = itemgetter(0)


class PartOfWeek(NamedTuple):
    """What happened in a week to a part of the organisation; a plain value, like all that is remembered."""

    monday: int
    """Its first day, counted as `date.toordinal` does."""
    digest: str
    """Stands for all that is told."""
    rows: bytes
    """What is told, packed."""


def parts_of_weeks(events: Iterable[OpenEvent]) -> tuple[PartOfWeek, ...]:
    """Return events by week."""
    found: dict[int, list[OpenEvent]] = defaultdict(list)
    for event in events:
        found[monday(event.day).toordinal()].append(event)
    return tuple(_part(first, told) for first, told in sorted(found.items()))


def _part(first: int, events: Iterable[OpenEvent]) -> PartOfWeek:
    rows = [(_plain_place(each), json_of(each)) for each in events]
    plain = marshal.dumps(rows, 2)  # by which equal rows have equal bytes
    return PartOfWeek(first, hashlib.blake2b(plain, digest_size=16).hexdigest(), zlib.compress(plain, 1))


def _plain_place(event: OpenEvent) -> tuple[str, str, str, str]:
    day, *rest = place_of(event)
    return cast("tuple[str, str, str, str]", (day.isoformat(), *rest))


@dataclass(frozen=True, slots=True)
class Weeks:
    """All weeks in which something happened."""

    parts: Mapping[date, tuple[PartOfWeek, ...]]
    """Monday → what happened in its week; newest week first."""

    @classmethod
    def of(cls, parts: Iterable[PartOfWeek]) -> Weeks:
        """Return weeks from parts of them, in whatever order these come."""
        found: dict[int, list[PartOfWeek]] = defaultdict(list)
        for part in parts:
            found[part.monday].append(part)
        return cls({date.fromordinal(first): tuple(found[first]) for first in sorted(found, reverse=True)})

    def empty(self) -> tuple[OpenWeek, ...]:
        """Return the weeks themselves, without what happened in them."""
        return tuple(map(empty_week, self.parts))

    def files(self) -> Iterator[LaterFile]:
        """Yield the file of each week."""
        for first, parts in self.parts.items():
            name = fold(empty_week(first).id)
            told = (_text(first, ()), *sorted(part.digest for part in parts))
            fingerprint = hashlib.blake2b("".join(told).encode(), digest_size=16).hexdigest()
            yield LaterFile(address_of_part(COLLECTION, name), fingerprint, partial(_bytes, first, parts))


def _bytes(first: date, parts: Iterable[PartOfWeek]) -> bytes:
    rows = (row for part in parts for row in cast("list[_Row]", marshal.loads(zlib.decompress(part.rows))))  # noqa: S302 - out of our own, sealed memory
    return as_bytes(_text(first, (text for _, text in sorted(rows, key=_PLACE))))


def _text(first: date, events: Iterable[str]) -> str:
    """Return the file of a week whose events are texts already."""
    head = json_of(empty_week(first)).removesuffix("]}")
    return text_of_list(COLLECTION, (f"{head}{','.join(events)}]}}",))

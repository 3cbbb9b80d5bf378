"""Lists that can grow, cut into pages of their own addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from okrsite_gen.site.messages import message
from okrsite_gen.site.page import Link
from okrsite_gen.site.routes import numbered

ROWS = 200
"""Rows of one page of a list."""

NEIGHBOURS = 3
"""Pages before and after the present one that a pager names, besides the first and the last."""

Item = TypeVar("Item")
Cut = tuple[tuple[tuple[Item, ...], int], ...]
"""(entries, their weight) for each page of a list."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of a list this is, and the way to the others."""

    number: int
    """Counted from 1."""
    total: int
    """Pages of the list."""
    rows: int
    """Rows of the whole list."""
    links: tuple[Link, ...] = ()
    """First, neighbouring and last pages in their order; empty where one page holds the list."""
    numbers: tuple[int, ...] = ()
    """The number of each of them; where one is left out between two, pages are."""
    before: Link | None = None
    """The page before."""
    after: Link | None = None
    """The page after."""

    def __bool__(self) -> bool:
        return self.total > 1


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a list stands on the pages after one."""

    count: int
    """Its entries; 0 where the list ends on this page or before it."""
    pages: int
    """How many pages hold them."""


def one(_: object) -> int:
    """Weigh every entry as one row."""
    return 1


def cut(
    items: Iterable[Item],
    weigh: Callable[[Item], int] = one,
    limit: int = ROWS,
    first: int = 0,
    *,
    read: bool = True,
) -> tuple[tuple[tuple[Item, ...], int], ...]:
    """Return (entries, their rows) for each page: in order, no page heavier than `limit` unless one entry is.

    The limit of the first page is `first`, unless that is 0. An empty list has one empty page. Where people read the
    pages, nobody is sent to another one for a few entries: a rest of less than a tenth of a page makes the page before
    longer, and a rest of less than a fifth shares the entries of both.
    """
    pages = list(_pages(items, weigh, limit, first or limit)) or [((), 0)]
    if read and len(pages) > 1:
        before = first or limit if len(pages) == 2 else limit
        pages[-2:] = _without_rest(pages[-2], pages[-1], weigh, before)
    return tuple(pages)


def _without_rest(
    page: tuple[tuple[Item, ...], int], rest: tuple[tuple[Item, ...], int], weigh: Callable[[Item], int], limit: int
) -> list[tuple[tuple[Item, ...], int]]:
    """Return the last two pages of a list so that the last one is worth going there."""
    both, rows = (*page[0], *rest[0]), page[1] + rest[1]
    if rows * 10 <= limit * 11:
        return [(both, rows)]
    return list(_evened(both, weigh, rows)) if rest[1] * 5 < limit else [page, rest]


def _evened(items: tuple[Item, ...], weigh: Callable[[Item], int], rows: int) -> Iterator[tuple[tuple[Item, ...], int]]:
    """Yield two pages of about the same weight, each of at least one entry."""
    held, split = max(weigh(items[0]), 1), 1
    while split < len(items) - 1 and (more := held + max(weigh(items[split]), 1)) * 2 <= rows + 1:
        held, split = more, split + 1
    yield items[:split], held
    yield items[split:], rows - held


def _pages(
    items: Iterable[Item], weigh: Callable[[Item], int], limit: int, room: int
) -> Iterator[tuple[tuple[Item, ...], int]]:
    page: list[Item] = []
    rows = 0
    for item in items:
        weight = max(weigh(item), 1)
        if page and rows + weight > room:
            yield tuple(page), rows
            page, rows, room = [], 0, limit
        page.append(item)
        rows += weight
    if page:
        yield tuple(page), rows


def pager(address: str, number: int, total: int, rows: int) -> Pager:
    """Return the pager of page `number` of the list that begins at `address`."""
    if total <= 1:
        return Pager(number, total, rows)
    shown = sorted({1, total, *range(max(1, number - NEIGHBOURS), min(total, number + NEIGHBOURS) + 1)})
    return Pager(
        number,
        total,
        rows,
        tuple(_link(address, n, current=n == number) for n in shown),
        tuple(shown),
        _link(address, number - 1) if number > 1 else None,
        _link(address, number + 1) if number < total else None,
    )


def paged(
    address: str, items: Iterable[Item], weigh: Callable[[Item], int] = one, limit: int = ROWS, first: int = 0
) -> Iterator[tuple[str, tuple[Item, ...], Pager]]:
    """Yield (address, entries, pager) for every page of a list that `cut` has cut; at least one, even if empty."""
    pages = cut(items, weigh, limit, first)
    rows = sum(len(entries) for entries, _ in pages)
    for number, (entries, _) in enumerate(pages, 1):
        yield numbered(address, number), entries, pager(address, number, len(pages), rows)


def rooms(weights: Iterable[int], room: int) -> tuple[int, int]:
    """Return the room that each of several lists has on the first page, and on those after it.

    Their pages are the same, which have `room` for all of them. Short lists leave what they do not need to the long
    ones; those share it equally, and have the later pages alone.
    """
    left, waiting = room, sorted(weights)
    for position, weight in enumerate(waiting):
        longest = len(waiting) - position
        if weight * longest > left:
            return left // longest, room // longest
        left -= weight
    return room, room


def nth(pages: Sequence[tuple[tuple[Item, ...], int]], number: int) -> tuple[Item, ...]:
    """Return the entries of page `number` of a list that was cut; none beyond its last page."""
    return pages[number - 1][0] if number <= len(pages) else ()


def after(pages: Sequence[tuple[tuple[Item, ...], int]], number: int) -> Rest:
    """Return what of a list that was cut stands on the pages after page `number`."""
    return Rest(sum(len(entries) for entries, _ in pages[number:]), len(pages[number:]))


def _link(address: str, number: int, *, current: bool = False) -> Link:
    return Link(message("pager.page", number=number), numbered(address, number), current)

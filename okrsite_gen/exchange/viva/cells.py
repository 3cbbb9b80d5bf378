"""Cells of a Viva Goals table that hold more than one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from okrsite_gen.exchange.viva.records import Parent, Said
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.model.incoming import NotUnderstood, Spot

_DETAILS = re.compile(
    r"\(\s*(?:weight:\s*(?P<weight>\d+(?:\.\d+)?)\s*(?:%\s*)?)?(?:,\s*)?(?:id:\s*(?P<id>\w+)\s*)?\)\s*(?:[,;|\n]\s*|$)",
    re.IGNORECASE,
)
"""What stands behind the title of a parent."""
_NEXT = re.compile(r"(?=Check-?in Date:\s*\d{1,4}[-/])", re.IGNORECASE)
_SAID = re.compile(
    r"""Check-?in\ Date:\s*(?P<day>[^;]*)
    (?:;\s*User:\s*(?P<user>[^;]*))?
    (?:;\s*Note:(?P<note>.*?))?
    (?:;\s*Metric\ Name:\s*(?P<metric>[^;]*))?
    (?:;\s*Status:\s*(?P<status>[^;]*))?
    (?:;\s*Current\ Value:\s*(?P<value>[^;]*))?
    (?:;\s*Activity\ Date:\s*(?P<activity>[^;]*))?
    [;,\s]*""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


@lru_cache(maxsize=1 << 12)
def parents_in(cell: str) -> tuple[Parent, ...]:
    """Return what a cell `Title(weight: 50%, Id: 7), …` names; a text without weight and id is one title."""
    found, end = [], 0
    for match in _DETAILS.finditer(cell):
        if match.start() == end or not (match["weight"] or match["id"]):
            continue
        title = cell[end : match.start()].rstrip().strip(" ,;|\n")
        found.append(Parent(title, match["id"] or "", match["weight"] or ""))
        end = match.end()
    left = cell[end:].strip(" ,;|\n")
    return (*found, Parent(left)) if left else tuple(found)


def check_ins_in(cell: str, spot: Spot) -> tuple[tuple[Said, ...], tuple[NotUnderstood, ...]]:
    """Return the check-ins of a cell, in its order, and the parts of it that are none.

    Notes may hold semicolons, so a note goes on until the fields that close a check-in, up to the next one.
    """
    said, unread = [], []
    for part in filter(str.strip, _NEXT.split(cell)):
        match = _SAID.fullmatch(part.strip())
        day = day_from(match["day"]) if match else None
        if match is None or day is None:
            unread.append(NotUnderstood(spot, "It is not written like a check-in of Viva Goals.", part.strip()))
            continue
        texts = {name: (text or "").strip() for name, text in match.groupdict().items()}
        rest = tuple(_rest(texts))
        said.append(Said(day, spot, texts["user"], texts["note"], texts["status"], texts["value"], rest))
    return tuple(said), tuple(unread)


def _rest(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    if texts["metric"]:
        yield "Metric Name", texts["metric"]
    if texts["activity"] and day_from(texts["activity"]) != day_from(texts["day"]):
        yield "Activity date", texts["activity"]


@lru_cache(maxsize=1 << 12)
def names_in(cell: str, separators: str) -> tuple[str, ...]:
    """Return the names of a cell, each once, in their order."""
    parts = (" ".join(part.split()) for part in re.split(f"[{separators}]", cell))
    return tuple(dict.fromkeys(filter(None, parts)))

"""What one version of a key result says in fields with several entries: its levels, milestones, and planned path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okrsite_gen.content.document import FrontValue
from okrsite_gen.model.history import LEVELS, MILESTONE_DUE, MILESTONES
from okrsite_gen.model.names import fold

_LEVELS = ("commit", "target", "stretch")


@dataclass(frozen=True, slots=True)
class Part:
    """One level or milestone."""

    name: str
    """The field: `levels` or `milestones`."""
    item: str
    """Which level, or the id of a milestone; of a milestone without one its title."""
    words: str
    """What the level is, or the title of the milestone; in one line."""
    named: bool = True
    """Whether `item` stays the same when its words change."""
    due: str = ""
    """The day of a milestone, as written; may be empty."""


PartDifference = tuple[str, str, str, str]
"""Field, item, and the words before and after."""


def one_line(value: FrontValue) -> str:
    """Return a text in one line; nothing for anything else."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def parts_in(entry: Mapping[str, FrontValue]) -> tuple[Part, ...]:
    """Return the levels and milestones of a key result, as its author wrote them."""
    return (*_levels(entry.get(LEVELS)), *_milestones(entry.get(MILESTONES)))


def path_words(value: FrontValue) -> str:
    """Return a planned path in one line, by day; empty where there is none."""
    points = value.items() if isinstance(value, dict) else ()
    return ", ".join(f"{day}: {words}" for day, figure in sorted(points) if (words := one_line(figure)))


def points_of(path: str) -> Iterator[tuple[date, str]]:
    """Yield days and figures of a path that is told in one line; what is no day is left out."""
    for point in path.split(", "):
        day, _, words = point.partition(": ")
        try:
            yield date.fromisoformat(day), words
        except ValueError:
            continue


def part_differences(before: Sequence[Part], after: Sequence[Part]) -> Iterator[PartDifference]:
    """Yield what was added, taken out, put in other words, or is due on another day.

    A milestone without an id is the same by its title, or by its place in lists of the same length.
    """
    pairs = dict(_pairs(before, after))
    for now, part in enumerate(after):
        if now not in pairs:
            yield part.name, part.item, "", part.words
            continue
        was = before[pairs[now]]
        if was.words != part.words:
            yield part.name, part.item, was.words, part.words
        if was.due != part.due:
            yield MILESTONE_DUE, part.item, was.due, part.due
    for then, part in enumerate(before):
        if then not in pairs.values():
            yield part.name, part.item, part.words, ""


def _levels(value: FrontValue) -> Iterator[Part]:
    told = value if isinstance(value, dict) else {}
    for level in _LEVELS:
        words = one_line(told.get(level))
        if words:
            yield Part(LEVELS, level, words)


def _milestones(value: FrontValue) -> Iterator[Part]:
    listed = value if isinstance(value, list) else [value]
    for each in listed:
        entry = each if isinstance(each, dict) else {"title": each}
        title = one_line(entry.get("title"))
        own = one_line(entry.get("id"))
        if title or own:
            yield Part(MILESTONES, own or title, title or own, named=bool(own), due=one_line(entry.get("due")))


def _pairs(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield position after and position before of what is the same."""
    left = list(range(len(before)))
    unknown: list[int] = []
    for now, part in enumerate(after):
        then = next((each for each in left if _same(before[each], part)), None)
        if then is None:
            unknown.append(now)
        else:
            left.remove(then)
            yield now, then
    same_length = len(before) == len(after)
    for now in unknown:
        if same_length and now in left and not before[now].named and not after[now].named:
            yield now, now


def _same(one: Part, other: Part) -> bool:
    if one.name != other.name:
        return False
    if one.named and other.named:
        return fold(one.item) == fold(other.item)
    return fold(one.words) == fold(other.words)

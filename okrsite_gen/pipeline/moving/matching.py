"""Which earlier exports one continues, and which of their entries are its own: by what these are called.

Ids of exports are no proof: two spreadsheets both begin with 1, and pages number what stands on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrsite_gen.model.incoming import Incoming
from okrsite_gen.model.names import fold, fold_title
from okrsite_gen.pipeline.moving.ledger import Ledger

OBJECTIVE, KEY_RESULT = "objective", "key result"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a title: in an export, or remembered from one."""

    key: str
    title: str
    identifier: str = ""
    """`team/cycle/slug`, behind it `#id` for a key result; empty for what an export says."""


def source_of(form: str, number: int = 1) -> str:
    """Return what the ledger calls the exports of a format that belong together."""
    plain = "-".join(form.replace("~", "-").split()) or "export"
    return plain if number == 1 else f"{plain}~{number}"


def remembered(ledger: Ledger, source: str, kind: str) -> Iterator[Entry]:
    """Yield what the ledger knows of a source, of one kind."""
    start = f"{source} {kind} "
    for name, identifier in ledger.ids.items():
        if name.startswith(start):
            yield Entry(name[len(start) :], ledger.titles.get(name, ""), identifier)


def continued(incoming: Incoming, ledger: Ledger) -> tuple[tuple[str, ...], bool]:
    """Return the sources that an export continues, the nearest first, and whether another one has ids of its own.

    It continues a source where at least as many of its objectives and key results are called as something there as
    have an id from there and another title. Where there is none, the name of a new source is returned.
    """
    own = [Entry(one.key, fold_title(one.title)) for one in incoming.objectives]
    own += [Entry(each.key, fold_title(each.title)) for one in incoming.objectives for each in one.key_results]
    base = source_of(incoming.format)
    names = dict.fromkeys(name.partition(" ")[0] for name in ledger.ids)
    sources = [name for name in names if name.partition("~")[0] == base]
    found: list[tuple[int, str]] = []
    clashes = False
    for source in sources:
        known = [entry for kind in (OBJECTIVE, KEY_RESULT) for entry in remembered(ledger, source, kind)]
        keys, titles = {entry.key for entry in known}, {fold_title(entry.title) for entry in known}
        alike = sum(entry.title in titles for entry in own)
        other = sum(entry.key in keys and entry.title not in titles for entry in own)
        clashes = clashes or bool(other)
        if alike and alike >= other:
            found.append((-alike, source))
    if found:
        return tuple(source for _, source in sorted(found)), False
    number = 1
    while source_of(incoming.format, number) in sources:
        number += 1
    return (source_of(incoming.format, number),), clashes


def matched(
    wanted: Sequence[Entry], known: Iterable[Entry], fits: Callable[[str, str], bool]
) -> tuple[Mapping[str, str], tuple[tuple[Entry, str], ...]]:
    """Return key → identifier of what a former export said too, and (entry, former title) of what was renamed.

    The same key and title are the same; then the same title, if only one thing is called so; then the same key, unless
    it was another's. `fits` tells by a key and an identifier whether the one can be at the place of the other.
    """
    by_key: dict[str, list[Entry]] = {}
    by_title: dict[str, list[Entry]] = {}
    for entry in known:
        by_key.setdefault(entry.key, []).append(entry)
        by_title.setdefault(fold_title(entry.title), []).append(entry)
    found: dict[str, str] = {}
    taken: set[str] = set()
    renamed: list[tuple[Entry, str]] = []

    def take(one: Entry, candidates: Iterable[Entry]) -> None:
        for each in candidates if one.key not in found else ():
            if fold(each.identifier) not in taken and fits(one.key, each.identifier):
                found[one.key] = each.identifier
                taken.add(fold(each.identifier))
                if fold_title(each.title) != fold_title(one.title):
                    renamed.append((one, each.title))
                return

    for one in wanted:
        take(one, (each for each in by_key.get(one.key, ()) if fold_title(each.title) == fold_title(one.title)))
    for one in wanted:
        alike = [each for each in by_title.get(fold_title(one.title), ()) if fits(one.key, each.identifier)]
        take(one, alike if len(alike) == 1 else ())
    for one in wanted:
        take(one, by_key.get(one.key, ()))
    return found, tuple(renamed)

"""The list of exact libraries brought up to date, with all that people put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXACT = re.compile(r"\s*==\s*([^\s;\\,]+)\s*(?:;([^\\]*))?\\?")
_HASH = re.compile(r"--hash[= ]\s*(\S+)")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A library of the list, or lines that name none: an option of pip, or comments at the end."""

    above: tuple[str, ...]
    """Comments and blank lines before it."""
    lines: tuple[str, ...]

    @property
    def name(self) -> str:
        """As pip compares it; empty where no library is named."""
        found = _NAME.match(self.lines[0]) if self.lines else None
        return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""

    @property
    def exact(self) -> tuple[str, str] | None:
        """(version, where it holds); None where no single version is named."""
        found = _NAME.match(self.lines[0])
        pinned = _EXACT.fullmatch(self.lines[0], found.end()) if found else None
        return None if pinned is None else (pinned[1], " ".join((pinned[2] or "").split()))

    @property
    def hashes(self) -> frozenset[str]:
        return frozenset(_HASH.findall("\n".join(self.lines)))


_Group = Sequence[_Entry]
"""All entries of one library: it may stand there once for each Python."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A list with the libraries of today, and all that somebody else put into it."""

    text: str
    kept: tuple[str, ...]
    """Libraries that okrsite does not list, or lists in a lower version."""


def merged(text: str, today: str, formers: Sequence[str]) -> Merged | None:
    """Return a list with each library as `today` has it, or in its own version where that is higher.

    What `today` does not name stays, unless one of `formers`, the lists of earlier versions, has it in the same words.
    None where a library of `today` is named in a way that cannot be compared.
    """
    ours = _by_name(_entries(_parts(today)[1]))
    gone = {each.lines for former in formers for each in _entries(_parts(former)[1]) if each.name not in ours}
    head, rest = _parts(text)
    theirs = [replace(each, lines=()) if each.lines in gone else each for each in _entries(rest)]
    found = _by_name(theirs)
    chosen: dict[str, _Group] = {}
    for name, group in ours.items():
        choice = _chosen(found.get(name, ()), group)
        if choice is None:
            return None
        chosen[name] = choice
    kept = [name for name in found if name and _versions(chosen.get(name, ())) != _versions(ours.get(name, ()))]
    kept += [name for name in found if name and name not in ours]
    lines = [
        *_head(head, today, formers),
        *(line for each in _placed(theirs, chosen) for line in each.above + each.lines),
    ]
    same = lines == text.removesuffix("\n").split("\n")
    return Merged(text if same else "\n".join([*lines, ""]), tuple(sorted(kept)))


def _parts(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of the comment at the head, and all others."""
    lines = text.removesuffix("\n").split("\n")
    end = next((place for place, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:end], lines[end:]


def _head(head: list[str], today: str, formers: Sequence[str]) -> list[str]:
    for known in (_parts(each)[0] for each in formers):
        if head[: len(known)] == known:
            return [*_parts(today)[0], *head[len(known) :]]
    return head


def _entries(lines: list[str]) -> Iterator[_Entry]:
    above, own = list[str](), list[str]()
    for line in lines:
        if not own and (not line.strip() or line.lstrip().startswith("#")):
            above.append(line)
            continue
        own.append(line)
        if not line.rstrip().endswith("\\"):
            yield _Entry(tuple(above), tuple(own))
            above, own = [], []
    if above or own:
        yield _Entry(tuple(above), tuple(own))


def _by_name(entries: Sequence[_Entry] | Iterator[_Entry]) -> dict[str, list[_Entry]]:
    groups: dict[str, list[_Entry]] = {}
    for each in entries:
        groups.setdefault(each.name, []).append(each)
    return groups


def _chosen(theirs: _Group, ours: _Group) -> _Group | None:
    """Return the entries of a library that no version is lowered by; None where that cannot be told."""
    if not theirs:
        return ours
    known = {each.exact[1]: each for each in ours if each.exact}
    told = [each.exact for each in theirs]
    if None in told:
        return None
    if sorted(known) == sorted(exact[1] for exact in told if exact):
        pairs = [(each, known[exact[1]]) for each, exact in zip(theirs, told, strict=True) if exact]
        chosen = [_higher(their, our) for their, our in pairs]
        return None if None in chosen else [each for each in chosen if each]
    orders = [_order(exact[0]) for exact in told if exact]
    least = [_order(version) for version, _ in _versions(ours)]
    if None in (*orders, *least) or max(each for each in orders if each) > min(each for each in least if each):
        return None
    comments = tuple(line for each in theirs for line in each.above)
    return [replace(each, above=() if place else comments) for place, each in enumerate(ours)]


def _higher(their: _Entry, our: _Entry) -> _Entry | None:
    """Return the higher one of two, with their comments; None where versions cannot be compared."""
    one, other = (each.exact[0] if each.exact else "" for each in (their, our))
    ours = replace(our, above=their.above)
    if one == other:
        return ours if their.hashes <= our.hashes else their
    first, second = _order(one), _order(other)
    if first is None or second is None:
        return None
    return their if first > second else ours


def _order(version: str) -> tuple[int, ...] | None:
    """Return by what plain versions are ordered; None for all others."""
    if not _PLAIN.fullmatch(version):
        return None
    numbers = [int(number) for number in version.split(".")]
    while numbers[1:] and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _versions(group: _Group) -> set[tuple[str, str]]:
    return {each.exact for each in group if each.exact}


def _placed(theirs: _Group, chosen: Mapping[str, _Group]) -> Iterator[_Entry]:
    """Yield all entries in the order of a list, and those that it lacks behind the one before them in `chosen`."""
    names, found = list(chosen), {each.name for each in theirs}
    last = {each.name: place for place, each in enumerate(theirs)}
    behind: dict[int, list[str]] = {}
    place = -1
    for name in names:
        place = last.get(name, place)
        if name not in found:
            behind.setdefault(place, []).append(name)
    yield from (each for name in behind.get(-1, ()) for each in chosen[name])
    told = set[str]()
    for place, each in enumerate(theirs):
        if each.name not in chosen:
            yield each
        elif each.name not in told:
            told.add(each.name)
            yield from chosen[each.name]
        yield from (entry for name in behind.get(place, ()) for entry in chosen[name])

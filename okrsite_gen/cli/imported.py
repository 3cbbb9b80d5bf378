"""What an import found, told for people and for programs."""

from __future__ import annotations

import json
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import click

from okrsite_gen import __version__
from okrsite_gen.cli.spans import harmless
from okrsite_gen.model.incoming import Guess, NotUnderstood, Spot
from okrsite_gen.pipeline.moving.move import Import
from okrsite_gen.pipeline.moving.outcome import DELETED, EDITED, NEW, OTHERS, RENEWED, SAME

SHAPE = 1
"""Version of the shape of the JSON."""
_MOST_GUESSES = 5
"""Different guesses of one kind that are told without being asked for."""
_WHOLE = frozenset({"columns"})
"""Kinds of guesses that are always told whole: how each column was read."""
_WIDTH = 80
_MOST_FILES = 12
_LONGEST = 400
_NOUNS = {
    "objective": "objectives",
    "team": "teams",
    "cycle": "cycles",
    "person": "people",
    "check-in": "check-ins",
}
_STATES = {
    NEW: "new",
    RENEWED: "to be renewed, since only imports wrote them",
    SAME: "as they are already",
    OTHERS: "of another source, and left alone",
    EDITED: "edited since, and left alone",
    DELETED: "deleted since, and not written again",
}


def told(found: Import, *, every: bool = False) -> Iterator[str]:
    """Yield the lines that tell people what an import found; `every` guess and file, or the first of many."""
    named = harmless(found.files[0]) + (f" and {len(found.files) - 1} more" if len(found.files) > 1 else "")
    noun = "line" if _is_page(found.files[0]) else "row"
    yield f"Read {_counted(found.rows, noun)} of {named} as {found.format.title} (`{found.format.name}`)."
    yield f"That makes {_entities(found)}."
    is_alone = len(found.files) == 1
    yield from _guesses(found.guesses, is_alone=is_alone, every=every)
    yield from _not_understood(found.not_understood, is_alone=is_alone)
    yield from _files(found, every=every)


def _entities(found: Import) -> str:
    counts = dict(found.counts)
    places = [one.path.split("/") for one in found.outcomes if one.kind == "objective"]
    if cycles := {parts[2] for parts in places if len(parts) > 3}:
        counts["cycle"] = len(cycles)
    parts = [
        _counted(counts.get("objective", 0), "objective"),
        _counted(found.key_results, "key result"),
        _counted(found.initiatives, "initiative"),
        *(
            _counted(counts[kind], kind, _NOUNS[kind])
            for kind in ("team", "cycle", "person", "check-in")
            if counts.get(kind)
        ),
    ]
    return ", ".join(parts)


def _guesses(guesses: Sequence[Guess], *, is_alone: bool, every: bool) -> Iterator[str]:
    """Yield the guesses by kind, those that are made seldom first; what is guessed alike in many places, once."""
    if not guesses:
        return
    kinds: dict[str, dict[str, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for one in guesses:
        kinds[one.kind or "other"][one.what].append(one.spot)
    yield ""
    yield click.style("Guesses", bold=True) + ": look whether they are right."
    for kind, alike in sorted(kinds.items(), key=lambda each: len(each[1])):
        yield f"  {kind} ({sum(map(len, alike.values()))})"
        most = len(alike) if every or kind in _WHOLE else _MOST_GUESSES
        for what, spots in list(alike.items())[:most]:
            yield from _wrapped(f"{_wheres(spots, is_alone=is_alone)}{harmless(_short(what))}", 4)
        if len(alike) > most:
            yield f"    … and {len(alike) - most} more; --all tells them too."


def _wheres(spots: Sequence[Spot], *, is_alone: bool) -> str:
    """Return where something was guessed; of several places the first, and how many there are."""
    first = _where(spots[0], is_alone=is_alone)
    if len(spots) == 1:
        return first
    return f"{len(spots)} times, first in {first}" if first else f"{len(spots)} times: "


def _not_understood(unread: Sequence[NotUnderstood], *, is_alone: bool) -> Iterator[str]:
    if not unread:
        return
    yield ""
    yield click.style("Not understood", bold=True) + ": nothing of this is written."
    for one in unread:
        yield from _wrapped(f"{_where(one.spot, is_alone=is_alone)}{harmless(one.why)}", 2)
        if one.text:
            yield from _wrapped(harmless(_short(one.text)), 6)


def _wrapped(text: str, indent: int) -> Iterator[str]:
    """Yield a text in lines of at most 80 characters, those after the first further in."""
    return iter(
        textwrap.wrap(
            text,
            _WIDTH,
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + 2),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _files(found: Import, *, every: bool) -> Iterator[str]:
    groups = {state: [one for one in found.outcomes if one.becomes == state] for state in _STATES}
    yield ""
    yield click.style("Files", bold=True)
    for state, each in groups.items():
        if not each:
            continue
        yield f"  {len(each)} {_STATES[state]}"
        if state in {SAME}:
            continue
        limit = len(each) if every or state in {OTHERS, EDITED, DELETED} else _MOST_FILES
        says = "says nothing any more" if state == RENEWED else "says something else"
        for one in each[:limit]:
            differs = f": the export {says} of {', '.join(one.differs)}" if one.differs else ""
            yield f"    {one.path}{harmless(_short(differs))}"
        if len(each) > limit:
            yield f"    … and {len(each) - limit} more; --all tells them too."


def _where(spot: Spot, *, is_alone: bool) -> str:
    """Return where something stood; without the file where only one was read."""
    parts = [harmless(spot.file)] if spot.file and not (is_alone and (spot.row or spot.sheet)) else []
    parts += [f"sheet {harmless(spot.sheet)}"] if spot.sheet else []
    parts += [f"{'line' if _is_page(spot.file) else 'row'} {spot.row}"] if spot.row else []
    parts += [harmless(spot.column)] if spot.column else []
    return f"{', '.join(parts)}: " if parts else ""


def _is_page(name: str) -> bool:
    """Whether a file is a text whose places are lines rather than rows."""
    return name.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}… ({len(line)} characters)"


def _counted(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def as_json(found: Import, written: Iterable[str] | None) -> str:
    """Return all that an import found as JSON; `written` are paths below the folder, None for a dry run."""
    plain = {
        "shape": SHAPE,
        "okrsite": __version__,
        "format": found.format.name,
        "files_read": list(found.files),
        "rows": found.rows,
        "made": {**found.counts, "key-result": found.key_results, "initiative": found.initiatives},
        "guesses": [{"kind": one.kind, "what": one.what, **_spot(one.spot)} for one in found.guesses],
        "not_understood": [{"why": one.why, "text": one.text, **_spot(one.spot)} for one in found.not_understood],
        "files": [
            {"path": one.path, "kind": one.kind, "becomes": one.becomes, "differs": list(one.differs)}
            for one in found.outcomes
        ],
        "written": None if written is None else list(written),
    }
    return json.dumps(plain, ensure_ascii=True, indent=2)


def _spot(spot: Spot) -> dict[str, object]:
    return {"file": spot.file, "sheet": spot.sheet, "row": spot.row, "column": spot.column}

"""What an import found, told for people and for programs."""

from __future__ import annotations

import json
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


def told(found: Import) -> Iterator[str]:
    """Yield the lines that tell people what an import found."""
    named = harmless(found.files[0]) + (f" and {len(found.files) - 1} more" if len(found.files) > 1 else "")
    yield f"Read {_counted(found.rows, 'row')} of {named} as {found.format.title} (`{found.format.name}`)."
    yield f"That makes {_entities(found)}."
    yield from _guesses(found.guesses)
    yield from _not_understood(found.not_understood)
    yield from _files(found)


def _entities(found: Import) -> str:
    counts = found.counts
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


def _guesses(guesses: Sequence[Guess]) -> Iterator[str]:
    if not guesses:
        return
    kinds: dict[str, list[Guess]] = defaultdict(list)
    for one in guesses:
        kinds[one.kind or "other"].append(one)
    yield ""
    yield click.style("Guesses", bold=True) + ": look whether they are right."
    for kind, each in kinds.items():
        yield f"  {kind} ({len(each)})"
        for one in each[:_MOST_GUESSES]:
            yield f"    {_where(one.spot)}{harmless(_short(one.what))}"
        if len(each) > _MOST_GUESSES:
            yield f"    … and {len(each) - _MOST_GUESSES} more; --json tells all."


def _not_understood(unread: Sequence[NotUnderstood]) -> Iterator[str]:
    if not unread:
        return
    yield ""
    yield click.style("Not understood", bold=True) + ": nothing of this is written."
    for one in unread:
        yield f"  {_where(one.spot)}{harmless(one.why)}"
        if one.text:
            yield f"      {harmless(_short(one.text))}"


def _files(found: Import) -> Iterator[str]:
    groups = {state: [one for one in found.outcomes if one.becomes == state] for state in _STATES}
    yield ""
    yield click.style("Files", bold=True)
    for state, each in groups.items():
        if not each:
            continue
        yield f"  {len(each)} {_STATES[state]}"
        if state in {SAME}:
            continue
        limit = len(each) if state in {OTHERS, EDITED, DELETED} else _MOST_FILES
        says = "says nothing any more" if state == RENEWED else "says something else"
        for one in each[:limit]:
            differs = f": the export {says} of {', '.join(one.differs)}" if one.differs else ""
            yield f"    {one.path}{harmless(_short(differs))}"
        if len(each) > limit:
            yield f"    … and {len(each) - limit} more"


def _where(spot: Spot) -> str:
    parts = [harmless(spot.file)] if spot.file else []
    parts += [f"sheet {harmless(spot.sheet)}"] if spot.sheet else []
    parts += [f"row {spot.row}"] if spot.row else []
    parts += [harmless(spot.column)] if spot.column else []
    return f"{', '.join(parts)}: " if parts else ""


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

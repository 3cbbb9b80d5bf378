"""Rows of our own tables as the records of our own JSON."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from okrsite_gen.exchange.tables.table import Row, Table
from okrsite_gen.exchange.words.figures import number_in
from okrsite_gen.model.incoming import Spot

_TRUE = frozenset({"true", "yes", "1"})
_GUARDED = re.compile(r"\A'(?=[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")
"""The sign that keeps a spreadsheet from taking a text for a formula."""
_LEVELS = (("stretch", Decimal(1)), ("target", Decimal("0.7")), ("commit", Decimal("0.3")))
"""Levels of a key result, and the progress from which on each is reached."""
_EQUAL = Decimal("0.0005")
"""Scores that differ by less are one."""
_NO_WORDS = "Not told by the table"
_SIGNS = re.compile(r"[\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
"""What Markdown takes for more than a sign."""
_COLLECTED = frozenset({"wins", "blockers", "asks", "next"})
Made = dict[str, Any]
"""A record as JSON holds it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of one of our tables."""

    cells: Mapping[str, str]
    spot: Spot

    @classmethod
    def of(cls, table: Table, row: Row) -> Line:
        """Return a row with its cells by name, in separated values without the signs that guard them."""
        cells = dict(table.named(row))
        if not table.sheet:
            cells = {name: _GUARDED.sub("", cell) for name, cell in cells.items()}
        return cls(cells, table.spot(row))

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    def is_true(self, name: str) -> bool:
        """Whether a cell says yes."""
        return self[name].casefold() in _TRUE

    def listed(self, name: str) -> list[str]:
        """Return the words of a cell that lists some."""
        return [word for word in map(str.strip, self[name].split(",")) if word]

    def share(self, name: str) -> Decimal | None:
        """Return a part of one, whether it is shown as such or as a percentage; None where there is none."""
        read = number_in(self[name], comma=False)
        if read is None:
            return None
        return read[0] / 100 if read[2] == "%" else read[0]

    @property
    def told(self) -> str:
        """All cells in words."""
        return " | ".join(self.cells.values())


def markdown_of(words: str) -> str:
    """Return inline Markdown that shows words as they are."""
    return _SIGNS.sub(r"\\\g<0>", words)


def fields_of_objective(one: Line, edges: Sequence[Line], spoken: Container[str], *, measured: bool) -> Made:
    """Return an objective; `edges` begin at it, `spoken` has the ids of which check-ins tell."""
    supports = {edge["target"]: edge for edge in edges if edge["sort"] == "supports" and edge["target"]}
    order = dict.fromkeys((*one.listed("supports"), *supports))
    record: Made = {
        "id": one["id"],
        "title": markdown_of(one["title"]),
        "owner": one["owner"],
        "shared_with": one.listed("shared_with"),
        "supports": [_support(target, supports.get(target)) for target in order],
        "depends_on": [_dependency(edge) for edge in edges if edge["sort"] == "depends_on"],
        "pillar": one["pillar"],
        "ambition": _but(one["ambition"], "aspirational"),
        "state": _but(one["state"], "active"),
        "closed_as": one["closed_as"],
        "starts": one["starts"],
        "closed_on": one["closed_on"],
        "priority": one["priority"],
        "tags": one.listed("tags"),
    }
    if not measured and one["id"] not in spoken:
        record |= {"progress": one.share("progress"), "confidence": one["confidence"]}
    return record


def _support(target: str, edge: Line | None) -> Made:
    proposed = edge is not None and edge["status"] == "proposed"
    return {"ref": target, "status": "proposed" if proposed else ""}


def _dependency(edge: Line) -> Made:
    own = "" if edge.is_true("said_by_provider") else _but(edge["status"], "requested")
    what = {"ref": edge["target"]} if edge["target"] else {"team": edge["team"]}
    return {**what, "note": edge["note"], "status": own, "needed_by": edge["needed_by"]}


def fields_of_key_result(one: Line, team: str, spoken: Container[str], scored: Container[str]) -> Made:
    """Return a key result of an objective of `team`; of those in `scored` check-ins tell the score."""
    told, score = one["id"] in spoken, one.share("score")
    record: Made = {
        "id": one["id"],
        "title": markdown_of(one["title"]),
        "owner": one["owner"],
        "team": _but(one["team"], team),
        **_measure(one, told=told),
        "weight": _but(one["weight"], "1"),
        "state": _but(one["state"], "active"),
        "due": one["due"],
        "metric": one["metric"],
    }
    if not told:
        record["confidence"] = one["confidence"]
    usual = min(max(one.share("progress") or Decimal(0), Decimal(0)), Decimal(1))
    if score is not None and one["id"] not in scored and abs(score - usual) > _EQUAL:
        record |= {"score": one["score"], "score_reason": "As it stood in the table"}
    return record


def _measure(one: Line, *, told: bool) -> Made:
    """Return the fields by which a key result is measured; `told` is whether check-ins tell where it stands."""
    kind, progress = one["kind"], one.share("progress")
    if kind == "yes-no":
        return {"done": progress == 1 and not told}
    if kind == "levels":
        reached = next((name for name, worth in _LEVELS if progress is not None and progress >= worth), "")
        return {"levels": {name: _NO_WORDS for name, _ in reversed(_LEVELS)}, "reached": "" if told else reached}
    if kind == "rollup":
        return {"rollup": "supporting"}
    if kind in {"stated", "milestones"}:
        return {"progress": None if told and kind == "stated" else progress}
    figures = {name: one[name] for name in ("start", "target", "min", "max")}
    current = "" if told else one["value"]
    bare = all(_is_bare(figure) for figure in (*figures.values(), one["value"]) if figure)
    baseline = {"baseline": True} if kind == "baseline" else {}
    return {**figures, **baseline, "current": current, "unit": one["unit"] if bare else ""}


def _is_bare(figure: str) -> bool:
    read = number_in(figure)
    return read is not None and not read[1] and not read[2]


def check_in_records(lines: Sequence[Line]) -> Iterator[tuple[Made, Spot]]:
    """Yield the check-ins, each with the row in which it begins."""
    found: dict[str, list[Line]] = {}
    for one in lines:
        found.setdefault(one["check_in"], []).append(one)
    for own in found.values():
        first = own[0]
        record: Made = {name: first[name] for name in ("team", "cycle", "day", "author")}
        record["updates"] = [_update(one) for one in own if one["part"] == "update"]
        others = [one for one in own if one["part"] != "update"]
        record |= {one["part"]: one["note"] for one in others if one["part"] in _COLLECTED}
        record["notes"] = [
            {"heading": "" if one["part"] == "notes" else one["part"], "body": one["note"]}
            for one in others
            if one["part"] not in _COLLECTED
        ]
        yield record, first.spot


def _update(one: Line) -> Made:
    steps = f"Steps: {one['milestones']}." if one["milestones"] else ""  # as notes, since tables do not name the steps
    return {
        "ref": one["ref"],
        "value": one["value"],
        "progress": one.share("progress"),
        "confidence": one["confidence"],
        "status": one["status"],
        "done": one.is_true("done") if one["done"] else None,
        "reached": one["reached"],
        "unchanged": one.is_true("unchanged"),
        "closed_as": one["closed_as"],
        "score": one["score"],
        "note": "\n\n".join(filter(None, (one["note"], steps))),
    }


def _but(text: str, usual: str) -> str:
    """Return a text unless it only says what is so anyway."""
    return "" if text == usual else text

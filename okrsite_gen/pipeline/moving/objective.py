"""An objective of an export as a content file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from okrsite_gen.content.schema import ObjectiveFront
from okrsite_gen.content.shape.texts import read_link
from okrsite_gen.content.writing.fields import Written, document, fields, in_order
from okrsite_gen.content.writing.foreign import foreign_text, foreign_title
from okrsite_gen.content.writing.scalars import one_line
from okrsite_gen.model.incoming import IncomingInitiative, IncomingKeyResult, IncomingObjective, IncomingUpdate
from okrsite_gen.model.kinds import Ambition, KeyResultState, Said, State
from okrsite_gen.pipeline.moving.measures import Measure, Notation, measure
from okrsite_gen.pipeline.moving.notes import notes

_WORK = frozenset({"planned", "doing", "done", "dropped"})
_LONGEST_DESCRIPTION = 120
"""Characters of a description that stands as a field; a longer one becomes a section of the text."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an objective's file needs to know of everything else."""

    people: Mapping[str, str]
    """Key of a person → what to write for them."""
    teams: Mapping[str, str]
    """Key of a team → id."""
    key_results: Mapping[str, str]
    """Key of a key result → id within its objective."""
    supports: tuple[Written, ...]
    unsupported: tuple[tuple[str, str], ...]
    """What it supports and cannot be written as such, for a note."""
    starts: date | None
    """The days of its cycle; None where they are not known."""
    ends: date | None
    source: str
    """What people call the format, for the heading of notes."""


def objective_text(one: IncomingObjective, around: Surroundings, notation: Notation) -> tuple[str, dict[str, Measure]]:
    """Return the text of an objective's file, and how each key result, by its key, is measured."""
    measures = {each.key: measure(each, notation) for each in one.key_results}
    weights = _weights(one, notation)
    rest: list[tuple[str, str]] = list(around.unsupported)
    title = foreign_title(one.title)
    starts = one.starts if _is_within(one.starts, around) else None
    if not title and one.title:
        rest.append(("Title", one.title))
    front: dict[str, Written] = {
        "title": title or "Without a title",
        "owner": around.people.get(one.owner, "") if one.owner else "",
        "contributors": _distinct(around.people.get(each, "") for each in one.contributors),
        "shared_with": _distinct(around.teams[each] for each in one.shared_with if each in around.teams),
        "supports": list(around.supports),
        "ambition": one.ambition.value if one.ambition and one.ambition is not Ambition.ASPIRATIONAL else "",
        "state": one.state.value if one.state and one.state is not State.ACTIVE else "",
        "closed_as": one.closed_as.value if one.closed_as and one.state is State.CLOSED else "",
        "closed_on": _day(one.closed_on) if one.state is State.CLOSED else "",
        "starts": _day(starts),
        "priority": one_line(one.priority),
        "tags": _distinct(map(one_line, one.tags)),
        "initiatives": list(_initiatives(one.initiatives, rest)),
        "key_results": [
            {**_key_result(each, measures[each.key], one, around, notation), "weight": weights[each.key]}
            for each in one.key_results
        ],
    }
    if not one.key_results:
        front["progress"] = notation.progress(one.progress)
        front["confidence"] = str(one.confidence) if _is_confidence(one.confidence) else ""
    rest += _left(one, front, around)
    body = _body(one, around, [*rest, *one.rest], measures, notation)
    return document(fields(in_order(front, ObjectiveFront)), body), measures


def _weights(one: IncomingObjective, notation: Notation) -> dict[str, str]:
    """Return key → weight to write of an objective's key results: none where all have the usual one."""
    found = {each.key: notation.weight(each.weight) for each in one.key_results}
    usual = set(found.values()) <= {"", "1"} or set(found.values()) == {"100"}
    return dict.fromkeys(found, "") if usual else found


def _is_within(starts: date | None, around: Surroundings) -> bool:
    """Whether an objective begins later than its cycle does, and within it."""
    return bool(starts and around.starts and starts > around.starts and (not around.ends or starts <= around.ends))


def _left(one: IncomingObjective, front: Mapping[str, Written], around: Surroundings) -> Iterator[tuple[str, str]]:
    """Yield what an objective says and has no field for, or not beside others."""
    if one.progress and not front.get("progress"):
        yield "Progress", one.progress
    if one.confidence is not None and not front.get("confidence"):
        yield "Confidence", str(one.confidence)
    if _is_unsaid(one.status, one.updates):
        yield "Status", _words(one.status)
    if one.starts and one.starts != around.starts and not front.get("starts"):
        yield "Starts", one.starts.isoformat()
    if one.closed_as and one.state is not State.CLOSED:
        yield "Closed as", one.closed_as.value
    if one.closed_on and not front.get("closed_on"):
        yield "Closed on", one.closed_on.isoformat()
    if one.score:
        yield "Score", one.score
    if one.result:
        yield "Result", one.result


def _is_unsaid(status: Said | None, updates: Sequence[IncomingUpdate]) -> TypeGuard[Said]:
    """Whether a status is another one than that of the last update which tells one."""
    told = [one.status for one in sorted(updates, key=lambda one: one.day) if one.status]
    return status is not None and told[-1:] != [status]


def _words(status: Said) -> str:
    return status.value.replace("-", " ")


def _key_result(
    one: IncomingKeyResult, measured: Measure, objective: IncomingObjective, around: Surroundings, notation: Notation
) -> dict[str, Written]:
    due = one.due if one.due and one.due != around.ends else None
    starts = one.starts if one.starts not in {around.starts, objective.starts} else None
    dropped = one.state is not KeyResultState.ACTIVE
    score = notation.part(one.score)
    return {
        "id": around.key_results[one.key],
        "title": foreign_title(one.title) or "Without a title",
        **measured.fields,
        "confidence": str(one.confidence) if _is_confidence(one.confidence) else "",
        "owner": around.people.get(one.owner, "") if one.owner and one.owner != objective.owner else "",
        "team": around.teams.get(one.team, "") if one.team and one.team != objective.team else "",
        "due": _day(due),
        "starts": _day(starts) if not (due and starts and due < starts) else "",
        "initiatives": list(_initiatives(one.initiatives, [])),
        "evidence": _link(one.evidence),
        "description": one_line(one.description) if _is_short(one.description) else "",
        "state": one.state.value if dropped else "",
        "reason": one_line(one.reason) if dropped else "",
        "score": score,
        "score_reason": f"As it stood in {around.source}" if score else "",
        "result": one_line(one.result),
        "priority": one_line(one.priority),
        "tags": _distinct(map(one_line, one.tags)),
    }


def _key_result_left(one: IncomingKeyResult, measured: Measure, notation: Notation) -> Iterator[tuple[str, str]]:
    """Yield what a key result says and its fields do not."""
    yield from measured.rest
    if one.title and not foreign_title(one.title):
        yield "Title", one.title
    if one.weight and not notation.weight(one.weight):
        yield "Weight", one.weight
    if one.score and not notation.part(one.score):
        yield "Score", one.score
    if one.evidence and not _link(one.evidence):
        yield "Evidence", one.evidence
    if _is_unsaid(one.status, one.updates):
        yield "Status", _words(one.status)
    if one.confidence is not None and not _is_confidence(one.confidence):
        yield "Confidence", str(one.confidence)
    if one.reason and one.state is KeyResultState.ACTIVE:
        yield "Reason", one.reason
    if one.due and not _day(one.due):
        yield "Due", one.due.isoformat()
    if one.starts and ((one.due and one.due < one.starts) or not _day(one.starts)):
        yield "Starts", one.starts.isoformat()
    left: list[tuple[str, str]] = []
    list(_initiatives(one.initiatives, left))
    yield from left
    yield from one.rest


def _body(
    one: IncomingObjective,
    around: Surroundings,
    rest: Iterable[tuple[str, str]],
    measures: Mapping[str, Measure],
    notation: Notation,
) -> str:
    """Return the text below the fields: the description, a section for each key result, and notes."""
    parts = [foreign_text(one.body)]
    if told := notes(rest):
        parts.append(f"### From {around.source}\n\n{told}")
    for each in one.key_results:
        words = "" if _is_short(each.description) else foreign_text(each.description)
        told = notes(_key_result_left(each, measures[each.key], notation))
        told = f"### From {around.source}\n\n{told}" if told else ""
        section = "\n\n".join(filter(None, (words, told)))
        if section:
            parts.append(f"## {around.key_results[each.key]}\n\n{section}")
    return "\n\n".join(filter(None, parts))


def _is_short(description: str) -> bool:
    return "\n" not in description.strip() and len(description) <= _LONGEST_DESCRIPTION


def _initiatives(work: Iterable[IncomingInitiative], left: list[tuple[str, str]]) -> Iterator[Written]:
    for one in work:
        title = foreign_title(one.title)
        if not title:
            left.append(("Initiative", one.title))
            continue
        url = _link(one.url)
        if one.url and not url:
            left.append((one.title, one.url))
        yield {"title": title, "url": url, "state": one.state if one.state in _WORK - {"planned"} else ""}


def _link(url: str) -> str:
    if not url.strip().lower().startswith(("http://", "https://", "www.")):
        return ""
    try:
        return read_link(url)
    except ValueError:
        return ""


def _day(day: date | None) -> str:
    return day.isoformat() if day and 1900 <= day.year < 2200 else ""


def _distinct(words: Iterable[str]) -> list[Written]:
    return [word for word in dict.fromkeys(words) if word.strip()]


def _is_confidence(confidence: int | None) -> bool:
    return confidence is not None and 0 <= confidence <= 10

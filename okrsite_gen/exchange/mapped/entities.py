"""Nodes of a table as objectives, key results, initiatives and updates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from okrsite_gen.exchange.mapped.measures import Cells, measured
from okrsite_gen.exchange.mapped.node import Node
from okrsite_gen.exchange.words.figures import stated
from okrsite_gen.exchange.words.states import (
    INITIATIVE,
    KEY_RESULT,
    ambition_of,
    confidence_of,
    ending_of,
    result_state_of,
    says_nothing,
    status_of,
    work_of,
)
from okrsite_gen.model.incoming import (
    Guess,
    IncomingInitiative,
    IncomingKeyResult,
    IncomingMilestone,
    IncomingObjective,
    IncomingSupport,
    IncomingUpdate,
)
from okrsite_gen.model.kinds import KeyResultState, Said, State

_OF_KEY_RESULTS = ("target", "start", "current", "minimum", "maximum", "unit", "weight", "evidence", "done")
_OWN_ID = re.compile(r"[^/#\s]+/[^/#\s]+/(?P<slug>[^/#\s]+)(?:#(?P<key_result>[^/#\s]+))?")
_ADDRESS = re.compile(r"https?://\S+")
_BOX = re.compile(r"^\s*(?:[-*•]\s*)?\[(?P<mark>[ xX])\]\s*")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")


def objective_of(one: Node, cells: Cells) -> IncomingObjective:
    """Return a node with all that belongs to it as an objective."""
    teams, owners = cells.names(one, "team"), cells.names(one, "owner")
    results = tuple(_key_result(each, one, cells) for each in one.children if each.kind == KEY_RESULT)
    rest = list(_common_rest(one, cells))
    state, outcome = ending_of(one.text("status")) or (None, None)
    ambition = ambition_of(one.text("ambition"))
    progress = cells.percentage(one, "progress")
    if one.text("ambition") and ambition is None:
        rest.append(("Ambition", one.text("ambition")))
    rest += [(name.capitalize(), one.text(name)) for name in _OF_KEY_RESULTS if one.text(name)]
    if results and one.text("progress"):
        rest.append(("Progress", one.text("progress")))
    if end := cells.day(one, "end_date"):
        rest.append(("End", end.isoformat()))
    updates = tuple(_updates(one, "", stated(progress) if progress is not None and not results else "", cells))
    return IncomingObjective(
        key=one.key,
        title=one.title,
        spot=one.spot,
        id=_own_id(one),
        team=teams[0] if teams else "",
        shared_with=teams[1:],
        cycle=one.text("cycle"),
        owner=owners[0] if owners else "",
        contributors=(*owners[1:], *cells.names(one, "contributors")),
        supports=tuple(IncomingSupport(target, spot=one.spot) for target in one.supports),
        ambition=ambition,
        state=state,
        closed_as=outcome if state is State.CLOSED else None,
        starts=cells.day(one, "start_date"),
        priority=one.text("priority"),
        tags=cells.names(one, "tags"),
        progress="" if updates or progress is None or results else stated(progress),
        confidence=None if updates else confidence_of(one.text("confidence")),
        score=one.text("score"),
        result=one.text("result"),
        status=_undated_status(one, cells),
        body=_description(one, with_note=not updates),
        initiatives=tuple(_initiatives(one, cells)),
        key_results=results,
        updates=updates,
        rest=tuple(rest),
    )


def _key_result(one: Node, above: Node, cells: Cells) -> IncomingKeyResult:
    found = measured(one, cells)
    owners, teams = cells.names(one, "owner"), cells.names(one, "team")
    home = cells.names(above, "team")[:1]
    state = result_state_of(one.text("status"))
    updates = tuple(_updates(one, found.current if found.has_way else "", found.progress, cells))
    told = any(update.value or update.progress for update in updates)
    rest = [*found.rest, *_common_rest(one, cells)]
    if owners[1:] or cells.names(one, "contributors"):
        rest.append(("Also working on it", ", ".join((*owners[1:], *cells.names(one, "contributors")))))
    rest += [
        (name.capitalize(), one.text(name))
        for name, known in (("ambition", ""), ("cycle", above.text("cycle")))
        if one.text(name) not in {"", known}
    ]
    if one.text("cycle") not in {"", above.text("cycle")}:
        of = f"`{above.text('cycle')}`" if above.text("cycle") else "no period"
        what = f"The key result is of `{one.text('cycle')}`, its objective of {of}; its period was kept in a note."
        cells.tell(Guess(one.spot, what, "period of a key result"))
    rest += [("Team", each) for each in teams[1:]]
    return IncomingKeyResult(
        key=one.key,
        title=one.title,
        spot=one.spot,
        id=_own_id(one),
        start=found.start,
        target=found.target,
        current="" if told else found.current,
        minimum=found.minimum,
        maximum=found.maximum,
        done=found.done,
        progress="" if told else found.progress,
        milestones=tuple(_milestones(one, cells)),
        owner=owners[0] if owners else "",
        team=teams[0] if teams and teams[:1] != home and home else "",
        weight=cells.weight(one),
        due=cells.day(one, "end_date"),
        starts=cells.day(one, "start_date"),
        state=state or KeyResultState.ACTIVE,
        reason=one.text("status") if state else "",
        score=cells.score(one),
        result=one.text("result"),
        confidence=None if updates else confidence_of(one.text("confidence")),
        status=_undated_status(one, cells),
        evidence=one.text("evidence"),
        description=_description(one, with_note=not updates),
        priority=one.text("priority"),
        initiatives=tuple(_initiatives(one, cells)),
        tags=cells.names(one, "tags"),
        updates=updates,
        rest=tuple(rest),
    )


def _own_id(one: Node) -> str:
    """Return the last part of an id as the content format has them (`team/cycle/slug#kr`); empty for any other."""
    found = _OWN_ID.fullmatch(one.text("id"))
    return (found["key_result"] or found["slug"]) if found else ""


def _updates(one: Node, value: str, progress: str, cells: Cells) -> Iterator[IncomingUpdate]:
    """Yield what a row tells of a day; nothing where it names none."""
    yield from one.updates
    day = cells.day(one, "day")
    if day is not None:
        yield IncomingUpdate(
            day=day,
            spot=one.spot,
            author=one.text("author"),
            value=value,
            progress="" if value else progress,
            confidence=confidence_of(one.text("confidence")),
            status=status_of(one.text("status")),
            note=one.text("note"),
        )


def _undated_status(one: Node, cells: Cells) -> Said | None:
    """Return the status of which no day is known, where nothing else was said of any day."""
    return None if one.updates or cells.day(one, "day") else status_of(one.text("status"))


def _common_rest(one: Node, cells: Cells) -> Iterator[tuple[str, str]]:
    """Yield what a node says and no field holds, in the order of its columns."""
    yield from one.rest
    dated = cells.day(one, "day") is not None
    for name in ("start_date", "end_date", "day"):
        if one.text(name) and cells.day(one, name) is None:
            yield name.replace("_", " ").capitalize(), one.text(name)
    status = one.text("status")
    taken = status_of(status) and (dated or not one.updates)
    said = status_of(status)
    if said and taken and not dated and status.casefold() != said.value.replace("-", " "):
        yield "Status, as written", status
    if status and not taken and not says_nothing(status):
        over = result_state_of(status) if one.kind == KEY_RESULT else ending_of(status)
        if not over:
            yield "Status", status
    if one.text("confidence") and confidence_of(one.text("confidence")) is None:
        yield "Confidence", one.text("confidence")
    if one.text("author") and not dated:
        yield "Author", one.text("author")
    if one.text("id") and not _own_id(one):
        yield "Id", one.text("id")


def _description(one: Node, *, with_note: bool) -> str:
    return "\n\n".join(filter(None, (one.text("description"), one.text("note") if with_note else "")))


def _initiatives(one: Node, cells: Cells) -> Iterator[IncomingInitiative]:
    for each in one.children:
        if each.kind == INITIATIVE:
            told = each.text("evidence") or next(iter(_ADDRESS.findall(each.text("description"))), "")
            yield IncomingInitiative(each.title, told, work_of(each.text("status")))
    for line in cells.parts(one, "initiative"):
        found = _ADDRESS.search(line)
        words = line.replace(found[0], "").strip(" ()-–:") if found else line
        yield IncomingInitiative(_BULLET.sub("", words) or line, found[0].rstrip(").,") if found else "")


def work_left(one: Node, cells: Cells) -> Iterator[tuple[str, str]]:
    """Yield, for initiatives below a node, what they say and have no field for."""
    for each in one.children:
        if each.kind == INITIATIVE:
            known = {"title", "evidence"} | ({"status"} if work_of(each.text("status")) else set())
            told = [(name, text) for name, text in each.texts.items() if name not in known and text]
            words = "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in [*told, *each.rest])
            if words:
                yield each.title, words


def _milestones(one: Node, cells: Cells) -> Iterator[IncomingMilestone]:
    for line in cells.parts(one, "milestone"):
        box = _BOX.match(line)
        title = line[box.end() :] if box else _BULLET.sub("", line)
        yield IncomingMilestone(title, bool(box and box["mark"].lower() == "x"))

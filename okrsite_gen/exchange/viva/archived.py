"""Records of the archive of an organisation as what Viva Goals says of one thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from html import unescape

from okrsite_gen.exchange.tables.table import comparable
from okrsite_gen.exchange.viva.kinds import KINDS
from okrsite_gen.exchange.viva.records import KEY_RESULT, OBJECTIVE, Parent, Record, Said
from okrsite_gen.exchange.viva.told import PLAIN_ID, Told
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.model.incoming import Guess, Spot

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TAG = re.compile(r"<[^>]+>")


def kinds_of(objectives: Iterable[tuple[Spot, Told]], guesses: list[Guess]) -> dict[str, str]:
    """Return what each type is; organisations call them what they like, so that figures and parents have to tell."""
    measured: dict[str, Counter[bool]] = defaultdict(Counter)
    first: dict[str, Spot] = {}
    for spot, one in objectives:
        told = one.text("Type", "Object Type")
        first.setdefault(told, spot)
        has_parent = bool(one.each("Alignment", "Aligned To") or one.each("Parent IDs"))
        measured[told][bool(one.get("Outcome").get("Target").value is not None and has_parent)] += 1
    kinds = {}
    for told, counted in measured.items():
        known = KINDS.get(comparable(told))
        kinds[told] = known or (KEY_RESULT if counted[True] > counted[False] else OBJECTIVE)
        if known is None:
            what = f"Everything of the type `{told}` was read as {kinds[told]}s, by its parents and targets."
            guesses.append(Guess(first[told], what, "type of object"))
    return kinds


def record_of(
    spot: Spot,
    one: Told,
    around: tuple[Mapping[str, str], Mapping[str, tuple[Said, ...]], Container[str]],
    idle: set[str],
) -> Record:
    """Return what a record says; whatever of it was not read stands in `rest`, by its name.

    `around` are what each type is, the check-ins by what they are about, and the ids of all records.
    """
    kinds, check_ins, known = around
    for child in one.each("Children"):
        if str(child.value) in known:
            child.text()  # which names this record as its parent
    outcome, own = one.get("Outcome"), one.text("ID")
    planned = tuple(_planned(one))
    # In this export `Progress` is how far the thing itself is, which the table calls `Actual Progress`.
    made = Record(
        title=one.text("Title"),
        kind=kinds[one.text("Type", "Object Type")],
        spot=spot,
        id=own,
        teams=one.names("Teams", "Team"),
        owners=one.names("Owner", "Owners"),
        period=one.text("Time Period", "Period"),
        start=one.day("Start Date"),
        end=one.day("End Date"),
        description=_without_tags(one.text("Description")),
        parents=_parents(one),
        unit=outcome.text("Metric Unit", "Unit"),
        begin=outcome.text("Start"),
        target=outcome.text("Target"),
        actual=one.text("Progress"),
        goal_type=one.text("Goal Type"),
        status=one.text("Status"),
        score=one.text("Score"),
        last_day=one.day("Last Check-in"),
        tags=one.names("Tags"),
        planned=planned,
        check_ins=check_ins.get(own, ()),
    )
    return _with_rest(made, one, idle)


def _with_rest(made: Record, one: Told, idle: set[str]) -> Record:
    outcome = one.get("Outcome")
    named = (("Metric Name", outcome.text("Metric Name")), ("Outcome Type", outcome.text("Outcome Type")))
    way = outcome.text("Target Type")
    rest = [*named, ("Target Type", way), *one.left(idle)]
    return replace(made, rest=tuple((name, text) for name, text in rest if text))


def _parents(one: Told) -> tuple[Parent, ...]:
    aligned = []
    for each in one.each("Alignment", "Aligned To"):
        if each.is_record:
            aligned.append(Parent(each.text("Title", "Name"), each.text("ID"), _weight(each.get("Weight"))))
        elif title := each.text():
            aligned.append(Parent(title))
    known = {parent.id for parent in aligned}
    others = (each.text() for each in one.each("Parent IDs") if not each.is_record)
    return (*aligned, *(Parent(f"Id {each}", each) for each in others if each and each not in known))


def _weight(told: Told) -> str:
    """Return a percentage without its sign; what is none has no place in a line of alignment, and is not read."""
    number = str(told.value or "").rstrip("%").strip()
    return told.text().rstrip("%").strip() if _NUMBER.fullmatch(number) else ""


def _planned(one: Told) -> Iterator[tuple[date, str]]:
    for point in one.get("Phased Targets").each("Phased Targets"):
        if point.get("Target Value").value is not None and (day := point.day("Target Date")):
            yield day, point.text("Target Value")


def check_in_of(spot: Spot, one: Told, idle: set[str]) -> tuple[str, Said | None]:
    """Return (id of what a check-in is about, the check-in); None where it tells no day."""
    day = one.day("CheckIn Date", "Check-in Date")
    active = day_from(str(one.get("Activity Date").value or ""))
    if day is None or active == day:
        day = one.day("Activity Date") or day
    if day is None:
        return "", None
    if PLAIN_ID.fullmatch(str(one.get("ID").value or "")):
        one.text("ID")
        idle.add("ID of a check-in")
    words = _note(one.get("Check In Note", "Check-in Note", "Note"))
    who = one.names("Check In Owner", "Check-in Owner", "User")
    target, status, value = one.text("OKR ID", "Objective ID"), one.text("Status"), one.text("Current Value")
    rest = [("Also by", ", ".join(who[1:])), ("Metric Name", one.text("Metric Name")), *one.left(idle)]
    told = tuple((name, text) for name, text in rest if text)
    return target, Said(day, spot, who[0] if who else "", words, status, value, told)


def _note(told: Told) -> str:
    """Return what a note says; the same in HTML counts as read too."""
    marked = _without_tags(str(told.get("Check In Note HTML").value or "")) if told.is_record else ""
    words = told.text()
    if marked and (not words or words.split() == marked.split()):
        told.text("Check In Note HTML")
    return words or marked


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub("", re.sub(r"<(?:br|/p|/li)\s*/?>", "\n", html, flags=re.IGNORECASE))).strip()

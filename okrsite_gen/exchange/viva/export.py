"""The archive in which Viva Goals hands out an organisation: JSON files of objectives, check-ins, teams, periods."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import unescape

from okrsite_gen.exchange.tables.table import comparable
from okrsite_gen.exchange.viva.join import joined
from okrsite_gen.exchange.viva.kinds import KINDS
from okrsite_gen.exchange.viva.records import KEY_RESULT, OBJECTIVE, Parent, Record, Said
from okrsite_gen.exchange.words.days import day_from
from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingCycle,
    IncomingFile,
    IncomingTeam,
    NotUnderstood,
    Spot,
)

NAME = "viva-json"
_PARTS = ("timeperiods", "teams", "users", "objectives", "checkins")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TAG = re.compile(r"<[^>]+>")
_USED = frozenset(
    comparable(name)
    for name in (
        *("ID", "Title", "Type", "Owner", "Teams", "Time Period", "Start Date", "End Date", "Alignment", "Description"),
        *("Progress", "Status", "Outcome", "Phased Targets", "Parent IDs", "Children", "Score", "Goal Type"),
        *("Last Check-in", "Tags", "Progress and Status Configuration"),
    )
)
_Plain = Mapping[str, object]


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Whether there is a JSON file of objectives as Viva Goals writes them among the files."""
    for file in files:
        if _part(file) == "objectives" and any("outcome" in _keys(one) for one in _records(file)[0][:5]):
            return True
    return False


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Read the files of such an archive; those of other names are told."""
    unread: list[NotUnderstood] = []
    parts: dict[str, list[tuple[Spot, _Plain]]] = defaultdict(list)
    for file in files:
        part = _part(file)
        if not part:
            unread.append(NotUnderstood(Spot(file.name), "It is no file of an export of Viva Goals.", ""))
            continue
        records, problem = _records(file)
        unread += [NotUnderstood(Spot(file.name), problem, "")] if problem else []
        parts[part] += [(Spot(file.name, at), one) for at, one in enumerate(records, 1)]
    guesses: list[Guess] = []
    kinds = _kinds(parts["objectives"], guesses)
    check_ins = _check_ins(parts["checkins"], unread)
    made = [_record(spot, one, kinds, check_ins) for spot, one in parts["objectives"] if _text(one, "title")]
    for spot, one in parts["objectives"]:
        if not _text(one, "title"):
            unread.append(NotUnderstood(spot, "It has no title.", json.dumps(one, ensure_ascii=False)))
    known = {record.id for record in made}
    for target, said in check_ins.items():
        if target not in known:
            unread += [
                NotUnderstood(each.spot, f"It is about `{target}`, which is not there.", each.note) for each in said
            ]
    rows = sum(len(each) for each in parts.values())
    return _named(joined(NAME, rows, made, guesses, unread), parts)


def _part(file: IncomingFile) -> str:
    if not file.name.lower().endswith(".json"):
        return ""
    name = comparable(file.name.rpartition("/")[2].removesuffix(".json"))
    return next((part for part in _PARTS if part in name), "objectives" if "okrs" in name else "")


def _records(file: IncomingFile) -> tuple[list[_Plain], str]:
    """Return the records of a file, and why it cannot be read; empty where it can."""
    try:
        plain = json.loads(file.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return [], f"It is no JSON: {error}."
    if isinstance(plain, dict):
        lists = [value for value in plain.values() if isinstance(value, list)]
        plain = lists[0] if len(lists) == 1 else [plain]
    records: list[_Plain] = [one for one in plain if isinstance(one, dict)] if isinstance(plain, list) else []
    return records, "" if records or plain == [] else "It holds no list of records."


def _keys(one: _Plain) -> dict[str, object]:
    return {comparable(name): value for name, value in one.items()}


def _value(one: object, *names: str) -> object:
    keys = _keys(one) if isinstance(one, dict) else {}
    return next((keys[comparable(name)] for name in names if keys.get(comparable(name)) not in (None, "")), None)


def _text(one: object, *names: str) -> str:
    """Return a value in words; of a record its name, of a list nothing."""
    value = _value(one, *names)
    if isinstance(value, dict):
        value = _value(value, "Name", "Title", "Check In Note", "Value")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _list(one: object, *names: str) -> list[object]:
    value = _value(one, *names)
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _names(one: object, *names: str) -> tuple[str, ...]:
    """Return the names of a list of records or words, each once."""
    found = (
        _text(each, "Name", "Title") or _text(each, "Email") if isinstance(each, dict) else str(each)
        for each in _list(one, *names)
    )
    return tuple(dict.fromkeys(filter(None, (" ".join(each.split()) for each in found))))


def _kinds(objectives: Iterable[tuple[Spot, _Plain]], guesses: list[Guess]) -> dict[str, str]:
    """Return what each type is; organisations call them what they like, so that figures and parents have to tell."""
    measured: dict[str, Counter[bool]] = defaultdict(Counter)
    first: dict[str, Spot] = {}
    for spot, one in objectives:
        told = _text(one, "Type", "Object Type")
        first.setdefault(told, spot)
        measured[told][bool(_text(_value(one, "Outcome"), "Target") and _parents(one))] += 1
    kinds = {}
    for told, counted in measured.items():
        known = KINDS.get(comparable(told))
        kinds[told] = known or (KEY_RESULT if counted[True] > counted[False] else OBJECTIVE)
        if known is None:
            what = f"Everything of the type `{told}` was read as {kinds[told]}s, by its parents and targets."
            guesses.append(Guess(first[told], what, "type of object"))
    return kinds


def _parents(one: _Plain) -> tuple[Parent, ...]:
    aligned = [
        Parent(_text(each, "Title", "Name"), _text(each, "ID"), _weight(_text(each, "Weight")))
        for each in _list(one, "Alignment", "Aligned To")
        if isinstance(each, dict)
    ]
    known = {parent.id for parent in aligned}
    others = (str(each) for each in _list(one, "Parent IDs") if isinstance(each, str | int))
    return (*aligned, *(Parent(f"Id {each}", each) for each in others if each not in known))


def _weight(text: str) -> str:
    """Return a percentage without its sign; what is none has no place in a line of alignment, and is empty."""
    number = text.rstrip("%").strip()
    return number if _NUMBER.fullmatch(number) else ""


def _check_ins(records: Iterable[tuple[Spot, _Plain]], unread: list[NotUnderstood]) -> dict[str, tuple[Said, ...]]:
    """Return the check-ins by the id of what they are about."""
    found: dict[str, list[Said]] = defaultdict(list)
    for spot, one in records:
        day = day_from(_text(one, "CheckIn Date", "Check-in Date")) or day_from(_text(one, "Activity Date"))
        if day is None:
            unread.append(NotUnderstood(spot, "It has no date.", json.dumps(one, ensure_ascii=False)))
            continue
        note = _value(one, "Check In Note", "Check-in Note", "Note")
        words = _text({"note": note}, "note") or _without_tags(_text(note, "Check In Note HTML"))
        who = _names(one, "Check In Owner", "Check-in Owner", "User")
        said = Said(day, spot, who[0] if who else "", words, _text(one, "Status"), _text(one, "Current Value"))
        found[_text(one, "OKR ID", "Objective ID")].append(said)
    return {target: tuple(each) for target, each in found.items()}


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub("", re.sub(r"<(?:br|/p|/li)\s*/?>", "\n", html, flags=re.IGNORECASE))).strip()


def _record(spot: Spot, one: _Plain, kinds: Mapping[str, str], check_ins: Mapping[str, tuple[Said, ...]]) -> Record:
    outcome = _value(one, "Outcome")
    own = _text(one, "ID")
    # In this export `Progress` is how far the thing itself is, which the table calls `Actual Progress`.
    return Record(
        title=_text(one, "Title"),
        kind=kinds[_text(one, "Type", "Object Type")],
        spot=spot,
        id=own,
        teams=_names(one, "Teams", "Team"),
        owners=_names(one, "Owner", "Owners"),
        period=_text(one, "Time Period", "Period"),
        start=day_from(_text(one, "Start Date")),
        end=day_from(_text(one, "End Date")),
        description=_without_tags(_text(one, "Description")),
        parents=_parents(one),
        unit=_text(outcome, "Metric Unit", "Unit"),
        begin=_text(outcome, "Start"),
        target=_text(outcome, "Target"),
        actual=_text(one, "Progress"),
        goal_type=_text(one, "Goal Type"),
        status=_text(one, "Status") or _text(_value(one, "Progress and Status Configuration"), "Status"),
        score=_text(one, "Score"),
        last_day=day_from(_text(one, "Last Check-in")),
        tags=_names(one, "Tags"),
        planned=tuple(_planned(one)),
        check_ins=check_ins.get(own, ()),
        rest=tuple(_rest(one, outcome)),
    )


def _planned(one: _Plain) -> Iterator[tuple[date, str]]:
    for point in _list(_value(one, "Phased Targets"), "Phased Targets"):
        day, value = day_from(_text(point, "Target Date")), _text(point, "Target Value")
        if day and value:
            yield day, value


def _rest(one: _Plain, outcome: object) -> Iterator[tuple[str, str]]:
    for name in ("Metric Name", "Outcome Type", "Target Type"):
        if text := _text(outcome, name):
            yield name, text
    for each in _list(one, "Alignment", "Aligned To"):
        if isinstance(each, dict) and (text := _text(each, "Weight")) and not _weight(text):
            yield "Weight", text
    for name, value in one.items():
        if comparable(name) in _USED or value in (None, "", [], {}):
            continue
        names = _names(one, name)
        yield name, ", ".join(names) if names else json.dumps(value, ensure_ascii=False)


def _named(incoming: Incoming, parts: Mapping[str, Sequence[tuple[Spot, _Plain]]]) -> Incoming:
    """Return an export with what its files of teams and periods say of those that are named in it."""
    days = {_text(one, "Name", "Title"): one for _, one in parts.get("timeperiods", ())}
    cycles = tuple(_with_days(cycle, days.get(cycle.name)) for cycle in incoming.cycles)
    by_id = {_text(one, "ID"): _text(one, "Name", "Title") for _, one in parts.get("teams", ())}
    above = {
        _text(one, "Name", "Title"): by_id.get(told, told)
        for _, one in parts.get("teams", ())
        if (told := _text(one, "Parent Team", "Parent Team ID", "Parent ID", "Parent"))
    }
    named = list(dict.fromkeys([*by_id.values(), *(team.key for team in incoming.teams)]))
    teams = tuple(IncomingTeam(name, name, above.get(name, "")) for name in named if name)
    return replace(incoming, cycles=cycles, teams=teams)


def _with_days(cycle: IncomingCycle, told: _Plain | None) -> IncomingCycle:
    start, end = day_from(_text(told, "Start Date")), day_from(_text(told, "End Date"))
    return replace(cycle, start=start, end=end) if start and end else cycle

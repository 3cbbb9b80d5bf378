"""The archive in which Viva Goals hands out an organisation: JSON files of objectives, check-ins, teams, periods."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from okrsite_gen.exchange.tables.separated import decoded
from okrsite_gen.exchange.tables.table import comparable
from okrsite_gen.exchange.viva.archived import check_in_of, kinds_of, record_of
from okrsite_gen.exchange.viva.join import in_words, joined
from okrsite_gen.exchange.viva.records import Record, Said
from okrsite_gen.exchange.viva.told import Told
from okrsite_gen.exchange.words.leaves import whole
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


@dataclass(frozen=True, slots=True)
class _Archive:
    """The records of an archive by what they are, and what is told beside them."""

    parts: dict[str, list[tuple[Spot, Told]]] = field(default_factory=lambda: defaultdict(list))
    guesses: list[Guess] = field(default_factory=list)
    unread: list[NotUnderstood] = field(default_factory=list)
    idle: set[str] = field(default_factory=set)
    """Names of fields that only the tool itself has a use for."""


def recognises(files: Sequence[IncomingFile]) -> bool:
    """Whether there is a JSON file of objectives as Viva Goals writes them among the files."""
    return any(_part(file) == "objectives" and _has_outcomes(file) for file in files)


def _has_outcomes(file: IncomingFile) -> bool:
    records = [one for one in _list_in(_loaded(file)) if isinstance(one, dict)]
    return any("outcome" in map(comparable, map(str, one)) for one in records[:5])


def read(files: Sequence[IncomingFile]) -> Incoming:
    """Read the files of such an archive; those of other names are told."""
    archive = _Archive()
    for file in files:
        if part := _part(file):
            _add(file, part, archive)
        else:
            archive.unread.append(NotUnderstood(Spot(file.name), "It is no file of an export of Viva Goals.", ""))
    kinds = kinds_of(archive.parts["objectives"], archive.guesses)
    check_ins = _check_ins(archive)
    ids = frozenset(one.text("ID") for _, one in archive.parts["objectives"])
    made: list[Record] = []
    for spot, one in archive.parts["objectives"]:
        if one.text("Title"):
            made.append(record_of(spot, one, (kinds, check_ins, ids), archive.idle))
        else:
            archive.unread.append(NotUnderstood(spot, "It has no title.", whole(one.value)))
    known = {record.id for record in made}
    for target, said in check_ins.items():
        if target not in known:
            why = f"It is about `{target}`, which is not there."
            archive.unread.extend(NotUnderstood(each.spot, why, in_words(each)) for each in said)
    rows = sum(len(each) for each in archive.parts.values())
    return _named(joined(NAME, rows, made, archive.guesses, ()), archive)


def _part(file: IncomingFile) -> str:
    if not file.name.lower().endswith(".json"):
        return ""
    name = comparable(file.name.rpartition("/")[2].removesuffix(".json"))
    return next((part for part in _PARTS if part in name), "objectives" if "okrs" in name else "")


def _loaded(file: IncomingFile) -> object:
    """Return what a file holds; None of what is no JSON."""
    try:
        return _parsed(decoded(file.data, file.name)[0])
    except (ValueError, RecursionError):
        return None


def _parsed(text: str) -> object:
    """Return what JSON says, numbers with a point as they are written. Raises `ValueError` and `RecursionError`."""
    return json.loads(text, parse_float=str, parse_constant=str)


def _add(file: IncomingFile, part: str, archive: _Archive) -> None:
    """Add the records of a file, and tell what of it is none."""
    text, guesses = decoded(file.data, file.name)
    archive.guesses.extend(guesses)
    try:
        plain = _parsed(text)
    except (ValueError, RecursionError) as error:
        archive.unread.append(NotUnderstood(Spot(file.name), f"It is no JSON: {error}.", text))
        return
    records = _list_in(plain)
    if isinstance(plain, dict) and records != [plain]:
        around = {name: value for name, value in plain.items() if value is not records and value not in (None, "", [])}
        archive.unread.extend(
            NotUnderstood(Spot(file.name, column=str(name)), "It stands beside the records, and is none.", whole(value))
            for name, value in around.items()
        )
    elif not isinstance(plain, dict | list):
        archive.unread.append(NotUnderstood(Spot(file.name), "It holds no list of records.", whole(plain)))
    for at, one in enumerate(records, 1):
        if isinstance(one, dict):
            archive.parts[part].append((Spot(file.name, at), Told(one)))
        elif one not in (None, "", [], {}):
            archive.unread.append(NotUnderstood(Spot(file.name, at), "It is no record.", whole(one)))


def _list_in(plain: object) -> list[object]:
    """Return the list of a file, however it is wrapped: the only list of a record, or the record itself."""
    if isinstance(plain, list):
        return plain
    if not isinstance(plain, dict):
        return []
    lists = [value for value in plain.values() if isinstance(value, list)]
    return lists[0] if len(lists) == 1 and not _is_record(plain) else [plain]


def _is_record(plain: Mapping[str, object]) -> bool:
    return "title" in map(comparable, map(str, plain))


def _check_ins(archive: _Archive) -> dict[str, tuple[Said, ...]]:
    """Return the check-ins by the id of what they are about."""
    found: dict[str, list[Said]] = defaultdict(list)
    for spot, one in archive.parts["checkins"]:
        target, said = check_in_of(spot, one, archive.idle)
        if said is None:
            archive.unread.append(NotUnderstood(spot, "It has no date.", whole(one.value)))
        else:
            found[target].append(said)
    return {target: tuple(each) for target, each in found.items()}


def _named(incoming: Incoming, archive: _Archive) -> Incoming:
    """Return an export with what its files of teams, periods and people say of those that are named in it."""
    periods: dict[str, Told] = {one.text("Name", "Title"): one for _, one in archive.parts["timeperiods"]}
    cycles = tuple(_with_days(cycle, periods.get(cycle.name)) for cycle in incoming.cycles)
    by_id = {one.text("ID"): one.text("Name", "Title") for _, one in archive.parts["teams"]}
    above: dict[str, str] = {}
    for _, one in archive.parts["teams"]:
        if told := one.text("Parent Team", "Parent Team ID", "Parent ID", "Parent"):
            above[one.text("Name", "Title")] = by_id.get(told, told)
    named = list(dict.fromkeys([*by_id.values(), *(team.key for team in incoming.teams)]))
    found = {team.key: team for team in incoming.teams}
    known = (found.get(name, IncomingTeam(name, name)) for name in named if name)
    teams = tuple(replace(team, parent=above.get(team.key, team.parent)) for team in known)
    archive.unread.extend(_unused(archive, {cycle.name for cycle in cycles}, {one.name for one in incoming.people}))
    guesses = (*incoming.guesses, *_idle(archive.idle))
    return replace(incoming, cycles=cycles, teams=teams, guesses=guesses, not_understood=tuple(archive.unread))


def _unused(archive: _Archive, cycles: set[str], people: set[str]) -> Iterator[NotUnderstood]:
    """Yield what the files of teams, periods and people say and nothing holds; those that are alike together."""
    alike: dict[tuple[str, str], list[tuple[Spot, str]]] = defaultdict(list)
    for part, known, why in (
        ("timeperiods", cycles, "No objective is of this period, so it became nothing."),
        ("users", people, "Nobody of these is named by an objective or a check-in, so they became nothing."),
        ("teams", None, "A team has no field for it."),
    ):
        for spot, one in archive.parts[part]:
            name = one.text("Name", "Title")
            if part != "teams":
                one.text("ID"), one.text("Email")
            rest = [f"{field}: {text}" for field, text in one.left(archive.idle)]
            is_used = known is None or name in known
            if rest or not is_used or not name:
                reason = why if not is_used else f"There is no field for this of `{name}`."
                alike[part, reason].append((spot, "; ".join(filter(None, (name, *rest)))))
    for (_, reason), each in alike.items():
        yield NotUnderstood(each[0][0], reason, "\n".join(text for _, text in each))


def _idle(names: Iterable[str]) -> Iterator[Guess]:
    if listed := ", ".join(f"`{name}`" for name in sorted(names)):
        yield Guess(Spot(""), f"Of the tool's own use, and left out: {listed}.", "columns")


def _with_days(cycle: IncomingCycle, told: Told | None) -> IncomingCycle:
    if told is None:
        return cycle
    start, end = told.day("Start Date"), told.day("End Date")
    return replace(cycle, start=start, end=end) if start and end else cycle

"""Records of Viva Goals put together: key results and deliverables under their objectives, parents by id or title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from okrsite_gen.exchange.viva.entities import initiative, key_result, objective, orphan
from okrsite_gen.exchange.viva.records import DELIVERABLE, KEY_RESULT, OBJECTIVE, Parent, Record, Said
from okrsite_gen.exchange.words.team_paths import teams_of
from okrsite_gen.model.incoming import (
    Guess,
    Incoming,
    IncomingCycle,
    IncomingKeyResult,
    IncomingObjective,
    IncomingPerson,
    NotUnderstood,
)
from okrsite_gen.model.names import fold_title


def joined(
    name: str, rows: int, records: list[Record], guesses: Iterable[Guess], unread: Iterable[NotUnderstood]
) -> Incoming:
    """Return records as an export of the format `name`. What is done with is taken out of them: they may be many."""
    teams = teams_of(team for one in records for team in one.teams)
    cycles, people = tuple(_cycles(records)), tuple(_people(records))
    joint = _Joint(records)
    objectives = tuple(joint.objectives())
    return Incoming(
        format=name,
        rows=rows,
        teams=teams,
        cycles=cycles,
        people=people,
        objectives=objectives,
        guesses=(*guesses, *joint.guesses),
        not_understood=tuple(unread),
    )


def _cycles(records: Iterable[Record]) -> Iterator[IncomingCycle]:
    """Yield each period with the days that most of its objectives have."""
    days: dict[str, Counter[tuple[date, date]]] = defaultdict(Counter)
    for one in records:
        known = days[one.period] if one.period else Counter[tuple[date, date]]()
        if one.start and one.end:
            known[one.start, one.end] += 1
    for period, counted in days.items():
        (start, end) = counted.most_common(1)[0][0] if counted else (None, None)
        yield IncomingCycle(period, period, start, end)


def _people(records: Iterable[Record]) -> Iterator[IncomingPerson]:
    named = (person for one in records for person in (*one.owners, *(said.user for said in one.check_ins)) if person)
    return (IncomingPerson(person, person) for person in dict.fromkeys(named))


class _Joint:
    """Knows which record is whose."""

    def __init__(self, records: list[Record]) -> None:
        self.guesses: list[Guess] = []
        self._records = records
        self._keys = self._keys_of(records)
        self._by_id = {one.id: at for at, one in enumerate(records) if one.id}
        self._by_title: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(records):
            self._by_title[fold_title(one.title)].append(at)
        self._recover_ids()
        self._results: dict[int, list[int]] = defaultdict(list)
        self._work: dict[int, list[int]] = defaultdict(list)
        self._alone: list[int] = []
        self._renamed: set[tuple[str, str]] = set()
        self._place()

    @staticmethod
    def _keys_of(records: Sequence[Record]) -> list[str]:
        """Return a key for each record: its id, else what it says of itself, numbered where others say the same."""
        met: Counter[str] = Counter()
        keys = []
        for one in records:
            told = one.id or "|".join((*one.teams[:1], one.period, one.kind, one.title))
            met[told] += 1
            keys.append(told if met[told] == 1 else f"{told}|{met[told]}")
        return keys

    def _recover_ids(self) -> None:
        """Learn the ids of records that have none from those who name them as parents."""
        told: dict[str, set[str]] = defaultdict(set)
        for one in self._records:
            for parent in one.parents:
                if parent.id and parent.id not in self._by_id:
                    told[fold_title(parent.title)].add(parent.id)
        for title, ids in told.items():
            same = self._by_title.get(title, [])
            if len(same) == 1:
                self._by_id.update(dict.fromkeys(ids, same[0]))

    def _found(self, parent: Parent, child: Record) -> int | None:
        """Return which record a parent is: by id, else the only one of its title, else the nearest of them."""
        if parent.id in self._by_id:
            self._tell_other_title(parent, child)
            return self._by_id[parent.id]
        same = [at for at in self._by_title.get(fold_title(parent.title), ()) if self._records[at] is not child]
        if not same:
            return None
        best = max(same, key=lambda at: self._nearness(self._records[at], child))
        more = f", one of {len(same)} of this title" if len(same) > 1 else ""
        what = f"The parent `{parent.title}` was found by its title{more}, row {self._records[best].spot.row}."
        self.guesses.append(Guess(child.spot, what, "parent by title"))
        return best

    def _tell_other_title(self, parent: Parent, child: Record) -> None:
        """Tell, once, where a parent that was found by its id is called otherwise in its own row."""
        title = self._records[self._by_id[parent.id]].title
        if fold_title(title) == fold_title(parent.title) or parent.title in {"", f"Id {parent.id}"}:
            return
        if (parent.id, parent.title) not in self._renamed:
            self._renamed.add((parent.id, parent.title))
            what = f"The parent `{parent.title}` was found by its id, {parent.id}; its own row calls it `{title}`."
            self.guesses.append(Guess(child.spot, what, "parent by id"))

    @staticmethod
    def _nearness(one: Record, child: Record) -> tuple[bool, bool, bool]:
        return (one.kind == OBJECTIVE, one.period == child.period, bool(set(one.teams) & set(child.teams)))

    def _place(self) -> None:
        for at, one in enumerate(self._records):
            if one.kind == OBJECTIVE:
                continue
            home = self._home(at)
            if home is None:
                self._alone.append(at)
            else:
                (self._work if one.kind == DELIVERABLE else self._results)[home].append(at)

    def _home(self, at: int) -> int | None:
        """Return the objective, or for a deliverable also the key result, that something belongs to."""
        one = self._records[at]
        for parent in sorted(one.parents, key=lambda parent: -float(parent.weight or 0)):
            found = self._found(parent, one)
            steps = 0
            while found is not None and not self._may_hold(found, one) and steps < 20:
                above = self._records[found].parents
                found = self._found(above[0], self._records[found]) if above else None
                steps += 1
            if found is not None and self._may_hold(found, one) and found != at:
                return found
        return None

    def _may_hold(self, found: int, one: Record) -> bool:
        kind = self._records[found].kind
        return kind == OBJECTIVE or (kind == KEY_RESULT and one.kind == DELIVERABLE)

    def objectives(self) -> Iterator[IncomingObjective]:
        """Yield all objectives, those made for what had none among them."""
        for at, one in enumerate(self._records):
            if one.kind == OBJECTIVE:
                results = tuple(self._key_result(child, at) for child in self._results[at])
                work = tuple(initiative(self._records[child]) for child in self._work[at])
                rest = tuple(line for child in self._work[at] for line in self._of_work(child, at))
                yield objective(one, self._keys[at], results, work, (tuple(self._supports(at)), rest), self.guesses)
        for at in self._alone:
            one = self._records[at]
            own = self._key_result(at, -1) if one.kind == KEY_RESULT else None
            self.guesses.append(Guess(one.spot, _ALONE.format(one.kind), "no objective"))
            yield orphan(one, self._keys[at], own, self._unfound(at), self.guesses)

    def _key_result(self, at: int, home: int) -> IncomingKeyResult:
        one = self._records[at]
        work = tuple(initiative(self._records[child]) for child in self._work[at])
        rest = [line for child in self._work[at] for line in self._of_work(child, at)]
        others = [parent for parent in one.parents if self._by_id.get(parent.id, None) != home]
        rest += [("Also aligned to", self._named(parent)) for parent in others if self._other(parent, one, home)]
        if home >= 0 and one.period not in {"", self._records[home].period}:
            rest.append(("Period", one.period))
        weight = next((parent.weight for parent in one.parents if parent not in others), "")
        weight = weight or (one.parents[0].weight if len(one.parents) == 1 else "")
        team = self._records[home].teams[:1] if home >= 0 else one.teams[:1]
        self._records[at] = replace(one, description="", last_note="", check_ins=(), rest=())
        return key_result(one, self._keys[at], (work, tuple(rest)), weight, team, self.guesses)

    def _other(self, parent: Parent, one: Record, home: int) -> bool:
        same = home >= 0 and fold_title(parent.title) == fold_title(self._records[home].title)
        return not same or (len(one.parents) > 1 and bool(parent.id) and parent.id in self._by_id)

    @staticmethod
    def _named(parent: Parent) -> str:
        told = ", ".join(filter(None, (parent.weight and f"weight {parent.weight}%", parent.id and f"id {parent.id}")))
        return f"{parent.title} ({told})" if told else parent.title

    def _of_work(self, at: int, home: int) -> Iterator[tuple[str, str]]:
        """Yield what a deliverable says and an initiative has no field for."""
        one = self._records[at]
        told = [
            ("owner", ", ".join(one.owners)),
            ("team", ", ".join(one.teams) if one.teams != self._records[home].teams else ""),
            ("period", one.period if one.period != self._records[home].period else ""),
            ("goal type", one.goal_type),
            ("from", one.begin),
            ("start", one.start.isoformat() if one.start else ""),
            ("end", one.end.isoformat() if one.end else ""),
            ("progress", one.actual or one.progress),
            ("progress %", one.progress if one.actual not in {"", one.progress} else ""),
            ("score", one.score),
            ("status", one.status),
            ("id", one.id),
            ("target", " ".join(filter(None, (one.target, one.unit)))),
            ("last note", one.last_note),
            ("last check-in", one.last_day.isoformat() if one.last_day else ""),
            *((f"planned for {day.isoformat()}", value) for day, value in one.planned),
            *one.rest,
            *(("check-in", in_words(said)) for said in one.check_ins),
            *(("weight", f"{p.weight}%") for p in one.parents if p.weight and self._by_id.get(p.id, home) == home),
            *(("also aligned to", self._named(p)) for p in one.parents if self._by_id.get(p.id, home) != home),
        ]
        words = "; ".join(f"{name}: {text}" for name, text in told if text)
        if one.description or words:
            yield one.title, "\n".join(filter(None, (one.description, words)))

    def _supports(self, at: int) -> Iterator[tuple[str, Parent]]:
        one = self._records[at]
        for parent in sorted(one.parents, key=lambda parent: -float(parent.weight or 0)):
            found = self._found(parent, one)
            yield (self._keys[found] if found is not None and found != at else "", parent)

    def _unfound(self, at: int) -> tuple[tuple[str, str], ...]:
        return tuple(("Aligned To", self._named(parent)) for parent in self._records[at].parents)


_ALONE = "This {} belongs to no objective of the export, and got one of its own."


def in_words(said: Said) -> str:
    """Return a check-in in one line."""
    rest = (f"{name} {text}" for name, text in said.rest)
    return f"{said.day.isoformat()}: " + ", ".join(filter(None, (said.user, said.status, said.value, said.note, *rest)))

"""Hypothesis strategies that make whole organisations, sensible and strange."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from analysis_orgs import check_in, key_result, objective, organisation, target
from hypothesis import strategies as st

from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.history import Change, History
from okrsite_gen.model.kinds import (
    Alignment,
    Ambition,
    Cadence,
    CycleState,
    Direction,
    KeyResultState,
    Kind,
    Need,
    Outcome,
    Said,
    State,
)
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import Dependency, Levels, Milestone, Support
from okrsite_gen.model.organisation import Cycle, Metric, MetricRow
from okrsite_gen.model.values import WITHHELD, Value

HERE = Place("x")
START, END = date(2026, 10, 1), date(2026, 12, 31)
AROUND = st.dates(date(2026, 9, 10), date(2027, 2, 10))
STRANGE_DAYS = st.one_of(AROUND, st.dates(), st.sampled_from([date.min, date.max]))
NUMBERS = st.integers(-50, 150).map(Decimal)
STRANGE_NUMBERS = st.one_of(
    NUMBERS,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(0), Decimal("1E+999999"), Decimal("-1E+999999"), Decimal("1E-999999")]),
)
FRACTIONS = st.integers(0, 12).map(lambda tenths: Decimal(tenths) / 10)


def maybe(strategy):
    return st.none() | strategy


def values(numbers):
    return st.builds(Value, numbers, st.just("%"))


def figures(numbers):
    return st.one_of(values(numbers), st.just(WITHHELD), st.builds(Value, numbers, st.sampled_from(["", "day"])))


@st.composite
def milestones(draw, days):
    return tuple(
        Milestone(f"m{index}", "M", False, draw(st.sampled_from([Decimal(1), Decimal(2)])), draw(maybe(days)))
        for index in range(draw(st.integers(1, 3)))
    )


@st.composite
def plain_key_results(draw, owner: str, position: int):
    """Draw a key result that an author could have written, nothing undated about it."""
    kind = draw(st.sampled_from([kind for kind in Kind if kind not in (Kind.ROLLUP, Kind.STATED)]))
    fields = {"weight": draw(st.sampled_from([Decimal(1), Decimal(3)])), "due": draw(maybe(AROUND))}
    fields["starts"] = draw(st.none() | st.none() | st.dates(START, END))
    if kind is Kind.METRIC:
        fields |= {"start": Value(Decimal(0), "%"), "target": Value(Decimal(100), "%")}
        fields["metric"] = draw(st.sampled_from(["", "", "m"]))
    elif kind is Kind.GUARDRAIL:
        fields["minimum"] = Value(Decimal(40), "%")
    elif kind is Kind.MILESTONES:
        fields["milestones"] = draw(milestones(AROUND))
    elif kind is Kind.LEVELS:
        fields["levels"] = Levels("a", "b", "c")
    elif kind is Kind.YES_NO:
        fields["done"] = False
    return key_result(owner, f"kr{position}", kind, position, **fields)


@st.composite
def plain_updates(draw, part):
    fields = {"confidence": draw(maybe(st.integers(0, 10))), "status": draw(st.none() | st.sampled_from(Said))}
    if part.kind in (Kind.METRIC, Kind.GUARDRAIL, Kind.BASELINE):
        fields["value"] = draw(maybe(values(NUMBERS)))
    elif part.kind is Kind.MILESTONES:
        fields["milestones"] = tuple((step.id, draw(st.booleans())) for step in part.milestones)
    elif part.kind is Kind.LEVELS:
        fields["reached"] = draw(st.sampled_from(["", "none", "commit", "target", "stretch"]))
    elif part.kind is Kind.YES_NO:
        fields["done"] = draw(maybe(st.booleans()))
    return Update(target(part.key), HERE, **fields)


@st.composite
def plain_organisations(draw):
    """Draw an organisation in which every fact has a date, so that the past can be told exactly."""
    ambition = draw(st.sampled_from(Ambition))
    key = "team/q4/goal"
    parts = [draw(plain_key_results(key, position)) for position in range(1, draw(st.integers(1, 3)) + 1)]
    needs = ()
    if draw(st.booleans()):
        needs = (Dependency(None, "legal", "", Need.CONFIRMED, False, draw(AROUND), HERE),)
    closed = draw(st.none() | st.none() | st.dates(START, date(2027, 2, 1)))
    goal = objective(
        key,
        *parts,
        ambition=ambition,
        depends_on=needs,
        state=State.CLOSED if closed else State.ACTIVE,
        closed_on=closed,
    )
    days = sorted(draw(st.sets(AROUND, max_size=6)))
    check_ins = []
    for day in days:
        updates = [draw(plain_updates(part)) for part in parts if draw(st.booleans())]
        if draw(st.booleans()):
            updates.append(Update(target(key), HERE, unchanged=True))
        check_ins.append(check_in("team", "q4", day, *updates))
    rows = tuple(MetricRow(day, draw(values(NUMBERS))) for day in sorted(draw(st.sets(AROUND, max_size=3))))
    breaks = ((date(2026, 11, 10), date(2026, 11, 16)),) if draw(st.booleans()) else ()
    cycle = Cycle("q4", "q4", "q4", HERE, START, END, breaks=breaks)
    return organisation([goal], check_ins, cycles=[cycle], metrics=[Metric("m", "m", "m", HERE, rows=rows)])


@st.composite
def strange_key_results(draw, owner: str, position: int):
    """Draw a key result with any fields at all."""
    figure = maybe(figures(STRANGE_NUMBERS))
    return key_result(
        owner,
        f"kr{position}",
        draw(st.sampled_from(Kind)),
        position,
        start=draw(figure),
        target=draw(figure),
        better=draw(maybe(st.sampled_from(Direction))),
        minimum=draw(figure),
        maximum=draw(figure),
        milestones=draw(st.just(()) | milestones(STRANGE_DAYS)),
        done=draw(maybe(st.booleans())),
        reached=draw(st.sampled_from(["", "none", "commit", "stretch", "nonsense"])),
        progress=draw(maybe(STRANGE_NUMBERS)),
        planned=tuple((draw(STRANGE_DAYS), draw(figures(STRANGE_NUMBERS))) for _ in range(draw(st.integers(0, 2)))),
        current=draw(figure),
        confidence=draw(maybe(st.integers(0, 10))),
        metric=draw(st.sampled_from(["", "m", "missing"])),
        weight=draw(STRANGE_NUMBERS),
        team=draw(st.sampled_from(["", "b"])),
        due=draw(maybe(STRANGE_DAYS)),
        starts=draw(maybe(STRANGE_DAYS)),
        state=draw(st.sampled_from(KeyResultState)),
        score=draw(maybe(FRACTIONS)),
        figures_hidden=draw(st.booleans()),
    )


@st.composite
def strange_updates(draw, reference):
    return Update(
        target(reference),
        HERE,
        value=draw(maybe(figures(STRANGE_NUMBERS))),
        done=draw(maybe(st.booleans())),
        reached=draw(st.sampled_from(["", "none", "target", "nonsense"])),
        milestones=draw(st.sampled_from([(), (("M0", True),), (("unknown", True),)])),
        progress=draw(maybe(STRANGE_NUMBERS)),
        confidence=draw(maybe(st.integers(0, 10))),
        status=draw(maybe(st.sampled_from(Said))),
        unchanged=draw(st.booleans()),
        closed_as=draw(st.none() | st.sampled_from(Outcome)),
        score=draw(maybe(FRACTIONS)),
    )


@st.composite
def strange_cycles(draw, key: str):
    return Cycle(
        key,
        key,
        key,
        HERE,
        draw(maybe(STRANGE_DAYS)),
        draw(maybe(STRANGE_DAYS)),
        parent=draw(st.sampled_from(["", "q4", "other", "missing"])),
        state=draw(maybe(st.sampled_from(CycleState))),
        check_in=draw(maybe(st.sampled_from(Cadence))),
        breaks=tuple((draw(STRANGE_DAYS), draw(STRANGE_DAYS)) for _ in range(draw(st.integers(0, 2)))),
        grading_until=draw(maybe(STRANGE_DAYS)),
    )


@st.composite
def strange_organisations(draw):
    """Draw an organisation as no author would write it: circles, missing things, impossible dates and numbers."""
    keys = [f"{draw(st.sampled_from('ab'))}/{draw(st.sampled_from(['q4', 'gone']))}/o{index}" for index in range(3)]
    keys = keys[: draw(st.integers(0, 3))]
    objectives = []
    for key in keys:
        parts = [draw(strange_key_results(key, position)) for position in range(1, draw(st.integers(0, 2)) + 1)]
        above = st.sampled_from([*keys, *(f"{one}#kr1" for one in keys), "missing/q4/o"])
        objectives.append(
            objective(
                key,
                *parts,
                ambition=draw(st.sampled_from(Ambition)),
                state=draw(st.sampled_from(State)),
                closed_as=draw(maybe(st.sampled_from(Outcome))),
                starts=draw(maybe(STRANGE_DAYS)),
                closed_on=draw(maybe(STRANGE_DAYS)),
                confidence=draw(maybe(st.integers(0, 10))),
                progress=draw(maybe(STRANGE_NUMBERS)),
                shared_with=draw(st.sampled_from([(), ("b",), ("c",)])),
                supports=tuple(
                    Support(target(draw(above)), draw(st.sampled_from(Alignment)), HERE)
                    for _ in range(draw(st.integers(0, 2)))
                ),
                depends_on=tuple(
                    Dependency(None, "b", "", draw(st.sampled_from(Need)), False, draw(maybe(STRANGE_DAYS)), HERE)
                    for _ in range(draw(st.integers(0, 2)))
                ),
            )
        )
    names = [*keys, *(part.key for one in objectives for part in one.key_results), "missing/q4/o", "missing/q4/o#kr1"]
    check_ins = []
    for day in draw(st.lists(STRANGE_DAYS, max_size=3, unique=True)):
        updates = [draw(strange_updates(draw(st.sampled_from(names)))) for _ in range(draw(st.integers(0, 3)))]
        team, cycle = draw(st.sampled_from("abz")), draw(st.sampled_from(["q4", "gone", "other"]))
        check_ins.append(check_in(team, cycle, day, *updates, blockers=draw(st.sampled_from(["", "Stuck"]))))
    rows = tuple(
        MetricRow(day, draw(figures(STRANGE_NUMBERS))) for day in sorted(draw(st.sets(STRANGE_DAYS, max_size=2)))
    )
    history = History(
        True,
        tuple(Change(draw(STRANGE_DAYS), name, "state", "", "", "", "", "") for name in names[:1]),
        {f"teams/{key}.md": draw(STRANGE_DAYS) for key in keys[:1]},
    )
    return organisation(
        objectives,
        check_ins,
        cycles=[draw(strange_cycles("q4")), draw(strange_cycles("other"))],
        metrics=[Metric("m", "m", "m", HERE, rows=rows)],
        history=draw(st.sampled_from([None, history])),
    )


def days_between(first: date, last: date):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]

"""The decision table: which fields make a key result which kind, and what check-ins may say about it.

Every combination of fields has an answer: `decide` finds it from the lines of `KIND_TABLE`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from okrsite_gen.content.codes_org import HALF_MEASURE, IDLE_FIELD, MIXED_KINDS
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.wording import as_sentence
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place


@dataclass(frozen=True, slots=True)
class KindLine:
    """One line of the table."""

    kind: Kind
    words: str
    """What such a key result is called in messages."""
    made_by: tuple[str, ...]
    """Any of these fields makes a key result this kind."""
    takes: tuple[str, ...]
    """Fields that mean something beside them."""
    updates: tuple[str, ...]
    """What a check-in may say has moved."""
    example: str
    """How a check-in says it."""


KIND_TABLE = (
    KindLine(
        Kind.METRIC,
        "a figure on its way to a target",
        ("target",),
        ("start", "better", "planned", "current", "unit", "metric"),
        ("value",),
        "value: 42%",
    ),
    KindLine(
        Kind.GUARDRAIL,
        "a figure that must stay within a band",
        ("min", "max"),
        ("current", "unit", "metric"),
        ("value",),
        "value: 99.95%",
    ),
    KindLine(
        Kind.MILESTONES, "a list of milestones", ("milestones",), (), ("milestones",), "milestones: with `<id>: true`"
    ),
    KindLine(Kind.YES_NO, "a yes or no", ("done",), (), ("done",), "done: true"),
    KindLine(Kind.LEVELS, "a choice of agreed levels", ("levels",), ("reached",), ("reached",), "reached: target"),
    KindLine(
        Kind.BASELINE,
        "a baseline to be found",
        ("baseline",),
        ("current", "better", "unit", "metric"),
        ("value",),
        "value: 38%",
    ),
    KindLine(Kind.ROLLUP, "a roll-up of the objectives that support it", ("rollup",), (), (), "confidence: 7"),
    KindLine(Kind.STATED, "progress stated by hand", ("progress",), (), ("progress",), "progress: 40%"),
    KindLine(Kind.UNMEASURED, "a key result without a measure", (), (), ("progress",), "progress: 40%"),
)
"""In the order in which kinds are named when two of them meet."""

LINES = {line.kind: line for line in KIND_TABLE}
MAKERS = {field: line.kind for line in KIND_TABLE for field in line.made_by}
"""Field → the kind that it makes."""
COMPANIONS = tuple(dict.fromkeys(field for line in KIND_TABLE for field in line.takes))
"""Fields that mean something only beside those that make a kind."""
MEASURE_FIELDS = (*MAKERS, *COMPANIONS)
"""Every field that has a say in how a key result is measured."""

_HINTS = {
    frozenset({"baseline", "target"}): "Once the target is known, delete `baseline`; until then, delete `target`.",
    frozenset({"baseline", "start"}): "Write the first figure as `current`; it becomes `start` once a target is set.",
    frozenset({"target", "progress"}): "Delete `progress`: it is computed from the values that check-ins report.",
    frozenset({"milestones", "progress"}): "Delete `progress`: it is computed from the milestones that are done.",
    frozenset({"milestones", "done"}): "Delete `done` here: each milestone has a `done` of its own.",
}
_ADD = {
    "start": "Add a `target`; if it is not known yet, write `baseline: true` and the figure as `current`.",
    "planned": "Add the `target` to which the planned path leads.",
    "reached": "Describe the `levels` of which one is reached.",
    "current": "Add a `target`, a `min` or a `max`; if the target is not known yet, write `baseline: true`.",
    "metric": "Add a `target`, a `min` or a `max`; if the target is not known yet, write `baseline: true`.",
    "better": "Add a `target`, or delete `better`.",
    "unit": "Add a `target`, a `min` or a `max`, or delete `unit`.",
}

_WAITS_FOR = {"start": "`target`", "planned": "`target`", "better": "`target`", "reached": "`levels`"}
_MEASURES = "`target`, `min` or `max`"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a combination of fields amounts to."""

    kind: Kind
    """Unmeasured where two kinds are mixed: then none of the fields may be used."""
    mixed: tuple[str, str] | None = None
    """Two fields that belong to different kinds."""
    idle: tuple[str, ...] = ()
    """Fields that mean nothing for this kind."""
    half: str = ""
    """A field that waits for another one to mean anything."""


def decide(fields: Collection[str]) -> Decision:
    """Return the kind that the fields present make, and which of them do not fit it."""
    makers = [field for field in MAKERS if field in fields]
    if not makers:
        half = next((field for field in _ADD if field in fields), "")
        return Decision(Kind.UNMEASURED, half=half)
    kind = MAKERS[makers[0]]
    other = next((field for field in makers if MAKERS[field] is not kind), None)
    strangers = [field for field in COMPANIONS if field in fields and field not in LINES[kind].takes]
    other = other or next((field for field in strangers if _owners(field) == 1), None)
    if other:
        return Decision(Kind.UNMEASURED, mixed=(makers[0], other))
    return Decision(kind, idle=tuple(strangers))


def _owners(companion: str) -> int:
    return sum(companion in line.takes for line in KIND_TABLE)


def kind_findings(decision: Decision, name: str, place: Place) -> tuple[Diagnostic, ...]:
    """Word what is wrong with a combination; `name` is how the key result is called, `place` where it stands."""
    if decision.mixed:
        return (_mixed(*decision.mixed, name, place),)
    if decision.half:
        return (
            HALF_MEASURE.at(
                place.at(decision.half, KEY),
                f"{as_sentence(name)} has `{decision.half}`, but no {_WAITS_FOR.get(decision.half, _MEASURES)}.",
                "It is shown without progress.",
                _ADD[decision.half],
            ),
        )
    words = LINES[decision.kind].words
    return tuple(
        IDLE_FIELD.at(
            place.at(field, KEY),
            f"`{field}` means nothing for {name}, which is {words}.",
            "It is not used anywhere.",
            f"Delete `{field}`.",
        )
        for field in decision.idle
    )


def _mixed(first: str, second: str, name: str, place: Place) -> Diagnostic:
    first_words = LINES[MAKERS[first]].words
    owner = MAKERS.get(second) or next(line.kind for line in KIND_TABLE if second in line.takes)
    return MIXED_KINDS.at(
        place.at(second, KEY),
        f"`{first}` makes {name} {first_words}, but `{second}` makes it {LINES[owner].words}.",
        "A key result is measured in one way; with two nobody can say how far it is.",
        _HINTS.get(frozenset({first, second})) or f"Keep `{first}` or `{second}`; two measures make two key results.",
    )

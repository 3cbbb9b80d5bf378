"""One update of a check-in, held against the kind of the key result that it is about."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from typing import TypeAlias

from okrsite_gen.content.codes_org import NOT_FOR_KIND, UNKNOWN_MILESTONE, UPDATE_UNIT
from okrsite_gen.content.figures import same_unit
from okrsite_gen.content.kinds import LINES
from okrsite_gen.content.sample import in_unit, sample_of
from okrsite_gen.content.schema.updates import UpdateFront, Word
from okrsite_gen.content.wording import figure_words
from okrsite_gen.model.check_ins import Update
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import Place, Reference, fold
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.model.values import Figure

MOVES = frozenset({"value", "done", "reached", "milestones", "progress"})
"""Fields of an update that say what moved; which of them fit depends on the kind."""

_MADE_BY = {
    "done": "If it is a yes or no, write `done: false` in the key result, without `start` and `target`.",
    "reached": "If it has agreed levels, write them as `levels` in the key result.",
    "milestones": "If it is a list of milestones, write them as `milestones` in the key result.",
}
"""What moved of a key result without a measure → how to give it the measure that its author has in mind."""


class KnownKeyResult:
    """What an update must know of its key result."""

    __slots__ = ("clear", "figures", "key_result", "milestones", "moves", "name", "sample")

    def __init__(self, key_result: KeyResult, clear: bool) -> None:  # noqa: FBT001
        self.key_result = key_result
        self.clear = clear
        """Whether its kind is known; where its own file is in doubt, updates are not blamed for it."""
        self.moves = frozenset(LINES[key_result.kind].updates)
        self.name = f"`{key_result.id or key_result.anchor}`"
        one = key_result
        path = (figure for _, figure in one.planned)
        self.sample = sample_of((one.target, one.start, one.minimum, one.maximum, one.current, *path), one.unit)
        self.milestones = {fold(milestone.id): milestone.id for milestone in key_result.milestones}


_Moved: TypeAlias = "tuple[Figure | None, bool | None, str, tuple[tuple[str, bool], ...], Decimal | None]"
"""Value, done, reached, milestones and progress."""


def read_update(
    front: Word, target: Reference, place: Place, known: KnownKeyResult | None
) -> tuple[Update, list[Diagnostic]]:
    """Return the update; what its key result cannot take is reported and left out."""
    findings: list[Diagnostic] = []
    value, done, reached, milestones, progress = _moved(front)
    if known is not None and known.clear:
        misfits = (front.model_fields_set & MOVES) - known.moves
        if misfits:
            findings += [_misfit(name, front, known.key_result, place) for name in sorted(misfits)]
            value, done, reached, milestones, progress = _moved(front, misfits)
        if value is not None and known.sample is not None:
            value = _in_unit(value, known, place, findings)
        if milestones:
            milestones = _milestones(milestones, known, place, findings)
    update = Update(
        target,
        place,
        value,
        done,
        reached,
        milestones,
        progress,
        front.confidence,
        front.status,
        front.unchanged,
        front.note,
        front.closed_as,
        front.score,
        front.score_reason,
        front.result,
    )
    return update, findings


def _moved(front: Word, without: Container[str] = ()) -> _Moved:
    """Return what an update says has moved, but for the fields named."""
    progress = None if "progress" in without else front.progress
    if not isinstance(front, UpdateFront):
        return None, None, "", (), progress
    return (
        None if "value" in without else front.value,
        None if "done" in without else front.done,
        "" if "reached" in without else front.reached,
        () if "milestones" in without else tuple(front.milestones.items()),
        progress,
    )


def _in_unit(value: Figure, known: KnownKeyResult, place: Place, findings: list[Diagnostic]) -> Figure | None:
    sample = known.sample
    if sample is None or same_unit(sample, value):
        return in_unit(value, sample)
    findings.append(
        UPDATE_UNIT.at(
            place.at("value"),
            f"`value: {figure_words(value)}` is in another unit than key result {known.name}, "
            f"which counts in `{(sample.prefix or sample.suffix).strip()}`.",
            "Nothing is converted, so the value is left out.",
            "Write it in the key result's unit, or without any.",
        )
    )
    return None


def _milestones(
    written: tuple[tuple[str, bool], ...], known: KnownKeyResult, place: Place, findings: list[Diagnostic]
) -> tuple[tuple[str, bool], ...]:
    """Return the milestones under their own ids, without those that the key result does not have."""
    found = []
    for identifier, done in written:
        own = known.milestones.get(fold(identifier))
        if own is not None:
            found.append((own, done))
            continue
        listed = ", ".join(f"`{one}`" for one in list(known.milestones.values())[:10])
        findings.append(
            UNKNOWN_MILESTONE.at(
                place.at("milestones", identifier),
                f"Key result {known.name} has no milestone `{identifier}`.",
                "It is left out.",
                f"Its milestones are {listed}.",
            )
        )
    return tuple(found)


def _misfit(name: str, front: Word, key_result: KeyResult, place: Place) -> Diagnostic:
    line = LINES[key_result.kind]
    said = getattr(front, name)
    shown = f"{name}: {figure_words(said)}" if name == "value" else name
    hint = f"Write {line.example}." if "`" in line.example else f"Write `{line.example}`."
    if key_result.kind is Kind.UNMEASURED:
        hint = _MADE_BY.get(name, "") or f"{hint} To report values, give the key result a `target` first."
    if key_result.kind is Kind.ROLLUP:
        hint = "Delete the line: its progress is computed. Confidence and a note are welcome."
    elif front.model_fields_set & MOVES & frozenset(line.updates):
        hint = f"Delete `{name}`."
    return NOT_FOR_KIND.at(
        place.at(name),
        f"`{shown}` does not fit key result `{key_result.id or key_result.anchor}`, which is {line.words}.",
        "What moved is left out.",
        hint,
    )

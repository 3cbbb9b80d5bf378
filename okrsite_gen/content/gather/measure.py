"""What measures a key result: its kind, its figures in one unit, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrsite_gen.content.codes_org import (
    BAND_CROSSED,
    LEVEL_UNDESCRIBED,
    NO_DISTANCE,
    START_NEEDED,
    UNITS_DIFFER,
    WRONG_WAY,
)
from okrsite_gen.content.figures import same_unit
from okrsite_gen.content.kinds import MEASURE_FIELDS, Decision, decide, kind_findings
from okrsite_gen.content.sample import in_unit, sample_in, sample_of
from okrsite_gen.content.schema.key_result import KeyResultFront
from okrsite_gen.content.wording import as_sentence, figure_words
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.kinds import Direction, Kind
from okrsite_gen.model.names import Place
from okrsite_gen.model.values import Figure, Value, known

FIGURE_FIELDS = ("target", "start", "min", "max", "current")
"""Fields that hold a figure; the first one with a unit sets the unit of all."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How a key result is measured. Figures that do not belong to the kind, or that cannot be used, are left out."""

    kind: Kind
    figures: dict[str, Figure]
    """Field → figure, each in the key result's unit."""
    planned: tuple[tuple[date, Figure], ...]
    unit: str
    """The unit to show."""
    metric: str
    """Name of the metric that feeds it, as written."""
    clear: bool = True
    """Whether its author's fields agree on what it is."""


def fields_present(front: KeyResultFront) -> frozenset[str]:
    """Return the fields with a say in the measure that the author filled in."""
    return frozenset(field for field in MEASURE_FIELDS if _is_written(field, getattr(front, field)))


def _is_written(field: str, value: object) -> bool:
    return value is not None and value not in ("", ()) and not (field == "baseline" and value is False)


def measure_of(
    front: KeyResultFront, name: str, place: Place, unusable: frozenset[str] = frozenset()
) -> tuple[Measure, list[Diagnostic]]:
    """Return how a key result is measured; `name` is how messages call it, `unusable` are fields that were left out.

    Where the fields contradict each other it has no measure: nothing is computed from half an intention.
    """
    decision = decide(fields_present(front))
    findings = list(kind_findings(decision, name, place))
    if decision.half and unusable & set(MEASURE_FIELDS):
        return Measure(Kind.UNMEASURED, {}, (), "", "", clear=False), []
    if decision.kind is Kind.UNMEASURED:
        return Measure(Kind.UNMEASURED, {}, (), "", "", clear=not findings), findings
    measure, differing = _in_one_unit(front, decision, name, place)
    crossed = _band_crossed(measure, name, place)
    if crossed:
        return Measure(Kind.UNMEASURED, {}, (), "", "", clear=False), [*findings, *differing, crossed]
    doubts = [] if "start" in unusable else _doubts(measure, front, name, place)
    return measure, [*findings, *differing, *_no_distance(measure, name, place), *doubts]


def _in_one_unit(
    front: KeyResultFront, decision: Decision, name: str, place: Place
) -> tuple[Measure, list[Diagnostic]]:
    """Return the measure with all figures in the unit of the first one; a figure in another unit is left out.

    Only start and target stay as they are: with one of them missing, progress would be computed from something else.
    """
    written = _written(front, decision)
    sample = sample_of((*written.values(), *(figure for _, figure in front.planned)), front.unit)
    findings = _foreign_unit(front, sample, name, place)
    figures: dict[str, Figure] = {}
    for field, figure in written.items():
        agrees = sample is None or same_unit(sample, figure)
        if not agrees and sample is not None and not (findings and _is_as_declared(figure, front)):
            findings.append(_differs(field, figure, sample, name, place.at(field)))
        if agrees or field in ("start", "target"):
            figures[field] = in_unit(figure, sample)
    planned: list[tuple[date, Figure]] = []
    for day, figure in front.planned:
        if sample is None or same_unit(sample, figure):
            planned.append((day, in_unit(figure, sample)))
        else:
            findings.append(_differs("planned", figure, sample, name, place.at("planned", day.isoformat())))
    unit = _shown_unit(figures) or front.unit
    metric = "" if "metric" in decision.idle else front.metric
    return Measure(decision.kind, figures, tuple(planned), unit, metric), findings


def _written(front: KeyResultFront, decision: Decision) -> dict[str, Figure]:
    fields = (field for field in FIGURE_FIELDS if field not in decision.idle)
    return {field: figure for field in fields if (figure := getattr(front, field)) is not None}


def _is_as_declared(figure: Figure, front: KeyResultFront) -> bool:
    """Whether a figure is in the unit of the field `unit`."""
    declared = sample_in(front.unit) if front.unit else None
    return declared is not None and same_unit(declared, figure)


def _foreign_unit(front: KeyResultFront, sample: Value | None, name: str, place: Place) -> list[Diagnostic]:
    """Return a finding where `unit` is not the unit of the figures."""
    declared = sample_in(front.unit) if front.unit else None
    if sample is None or declared is None or same_unit(sample, declared):
        return []
    return [
        UNITS_DIFFER.at(
            place.at("unit"),
            f"{as_sentence(name)} has `unit: {front.unit}` and `{sample.written}`.",
            "The unit that stands with a figure counts.",
            "Delete `unit`, or write it like the figures.",
        )
    ]


def _shown_unit(figures: dict[str, Figure]) -> str:
    """Return the unit as the author wrote it, in the plural where one figure has that."""
    units = [figure.prefix or figure.suffix.strip() for figure in map(known, figures.values()) if figure is not None]
    return max(units, key=len, default="")


def _differs(field: str, figure: Figure, sample: Value, name: str, place: Place) -> Diagnostic:
    return UNITS_DIFFER.at(
        place,
        f"{as_sentence(name)} has `{field}: {figure_words(figure)}` beside {_sample_words(sample)}.",
        "Figures in different units cannot be compared, and nothing is converted.",
        "Write all figures of a key result in one unit.",
    )


def _sample_words(sample: Value) -> str:
    """Return the figure, or the unit, that another figure should agree with."""
    return f"`unit: {(sample.prefix or sample.suffix).strip()}`" if sample.written == "0" else f"`{sample.written}`"


def _no_distance(measure: Measure, name: str, place: Place) -> list[Diagnostic]:
    start, target = known(measure.figures.get("start")), known(measure.figures.get("target"))
    if start is None or target is None or start.number != target.number or not same_unit(start, target):
        return []
    return [
        NO_DISTANCE.at(
            place.at("target"),
            f"{as_sentence(name)} starts at `{start.written}` and has that as its target too.",
            "There is no way to go, so there is no progress.",
            "Correct `start` or `target`; for a level to be held write `min` or `max` instead.",
        )
    ]


def _band_crossed(measure: Measure, name: str, place: Place) -> Diagnostic | None:
    least, most = known(measure.figures.get("min")), known(measure.figures.get("max"))
    if least is None or most is None or least.number <= most.number:
        return None
    return BAND_CROSSED.at(
        place.at("max"),
        f"{as_sentence(name)} must be at least `{least.written}` and at most `{most.written}`.",
        "No value lies within such a band.",
        "Exchange `min` and `max`.",
    )


def _doubts(measure: Measure, front: KeyResultFront, name: str, place: Place) -> list[Diagnostic]:
    """Return what may be meant otherwise, though it can be used."""
    if measure.kind is Kind.LEVELS and front.levels and front.reached in ("commit", "target", "stretch"):
        return [] if getattr(front.levels, front.reached) else [_undescribed(front.reached, name, place)]
    target = known(measure.figures.get("target"))
    if measure.kind is not Kind.METRIC or target is None:
        return []
    if "start" not in measure.figures:
        return _without_start(target, front, name, place)
    start = known(measure.figures["start"])
    if start is None or front.better is None or start.number == target.number:
        return []
    upwards = target.number > start.number
    if (front.better is Direction.UP) == upwards:
        return []
    way = "up" if upwards else "down"
    return [
        WRONG_WAY.at(
            place.at("better"),
            f"{as_sentence(name)} says `better: {front.better.value}`, but from `{start.written}` to "
            f"`{target.written}` is {way}.",
            "Progress follows start and target.",
            f"Write `better: {way}`, delete `better`, or correct the figures.",
        )
    ]


def _undescribed(level: str, name: str, place: Place) -> Diagnostic:
    return LEVEL_UNDESCRIBED.at(
        place.at("reached"),
        f"{as_sentence(name)} has reached `{level}`, but `levels` does not say what that is.",
        "Readers cannot know what was reached.",
        f"Describe `{level}` under `levels`.",
    )


def _without_start(target: Value, front: KeyResultFront, name: str, place: Place) -> list[Diagnostic]:
    if target.number == 0 or front.better is Direction.DOWN:
        why = "the target is 0" if target.number == 0 else "less is better"
        return [
            START_NEEDED.at(
                place.at("target"),
                f"{as_sentence(name)} has no `start`, and {why}.",
                "Without knowing where it began nobody can say how far it has come, so it has no progress.",
                "Add `start` with the figure at the beginning.",
            )
        ]
    return []

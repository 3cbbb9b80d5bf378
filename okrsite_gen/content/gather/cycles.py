"""Cycles with their days, from their files and from their names."""

from __future__ import annotations

from datetime import date, timedelta

from okrsite_gen.content.codes_org import CYCLE_CROSSED, GRADING_TOO_EARLY, NO_DATES
from okrsite_gen.content.cycles import period_of
from okrsite_gen.content.document import Document
from okrsite_gen.content.gather.organisation import NOWHERE
from okrsite_gen.content.schema.cycle import CycleFront
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place, fold
from okrsite_gen.model.organisation import Cycle
from okrsite_gen.model.settings import Settings


def cycle_of(document: Document, front: CycleFront, settings: Settings) -> tuple[Cycle, list[Diagnostic]]:
    """Return a cycle that has a file; what the file does not say of its days, its name may tell."""
    name, place = document.role.slug, Place(document.file)
    start, end, findings = _days(name, front, settings, place)
    grading = front.grading_until
    if grading is not None and end is not None and grading < end:
        findings.append(
            GRADING_TOO_EARLY.at(
                place.at("grading_until"),
                f"Grading would end on {grading}, before the cycle does on {end}.",
                "Values of the last days could never count.",
                f"Write a day after {end}, or delete the line: {settings.thresholds.grading_days} days are usual.",
            )
        )
        grading = None
    cycle = Cycle(
        key=fold(name),
        id=name,
        name=front.name or name,
        place=place,
        start=start,
        end=end,
        parent=front.parent,
        state=front.state,
        check_in=front.check_in,
        breaks=tuple(sorted(front.breaks)),
        grading_until=grading or _grading(end, settings),
        body=document.body,
        body_line=document.body_line,
        aliases=front.aliases,
    )
    if start is None and not findings:
        findings.append(no_dates(name, place, document.file))
    return cycle, findings


def cycle_by_name(name: str, settings: Settings) -> Cycle:
    """Return a cycle of which nothing is known but its name."""
    period = period_of(name, settings.cycles)
    start, end = (period.start, period.end) if period else (None, None)
    return Cycle(fold(name), name, name, NOWHERE, start, end, grading_until=_grading(end, settings))


def no_dates(name: str, place: Place, file: str) -> Diagnostic:
    """Return the finding about a cycle whose days nobody knows; `file` is where they should stand."""
    return NO_DATES.at(
        place,
        f"Nothing says when the cycle `{name}` begins.",
        "Without days it has no pace, and nothing in it can be late.",
        f"Write `start` and `end` into `{file}`, or name the cycle after its time, such as `2026-Q4`.",
    )


def _grading(end: date | None, settings: Settings) -> date | None:
    try:
        return end + timedelta(days=settings.thresholds.grading_days) if end else None
    except OverflowError:
        return end


def _days(
    name: str, front: CycleFront, settings: Settings, place: Place
) -> tuple[date | None, date | None, list[Diagnostic]]:
    period = period_of(name, settings.cycles)
    start = front.start or (period.start if period else None)
    end = front.end or (period.end if period else None)
    if start is None or end is None or start <= end:
        return start, end, []
    finding = CYCLE_CROSSED.at(
        place.at("end" if front.end else "start"),
        f"The cycle would begin on {start} and end on {end}.",
        "A cycle without days has no pace, and nothing in it could be on time."
        if front.start and front.end
        else f"The other day is what the name `{name}` says.",
        "Correct `start` or `end`.",
    )
    return (period.start, period.end, [finding]) if period else (None, None, [finding])

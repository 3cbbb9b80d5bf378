"""Where key results stand, in the words of a form: what was said last, where it came from, where it is to go."""

from __future__ import annotations

from decimal import Decimal

from okrsite_gen.content.writing.figures import figure_with_unit
from okrsite_gen.model.insights import ConfidenceInsight, KeyResultInsight, ObjectiveInsight
from okrsite_gen.model.kinds import Kind
from okrsite_gen.model.names import fold
from okrsite_gen.model.objectives import KeyResult, Milestone
from okrsite_gen.model.values import Value

FIELDS = {
    Kind.METRIC: "value",
    Kind.GUARDRAIL: "value",
    Kind.BASELINE: "value",
    Kind.YES_NO: "done",
    Kind.LEVELS: "reached",
    Kind.STATED: "progress",
    Kind.UNMEASURED: "progress",
    Kind.MILESTONES: "milestones",
}
"""Kind → the field under which a check-in says what has moved; a roll-up has none."""
OF_A_TREND = 3
"""Figures that a trend shows at most."""


def field_of(key_result: KeyResult) -> str:
    """Return the field under which somebody writes what has moved; empty where nobody does."""
    field = FIELDS.get(key_result.kind, "")
    return "" if field == "value" and key_result.metric else field


def still_open(key_result: KeyResult, insight: KeyResultInsight) -> list[Milestone]:
    """Return the milestones that are not done yet."""
    done = {fold(one) for one in insight.milestones_done}
    return [one for one in key_result.milestones if fold(one.id) not in done]


def last(key_result: KeyResult, insight: KeyResultInsight) -> str:
    """Return what was said last: "47% on 2026-11-13, confidence 4"; empty for nothing."""
    said = last_value(key_result, insight)
    if insight.now and insight.now.day and said:
        said += f" on {insight.now.day.isoformat()}"
    return _with_confidence(said, insight.confidence)


def last_of_objective(insight: ObjectiveInsight) -> str:
    """Return what was said last of an objective that has no key results, like `last`."""
    return _with_confidence(stated(insight), insight.confidence)


def stated(insight: ObjectiveInsight) -> str:
    """Return the progress that people state of an objective itself; empty where nobody has."""
    return "" if insight.stated is None else _percent(insight.stated)


def _with_confidence(said: str, confidence: ConfidenceInsight) -> str:
    return ", ".join(filter(None, (said, "" if confidence.now is None else f"confidence {confidence.now}")))


def _percent(fraction: Decimal) -> str:
    return f"{round(fraction * 100)}%"


def last_value(key_result: KeyResult, insight: KeyResultInsight) -> str:
    """Return what the field of a key result holds now, in words; empty where nothing was said yet."""
    if insight.figure is not None:
        return figure_with_unit(insight.figure)
    if key_result.kind is Kind.YES_NO and insight.done is not None:
        return "done" if insight.done else "not done"
    if key_result.kind is Kind.MILESTONES:
        done = insight.milestones_done
        named = f" ({', '.join(done)})" if done else ""
        return f"{len(done)} of {len(key_result.milestones)} milestones{named}"
    if key_result.kind is Kind.LEVELS:
        return insight.reached
    return _percent(insight.raw) if insight.has_value and insight.raw is not None else ""


def trend(insight: KeyResultInsight) -> str:
    """Return the latest figures, the newest last: "64 → 70 → 74 repairs"; empty for fewer than two.

    Of one day only the last figure counts. A unit that all have stands once.
    """
    by_day = {point.day: point.figure for point in insight.series if isinstance(point.figure, Value)}
    figures = list(by_day.values())[-OF_A_TREND:]
    if len(figures) < 2:
        return ""
    written = [figure_with_unit(figure) for figure in figures]
    units = {figure.suffix for figure in figures}
    unit = units.pop() if len(units) == 1 else ""
    if unit and all(one.endswith(unit) for one in written):
        written = [*(one.removesuffix(unit) for one in written[:-1]), written[-1]]
    return " → ".join(written)


def goal(key_result: KeyResult) -> str:
    """Return where a key result is to go, in words: "from 64 repairs to 15 repairs"; empty where nobody says."""
    start, target = key_result.start, key_result.target
    if target is not None:
        return f"from {figure_with_unit(start)} to {figure_with_unit(target)}" if start else figure_with_unit(target)
    least, most = key_result.minimum, key_result.maximum
    band = [
        f"{words} {figure_with_unit(figure)}" for words, figure in (("at least", least), ("at most", most)) if figure
    ]
    levels = key_result.levels
    if levels:
        said = (("commit", levels.commit), ("target", levels.target), ("stretch", levels.stretch))
        return ", ".join(f"{level}: {words}" for level, words in said if words)
    return ", ".join(band)

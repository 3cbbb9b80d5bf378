"""What comes out of the arithmetic, as text beside which the golden cases can be laid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrsite_gen.analysis.exact import fraction, plain
from okrsite_gen.model.insights import Insights, KeyResultInsight, ObjectiveInsight, RollUp
from okrsite_gen.model.values import Value


def text(value) -> str:
    """Return a value as expectations write it."""
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return fraction(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Value):
        return value.written or f"{value.prefix}{plain(value.number)}{value.suffix}"
    return str(getattr(value, "value", value)) if not hasattr(value, "__dataclass_fields__") else "withheld"


def describe_status(insight) -> dict:
    status = insight.status
    return {
        "status": text(status.status),
        "reasons": [reason.code for reason in status.reasons],
        "since": text(status.since),
        "before": text(status.before),
        "spans": [f"{span.since} {span.status.value}" for span in status.spans],
        "parameters": {
            reason.code: {name: str(value) for name, value in reason.parameters} for reason in status.reasons
        },
        "confidence": text(insight.confidence.now),
        "said": text(insight.confidence.said),
        "freshness": text(insight.freshness.state),
        "last": text(insight.freshness.last),
        "fresh_until": text(insight.freshness.due),
        "score": text(insight.score.value if insight.score else None),
        "computed": text(insight.score.computed if insight.score else None),
        "band": text(insight.score.band if insight.score else None),
        "given": text(insight.score.given if insight.score else None),
        "provisional": text(insight.score.provisional if insight.score else None),
        "contradiction": text(insight.contradiction),
        "pace": text(insight.pace.verdict),
        "pace_because": text(insight.pace.reason),
        "pace_day": text(insight.pace.day),
        "planned": text(insight.pace.planned),
        "gap": text(insight.pace.gap),
        "plan": text(insight.pace.planned_figure),
        "progress": text(insight.progress),
        "formula": insight.formula.code,
        "inputs": dict(insight.formula.inputs),
    }


def describe_key_result(insight: KeyResultInsight) -> dict:
    """Return what is computed about a key result as text."""
    band = insight.band
    return describe_status(insight) | {
        "raw": text(insight.raw),
        "unmeasured": text(insight.unmeasured_because),
        "has_value": text(insight.has_value),
        "value": text(insight.figure),
        "source": text(insight.now and (insight.now.source.key or insight.now.source.kind)),
        "checks": f"{band.inside} of {band.checks}" if band else "none",
        "inside_now": text(band.inside_now if band else None),
        "first": text(insight.confidence.first),
        "confidence_before": text(insight.confidence.before),
        "series": [f"{text(p.day)} {text(p.figure)} {text(p.progress)}" for p in insight.series],
        "path": [f"{day} {text(expected)}" for day, expected in insight.path],
        "milestones_done": list(insight.milestones_done),
        "reached": text(insight.reached),
        "done": text(insight.done),
        "result": text(insight.result),
    }


def describe_objective(insight: ObjectiveInsight) -> dict:
    """Return what is computed about an objective as text."""
    return describe_status(insight) | {
        "measured": f"{insight.measured} of {insight.counted}",
        "with_dropped": text(insight.with_dropped),
        "counts": {status.value: str(count) for status, count in insight.counts},
        "deciding": [key.partition("#")[2] for key in insight.deciding],
        "supporting": f"{text(insight.supporting_progress)} of {insight.supporting}",
        "series": [f"{day} {text(value)}" for day, value in insight.series],
        "stated": text(insight.stated),
    }


def describe_total(total: RollUp) -> dict:
    return {
        "counts": {status.value: str(count) for status, count in total.counts},
        "total": str(total.total),
        "progress": f"{text(total.mean_progress)} of {total.measured}",
        "score": f"{text(total.mean_score)} of {total.scored}",
    }


def describe_insights(insights: Insights) -> dict:
    """Return what is computed about the whole as text."""
    return {
        "current_cycle": text(insights.current_cycle),
        "current_cycles": list(insights.current_cycles),
        "phases": dict(insights.cycle_phase),
        "teams": {f"{team} {cycle}": describe_total(total) for (team, cycle), total in insights.teams.items()},
        "cycles": {cycle: describe_total(total) for cycle, total in insights.cycles.items()},
        "goalposts": {
            key.partition("#")[2]: [
                f"{one.day} {one.name} {one.before} → {one.after}"
                + (f": {one.reason}" if one.reason else "")
                + (f" ({text(one.progress)})" if one.progress is not None else "")
                for one in found
            ]
            for key, found in insights.goalposts.items()
        },
        "attention": {
            cycle: [
                " ".join(filter(None, [item.kind, item.key_result or item.objective or item.check_in]))
                + "".join(f" {reason.code}" for reason in item.reasons)
                for item in items
            ]
            for cycle, items in insights.attention.items()
        },
    }


def described(key: str, insights: Insights) -> dict:
    if key == "insights":
        return describe_insights(insights)
    if "#" in key:
        return describe_key_result(insights.key_results[key])
    return describe_objective(insights.objectives[key])


def within(expected, actual):
    """Return the part of `actual` that `expected` speaks of, level by level."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {name: within(value, actual.get(name, "absent")) for name, value in expected.items()}
    return actual

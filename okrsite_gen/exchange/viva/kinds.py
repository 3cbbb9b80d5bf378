"""What organisations call the three kinds of things in Viva Goals."""

from __future__ import annotations

from okrsite_gen.exchange.viva.records import DELIVERABLE, KEY_RESULT, OBJECTIVE

KINDS = {
    "objective": OBJECTIVE,
    "bigrock": OBJECTIVE,
    "goal": OBJECTIVE,
    "keyresult": KEY_RESULT,
    "kpi": KEY_RESULT,
    "metric": KEY_RESULT,
    "deliverable": DELIVERABLE,
    "project": DELIVERABLE,
    "initiative": DELIVERABLE,
    "task": DELIVERABLE,
}
"""Their names in comparable form; any other is told by what stands around it."""

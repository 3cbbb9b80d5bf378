"""Reasons for what changed, from the commits that changed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from okrsite_gen.content.history.reasons import reasons_between
from okrsite_gen.content.repository import checked_out
from okrsite_gen.model.changes import Delta, Sort, Topic
from okrsite_gen.model.history import REMOVED
from okrsite_gen.pipeline.request import Request

_TOPICS = frozenset({Topic.TARGETS, Topic.GOALS, Topic.WORDING})
_ENTITIES = frozenset({"objective", "key-result"})


def explained(deltas: Iterable[Delta], before: Request, after: Request, *, decimal_comma: bool) -> tuple[Delta, ...]:
    """Return differences with the reasons that commits between the two states give, where none stands beside them."""
    told = tuple(deltas)
    if before.revision is None or before.root != after.root:
        return told
    later = after.revision.commit if after.revision else (checked_out(after.root) or ("", ""))[0]
    open_ones = [each for each in told if _wants_reason(each)]
    files = sorted({each.subject.place.file for each in open_ones})
    reasons = reasons_between(after.root, before.revision.commit, later, files, decimal_comma=decimal_comma)
    if not reasons:
        return told
    return tuple(replace(each, reason=reasons.get(_field(each), "")) if _wants_reason(each) else each for each in told)


def _wants_reason(delta: Delta) -> bool:
    subject = delta.subject
    told = delta.sort is Sort.REMOVED or (bool(delta.name) and not subject.gone)
    return (
        bool(subject.place.file)
        and told
        and not delta.reason
        and delta.topic in _TOPICS
        and subject.entity in _ENTITIES
    )


def _field(delta: Delta) -> tuple[str, str, str]:
    field = REMOVED if delta.sort is Sort.REMOVED else delta.name
    return delta.subject.place.file, delta.subject.key.partition("#")[2], field

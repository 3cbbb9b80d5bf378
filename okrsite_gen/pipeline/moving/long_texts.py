"""Texts that are too long for a content file: their beginning is written, and the whole is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from okrsite_gen.content.shape.texts import LONGEST_TITLE
from okrsite_gen.model.incoming import IncomingKeyResult, IncomingObjective, IncomingUpdate, NotUnderstood, Spot

LONGEST = 64 * 1024
"""Characters that one text of an export may have to be written whole; a content file may have a megabyte."""
_BEGINNING = 200
_NAMES = frozenset({"key", "id", "team", "cycle", "owner", "author", "shared_with", "contributors", "supports", "spot"})
"""Fields by which things are found, which stay as they are."""


def without_long_texts(one: IncomingObjective, told: list[NotUnderstood]) -> IncomingObjective:
    """Return an objective whose long texts are cut, and add each of them, whole, to what is told."""
    if sum(_lengths(one)) <= LONGEST_TITLE:
        return one
    cut: IncomingObjective = _cut(one, one.spot, told)
    return cut


def _lengths(one: IncomingObjective | IncomingKeyResult) -> Iterator[int]:
    """Yield the lengths of the texts that may be long."""
    yield len(one.title) + len(one.result) + len(one.progress) + len(one.score) + len(one.priority)
    yield from (len(text) for _, text in one.rest)
    yield from (len(work.title) for work in one.initiatives)
    yield from map(len, one.tags)
    for update in one.updates:
        yield _length_of_update(update)
    if isinstance(one, IncomingKeyResult):
        yield from map(len, (one.description, one.reason, one.evidence, one.unit, one.weight))
        yield from map(len, (one.start, one.target, one.current, one.minimum, one.maximum))
        yield from (len(step.title) for step in one.milestones)
        return
    yield len(one.body)
    for each in one.key_results:
        yield from _lengths(each)


def _length_of_update(update: IncomingUpdate) -> int:
    return len(update.note) + len(update.value) + len(update.progress) + sum(len(text) for _, text in update.rest)


def _cut(value: Any, spot: Spot, told: list[NotUnderstood], most: int = LONGEST) -> Any:  # noqa: ANN401 - any part
    if isinstance(value, str):
        return value if len(value) <= most else _beginning(value, spot, told)
    if isinstance(value, tuple):
        return tuple(_cut(each, spot, told) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = getattr(value, "spot", None) or spot
    changed = {
        each.name: _cut(getattr(value, each.name), own, told, LONGEST_TITLE if each.name == "title" else LONGEST)
        for each in fields(value)
        if each.name not in _NAMES
    }
    return replace(value, **changed)


def _beginning(text: str, spot: Spot, told: list[NotUnderstood]) -> str:
    why = f"A text of {len(text)} characters is too long for a content file; its beginning is written, and no more."
    told.append(NotUnderstood(spot, why, text))
    return f"{text[:_BEGINNING].rstrip()} … (cut: the report of the import holds the whole)"

"""What one version of an objective's file says, as far as the history tells of it: fields as their author wrote them.

Nothing is validated. A version that would be an error today may have been what everybody read once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from okrsite_gen.content.document import FrontValue, Role
from okrsite_gen.content.gather.key_results import anchors_of
from okrsite_gen.content.history.parts import Part, one_line, parts_in, path_words
from okrsite_gen.content.history.readers import is_kept_back
from okrsite_gen.content.ids import normal_name
from okrsite_gen.content.reading import read_front
from okrsite_gen.model.history import PLANNED
from okrsite_gen.model.kinds import State
from okrsite_gen.model.names import fold

OBJECTIVE_FIELDS = (
    *("title", "owner", "state", "closed_as", "closed_on", "starts", "ambition", "supports", "pillar", "audience"),
    *("confidence", "progress"),
)
KEY_RESULT_FIELDS = (
    *("title", "start", "target", "min", "max", "unit", "better", "due", "starts", "owner", "team", "weight", "state"),
    *("reason", "score", "current", "confidence", "done", "reached", "progress", "metric", "audience", "figures"),
    *("baseline", PLANNED),
)
SERIES = ("current", "confidence", "done", "reached", "progress")
"""Fields whose every value is part of the story, also the first."""

_ROLE = Role("objective", "")

Fields = Mapping[str, str]
"""Field → the author's words, in one line; only fields that were written."""


@dataclass(frozen=True, slots=True)
class SaidOfKeyResult:
    """What a file says of one key result."""

    anchor: str
    """What comes after `#` in its key."""
    id: str
    """Folded; empty where it has none."""
    fields: Fields
    former: frozenset[str] = frozenset()
    """Folded ids that it had before, as its `aliases` say."""
    parts: tuple[Part, ...] = ()
    """Its levels and milestones."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says of an objective and its key results."""

    fields: Fields
    key_results: tuple[SaidOfKeyResult, ...]


def said_in(data: bytes, file: str, audiences: Collection[str] | None = None) -> Said | None:
    """Return what a version of an objective's file says; None where its meaning is in doubt.

    What may have been meant for fewer readers, in whatever words, has the state `draft`; so has
    what names none of the `audiences`, where these are given.
    """
    front = read_front(data, file, _ROLE)
    if front is None:
        return None
    raw = front.get("key_results")
    listed = raw if isinstance(raw, list) else [raw] if isinstance(raw, str) else []
    entries = [each if isinstance(each, dict) else {"title": each} for each in listed if isinstance(each, dict | str)]
    ids = tuple(normal_name(_words(each.get("id"))) for each in entries)
    state = {"state": State.DRAFT.value} if is_kept_back(front, audiences) else {}
    return Said(
        {**_fields(front, OBJECTIVE_FIELDS), **state},
        tuple(
            SaidOfKeyResult(anchor, fold(id_), _of_key_result(each), _former(each.get("aliases")), parts_in(each))
            for each, id_, anchor in zip(entries, ids, anchors_of(ids), strict=True)
        ),
    )


def is_draft(said: Said) -> bool:
    """Whether what was said was not yet meant for everybody."""
    return fold(said.fields.get("state", "")) == State.DRAFT.value


def _fields(front: Mapping[str, FrontValue], names: Iterable[str]) -> Fields:
    return {name: words for name in names if name in front and (words := _words(front[name]))}


def _of_key_result(entry: Mapping[str, FrontValue]) -> Fields:
    path = path_words(entry.get(PLANNED))
    return {**_fields(entry, KEY_RESULT_FIELDS), **({PLANNED: path} if path else {})}


def _words(value: FrontValue) -> str:
    """Return a value in one line; of a list the entries, of an entry with fields the reference that it holds."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("ref"))
    return one_line(value)


def _former(value: FrontValue) -> frozenset[str]:
    written = value if isinstance(value, list) else [value]
    words = (_words(each).removeprefix("#") for each in written)
    return frozenset(fold(each) for each in words if each and not each.startswith("/"))

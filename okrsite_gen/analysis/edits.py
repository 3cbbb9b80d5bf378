"""Which edits of objectives' files said anew how things stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from okrsite_gen.model.history import Change

PRESENT = frozenset({"current", "confidence", "done", "reached", "progress"})
"""Fields that say how things stand at present."""

Edits = Mapping[str, Sequence[Change]]


def edits_in_place(changes: Iterable[Change]) -> Edits:
    """Return key of a key result or objective → the changes of what stands at present, oldest first."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.name in PRESENT:
            found[change.entity].append(change)
    return {key: sorted(edits, key=lambda each: each.day) for key, edits in found.items()}

"""Where somebody said what counts now of a key result: in a check-in, or in the objective's file."""

from __future__ import annotations

from typing import Literal

from okrsite_gen.model.insights import Source
from okrsite_gen.model.names import Place
from okrsite_gen.model.objectives import KeyResult
from okrsite_gen.rules.scene import Scene


def said_at(key_result: KeyResult, source: Source | None, field: Literal["confidence", "score"], scene: Scene) -> Place:
    """Return the place of a field in the check-in that `source` names, else in the key result itself."""
    if source and source.kind == "check-in":
        for edge in scene.org.updates.get(key_result.key, ()):
            if edge.check_in.key == source.key and getattr(edge.update, field) is not None:
                return edge.update.place.at(field)
    return key_result.place.at(field)

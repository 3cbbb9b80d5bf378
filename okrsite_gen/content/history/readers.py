"""Whether a version of an objective may have been meant for fewer readers than the site has. In doubt it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from okrsite_gen.content.document import FrontValue
from okrsite_gen.content.hiding import hides
from okrsite_gen.content.schema import KeyResultFront, ObjectiveFront
from okrsite_gen.content.shape.base import ALWAYS_SAID, Shape, comparable
from okrsite_gen.content.shape.vocabulary import KEY_RESULT_STATES, OBJECTIVE_STATES
from okrsite_gen.model.names import fold
from okrsite_gen.model.nearest import nearest

_STATE = "state"


def is_kept_back(front: Mapping[str, FrontValue], audiences: Collection[str] | None = None) -> bool:
    """Whether what an objective's file says is a draft, or keeps it or a part of it back in words that are none.

    `audiences` are those of the configuration; without them any may be one.
    """
    known = None if audiences is None else {fold(each) for each in audiences}
    listed = front.get("key_results")
    entries = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return any(
        (_meant(ObjectiveFront, name) == _STATE and value is not None and OBJECTIVE_STATES.may_guard(value))
        or _keeps_back(ObjectiveFront, name, value, known)
        for name, value in front.items()
    ) or any(
        (_meant(KeyResultFront, name) == _STATE and KEY_RESULT_STATES.may_hide(value))
        or _keeps_back(KeyResultFront, name, value, known)
        for entry in entries
        for name, value in entry.items()
    )


def _keeps_back(owner: type[Shape], name: str, value: FrontValue, audiences: Collection[str] | None) -> bool:
    """Whether a field names an audience that there is not, or is none and may have been meant to name readers."""
    if name in ALWAYS_SAID:
        return audiences is not None and not (isinstance(value, str) and fold(value.strip()) in audiences)
    return name not in owner.model_fields and (_meant(owner, name) in ALWAYS_SAID or hides(name, value))


def _meant(owner: type[Shape], name: str) -> str:
    """Return the field that a name stands for, or was probably meant to; empty where nobody can tell."""
    if name in owner.model_fields:
        return name
    return owner.also_called.get(comparable(name)) or nearest(name, owner.field_names())

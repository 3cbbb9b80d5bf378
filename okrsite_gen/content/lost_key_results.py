"""What could not be used of an objective's file, and may be a key result that somebody names."""

from __future__ import annotations

from okrsite_gen.content.schema.key_result import KeyResultFront
from okrsite_gen.content.schema.objective import ObjectiveFront

_FIELD_OF_KEY_RESULT = 3
"""Length of a path to a field of a key result."""

_TELL_NO_NAME = frozenset(KeyResultFront.model_fields) - {"id", "title"}
"""Fields of a key result without which it still can be named."""

_KNOWN = frozenset(ObjectiveFront.field_names())


def costs_key_result(path: tuple[str | int, ...]) -> bool:
    """Whether what was left out is key results, one of them, or what one is called: its id, its title, a lost name."""
    if path[0] != "key_results":
        return False
    return len(path) < _FIELD_OF_KEY_RESULT or (len(path) == _FIELD_OF_KEY_RESULT and path[-1] not in _TELL_NO_NAME)


def may_hold_key_results(path: tuple[str | int, ...]) -> bool:
    """Whether what was left out is a field that nobody knows: key results under a name that is no field's, perhaps."""
    return len(path) == 1 and path[0] not in _KNOWN

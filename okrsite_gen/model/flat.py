"""Dataclasses of which there are so many that it counts how quickly each is written out."""

from __future__ import annotations

from typing import TypeVar

Flat = TypeVar("Flat")


def flat(cls: type[Flat]) -> type[Flat]:
    """Let a dataclass that can never hold itself be written out by `repr` without looking whether it does."""
    guarded = cls.__repr__
    setattr(cls, "__repr__", getattr(guarded, "__wrapped__", guarded))  # noqa: B010 - mypy takes no other way
    return cls

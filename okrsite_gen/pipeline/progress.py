"""Saying how far the work has come, to whoever wants to show it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called at the start of a stage with `done` 0, and as its work gets done."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` things of a stage ("Reading files") are done."""


def silent(stage: str, done: int, total: int) -> None:
    """Take note of nothing."""

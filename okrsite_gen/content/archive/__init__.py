"""Cycles that were archived: what they said and how they were judged stands in a file, and that counts."""

from __future__ import annotations

from okrsite_gen.content.archive.thaw import thawed

__all__ = ["thawed"]

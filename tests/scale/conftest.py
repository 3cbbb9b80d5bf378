"""Builds for these tests compile their templates once."""

from __future__ import annotations

from quick import quick_and_steady

__all__ = ["quick_and_steady"]

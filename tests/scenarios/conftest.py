"""Scenarios build many small sites quickly."""

from __future__ import annotations

from pulling import company, web
from quick import quick_and_steady

__all__ = ["company", "quick_and_steady", "web"]

"""Pure arithmetic on an organisation: progress, pace, status and its reasons, scores, and what needs attention."""

from __future__ import annotations

from okrsite_gen.analysis.analyse import analyse

__all__ = ["analyse"]

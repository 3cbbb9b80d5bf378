"""How progress is measured, one file for each way."""

from __future__ import annotations

from okrsite_gen.analysis.measures.by_kind import measure
from okrsite_gen.analysis.measures.measured import Measured

__all__ = ["Measured", "measure"]

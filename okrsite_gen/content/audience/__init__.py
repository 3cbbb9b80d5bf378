"""The organisation as one audience may see it."""

from __future__ import annotations

from okrsite_gen.content.audience.past import shared_past, withheld_figures
from okrsite_gen.content.audience.sharing import sayable, sayable_advice, sayable_reasons, share

__all__ = ["sayable", "sayable_advice", "sayable_reasons", "share", "shared_past", "withheld_figures"]

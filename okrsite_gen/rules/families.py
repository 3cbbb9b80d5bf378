"""The list of all rules. A rule that is not here does not exist."""

from __future__ import annotations

from okrsite_gen.rules.alignment import ALIGNMENT
from okrsite_gen.rules.cadence import CADENCE
from okrsite_gen.rules.fairness import FAIRNESS
from okrsite_gen.rules.focus import FOCUS
from okrsite_gen.rules.integrity import INTEGRITY
from okrsite_gen.rules.measurement import MEASUREMENT
from okrsite_gen.rules.rule import Rule
from okrsite_gen.rules.site import SITE
from okrsite_gen.rules.wording import WORDING

RULES: tuple[Rule, ...] = (
    *MEASUREMENT,
    *WORDING,
    *FOCUS,
    *ALIGNMENT,
    *CADENCE,
    *INTEGRITY,
    *FAIRNESS,
    *SITE,
)
"""In the order of their codes within each family."""

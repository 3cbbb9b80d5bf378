"""The page of statuses: the rules in their order, with the numbers that hold without configuration."""

from __future__ import annotations

from pathlib import Path

from okrsite_gen.model.settings import ScoreSettings, Thresholds

TEXT = Path(__file__).with_name("statuses.txt")
"""The page, with the name of a setting in braces where its number goes."""

SHARES = ("pace_off", "pace_at_risk", "early")
"""Settings that the page gives in per cent."""


def statuses_page() -> str:
    """Return the page, with every number filled in."""
    numbers = {name: getattr(Thresholds(), name) for name in Thresholds.__dataclass_fields__}
    numbers |= {name: getattr(ScoreSettings(), name) for name in ScoreSettings.__dataclass_fields__}
    numbers |= {name: f"{(numbers[name] * 100).normalize():f}" for name in SHARES}
    return TEXT.read_text(encoding="utf-8").format(**numbers)

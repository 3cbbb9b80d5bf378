"""The hue of a colour, for those who know their company's colour and not its angle."""

from __future__ import annotations

import math
import re

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_TO_CONES = ((0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566),
             (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
_TO_PLANE = ((1.9779984951, -2.4285922050, 0.4505937099), (0.0259040371, 0.7827717662, -0.8086757660))
"""From the cube roots of the cones to OKLab's axes green to red, and blue to yellow."""
_GREY = 0.02
"""Chroma below which a colour has no hue that anybody would name."""


def hue_of(colour: str) -> int | None:
    """Return the hue in OKLCH, 0 to 359 degrees, of `#rgb` or `#rrggbb`; None for anything else, and for greys."""
    if not _HEX.fullmatch(colour):
        return None
    digits = colour[1:] if len(colour) > len("#rgb") else "".join(digit * 2 for digit in colour[1:])
    channels = [_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4)]
    cones = [_product(row, channels) ** (1 / 3) for row in _TO_CONES]
    red, yellow = (_product(row, cones) for row in _TO_PLANE)
    return None if math.hypot(red, yellow) < _GREY else round(math.degrees(math.atan2(yellow, red))) % 360


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _product(row: tuple[float, ...], values: list[float]) -> float:
    return sum(factor * value for factor, value in zip(row, values, strict=True))

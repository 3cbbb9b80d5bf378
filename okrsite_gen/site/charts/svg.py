"""Writing SVG: escaped attributes, and coordinates that are rounded alike everywhere."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup, escape

Number = int | float | Decimal

_SPECIAL = re.compile("[&<>\"']")


def place(number: Number) -> str:
    """Return a coordinate with at most one decimal: `12.5`, `40`."""
    if type(number) is int:
        return str(number)
    text = "%.1f" % number  # noqa: UP031 - half the time of float() and a format
    if text[-2:] != ".0":
        return text
    return "0" if text == "-0.0" else text[:-2]


def share(fraction: Number) -> str:
    """Return a fraction as a coordinate in percent of the width, kept between its ends: `66.7%`."""
    return f"{place(min(max(float(fraction), 0.0), 1.0) * 100)}%"


def element(name: str, *inside: str, **attributes: str | Number) -> Markup:
    """Return an element. `class_` and `viewBox` keep their spelling, other underscores become hyphens."""
    pieces = [f"<{name}"]
    for key, value in attributes.items():
        if value != "":
            pieces.append(f' {_spelled(key)}="{_escaped(value) if isinstance(value, str) else place(value)}"')
    if inside:
        pieces.append(">")
        pieces += [part if isinstance(part, Markup) else _escaped(part) for part in inside]
        pieces.append(f"</{name}>")
    else:
        pieces.append("/>")
    return Markup("".join(pieces))  # noqa: S704 - escaped above


def text(words: str, name: str, x: str | Number, y: Number, anchor: str = "start") -> Markup:
    """Return words of a class, hung at a place by their `start`, `middle` or `end`: `element` for the most frequent."""
    hung = "" if anchor == "start" else f' text-anchor="{anchor}"'
    left = x if isinstance(x, str) else place(x)
    return Markup(f'<text class="{name}" x="{left}" y="{place(y)}"{hung}>{_escaped(words)}</text>')  # noqa: S704


@lru_cache(maxsize=256)
def _spelled(name: str) -> str:
    return "class" if name == "class_" else name.replace("_", "-")


def _escaped(text: str) -> str:
    return str(escape(text)) if _SPECIAL.search(text) else text


def points(corners: list[tuple[float, float]]) -> str:
    """Return the corners of a line as `polyline` writes them."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in corners)

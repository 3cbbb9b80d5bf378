"""Writing SVG: escaped attributes, and coordinates that are rounded alike everywhere."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup, escape

Number = int | float | Decimal

_NAMES = {"class_": "class"}


def place(number: Number) -> str:
    """Return a coordinate with at most one decimal: `12.5`, `40`."""
    text = f"{float(number):.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def share(fraction: Number) -> str:
    """Return a fraction as a coordinate in percent of the width, kept between its ends: `66.7%`."""
    return f"{place(min(max(float(fraction), 0.0), 1.0) * 100)}%"


def element(name: str, *inside: str, **attributes: str | Number) -> Markup:
    """Return an element. `class_` and `viewBox` keep their spelling, other underscores become hyphens."""
    written = "".join(
        f' {_NAMES.get(key) or key.replace("_", "-")}="{_escaped(value) if isinstance(value, str) else place(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    held = "".join(part if isinstance(part, Markup) else _escaped(part) for part in inside)
    return Markup(f"<{name}{written}>{held}</{name}>" if inside else f"<{name}{written}/>")  # noqa: S704 - escaped above


def _escaped(text: str) -> str:
    return text if text.isalnum() else str(escape(text))


def points(corners: list[tuple[float, float]]) -> str:
    """Return the corners of a line as `polyline` writes them."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in corners)

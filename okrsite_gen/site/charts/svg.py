"""Writing SVG: escaped attributes, and coordinates that are rounded alike everywhere."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup, escape

Number = int | float | Decimal


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
        f' {key.rstrip("_").replace("_", "-")}="{escape(value if isinstance(value, str) else place(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    if not inside:
        return Markup(f"<{name}{written}/>")  # noqa: S704 - every value is escaped above
    return Markup(f"<{name}{written}>") + Markup("").join(escape(part) for part in inside) + Markup(f"</{name}>")  # noqa: S704


def points(corners: list[tuple[float, float]]) -> str:
    """Return the corners of a line as `polyline` writes them."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in corners)

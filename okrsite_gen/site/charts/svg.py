"""Writing SVG: escaped attributes, and coordinates that are rounded alike everywhere."""

from __future__ import annotations

import re
from decimal import Decimal

from markupsafe import Markup, escape

from okrsite_gen.site.escaping import as_html

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
        if isinstance(value, str):
            if value:
                pieces.append(f'{_BEFORE[key]}{_escaped(value) if _SPECIAL.search(value) else value}"')
        else:
            pieces.append(f'{_BEFORE[key]}{place(value)}"')
    if inside:
        pieces.append(">")
        pieces += [part if type(part) is Markup else _escaped(part) for part in inside]
        pieces.append(f"</{name}>")
    else:
        pieces.append("/>")
    return as_html("".join(pieces))


def text(words: str, name: str, x: str | Number, y: Number, anchor: str = "start") -> Markup:
    """Return words of a class, hung at a place by their `start`, `middle` or `end`: `element` for the most frequent."""
    hung = "" if anchor == "start" else f' text-anchor="{anchor}"'
    left = x if isinstance(x, str) else place(x)
    return as_html(f'<text class="{name}" x="{left}" y="{place(y)}"{hung}>{_escaped(words)}</text>')


class _Before(dict[str, str]):
    """What stands before the value of an attribute, by its name in Python."""

    def __missing__(self, name: str) -> str:
        spelled = "class" if name == "class_" else name.replace("_", "-")
        before = self[name] = f' {spelled}="'
        return before


_BEFORE = _Before()


def _escaped(text: str) -> str:
    return str(escape(text)) if _SPECIAL.search(text) else text


def points(corners: list[tuple[float, float]]) -> str:
    """Return the corners of a line as `polyline` writes them."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in corners)

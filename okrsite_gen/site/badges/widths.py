"""How wide words are in a drawing that nobody measures, from a table of letters."""

from __future__ import annotations

import unicodedata

_TABLE = (
    (191, "'"),
    (222, "ijl "),
    (278, "!,./:;I[\\]ft|·"),
    (333, "()-`r{}"),
    (355, '"*'),
    (500, "Jcksvxyz^"),
    (556, "#$0123456789?L_abdeghnopqu–"),
    (611, "+<=>~FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (944, "W%"),
    (1000, "@…—"),
)
_WIDTHS = {letter: width for width, letters in _TABLE for letter in letters}
"""Letter → its width in thousandths of the size of the type, in the usual sans serif of browsers."""
_USUAL, _CAPITAL, _WIDE = 556, 722, 1000


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is at a size of type, in the same unit."""
    return sum(map(_width, text)) * size / 1000


def shortened(text: str, size: float, room: float) -> str:
    """Return a text that fits into a room, cut at a blank where that costs little, with `…` where it was cut."""
    if width_of(text, size) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…", size) > room:
        kept = kept[:-1]
    while kept and unicodedata.combining(text[len(kept)]):  # not between a letter and what stands above it
        kept = kept[:-1]
    blank = kept.rfind(" ")
    return (kept[:blank] if blank > len(kept) * 2 // 3 else kept).rstrip(" ,;:–-") + "…"


def _width(letter: str) -> int:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _USUAL

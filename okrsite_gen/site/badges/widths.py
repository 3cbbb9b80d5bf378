"""How wide words are in a drawing that nobody measures, from a table of letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

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


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """Return a text in lines that fit into a room, `most` of them; the last ends with `…` where there was more."""
    lines = [""]
    for word in _pieces(text, size, room):
        whole = f"{lines[-1]} {word}".strip() if word[:1] != "\0" else lines[-1] + word[1:]
        if width_of(whole, size) <= room or not lines[-1]:
            lines[-1] = whole.removeprefix("\0")
        else:
            lines.append(word.removeprefix("\0"))
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), size, room)]


def _pieces(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the words of a text; of one that is too wide, as where no blanks are written, letters after the first.

    Letters that belong to what stands before them begin with NUL.
    """
    for word in text.split():
        if width_of(word, size) <= room:
            yield word
        else:
            yield from (letter if not at else f"\0{letter}" for at, letter in enumerate(word))


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

"""From bytes to text that is safe to read and to show: UTF-8, one kind of line end, nothing invisible that deceives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from okrsite_gen.content.codes_reading import CONTROL_CHARACTER, DIRECTION_CHARACTER, FILE_TOO_LARGE, NOT_UTF8
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

LARGEST_FILE = 1024 * 1024
"""Bytes that a content file may have."""

MOST_SHOWN = 5
"""How many invisible characters of one file are reported one by one."""

REPLACEMENT = "\ufffd"
"""Shown in place of what cannot be shown."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNUSUAL = re.compile("[\u2028-\u202e\u2066-\u2069]")
_ISOLATES, _END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_LINE_END = re.compile("\r\n?")
_SEPARATORS = {0x2028: " ", 0x2029: " "}
_NAMES = {
    "\x00": "NUL",
    "\x08": "backspace",
    "\x0b": "vertical tab, often pasted from slides",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\u202a": "left-to-right embedding",
    "\u202b": "right-to-left embedding",
    "\u202c": "end of embedding or override",
    "\u202d": "left-to-right override",
    "\u202e": "right-to-left override",
    "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate",
    "\u2068": "first-strong isolate",
    "\u2069": "end of isolate",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with what was wrong about its characters."""

    text: str
    """With `\\n` line ends; every character can be shown."""
    findings: tuple[Diagnostic, ...] = ()
    whole: bool = True
    """Whether the bytes were text at all; if not, `text` is a guess that serves to find further problems."""


def decode(data: bytes, file: str) -> Text:
    """Return the text of a content file; any bytes give a text."""
    if len(data) > LARGEST_FILE:
        return Text("", (too_large(file, len(data)),), whole=False)
    text, findings = _as_unicode(data, file)
    whole = not findings
    text = _LINE_END.sub("\n", text) if "\r" in text else text
    if not _CONTROL.search(text) and (text.isascii() or not _UNUSUAL.search(text)):
        return Text(text, findings, whole)
    text = text.translate(_SEPARATORS)
    return Text(without_invisible(text), (*findings, *_invisible(text, file)), whole)


def lines_of(data: bytes, file: str) -> list[str]:
    """Return the lines of a content file as they can be shown, each character in its column."""
    text = _as_unicode(data, file)[0]
    return visible(_LINE_END.sub("\n", text).translate(_SEPARATORS)).split("\n")


def too_large(file: str, size: int) -> Diagnostic:
    """Return the finding about a file of `size` bytes."""
    return FILE_TOO_LARGE.at(
        Place(file),
        f"This file has {size / 1024 / 1024:.1f} MiB; a content file may have 1 MiB.",
        "It was not read.",
        "Split it, or put large data under `assets/`.",
    )


def without_control(text: str) -> str:
    """Return `text` with a visible mark in place of each control character."""
    return _CONTROL.sub(REPLACEMENT, text)


def holds_control(text: str) -> bool:
    """Whether `text` holds a control character other than tab and line feed."""
    return _CONTROL.search(text) is not None


def without_invisible(text: str) -> str:
    """Return `text` without what `decode` reports: control characters are marked, direction characters dropped."""
    text = without_control(text)
    if not _DIRECTION.search(text):
        return text
    return "\n".join(line if _in_balance(line) else _DIRECTION.sub("", line) for line in text.split("\n"))


def in_one_direction(text: str) -> str:
    """Return `text` without any direction character, and with a visible mark in place of each control character."""
    return _DIRECTION.sub("", without_control(text.translate(_SEPARATORS)))


def visible(text: str) -> str:
    """Return `text` so that it can be shown character by character, each invisible one as a mark of the same width."""
    return _DIRECTION.sub(REPLACEMENT, without_control(text))


def _as_unicode(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        return text, (_not_utf8(Place(file, line=1), "This file is stored in UTF-16, not in UTF-8."),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = data[error.start]
        guess = bytes([byte]).decode("cp1252", errors="replace")
        meant = f"; in Windows-1252 it would be `{guess}`" if guess.isprintable() and guess != REPLACEMENT else ""
        message = f"The byte 0x{byte:02X} is not text in UTF-8{meant}."
        return data.decode("utf-8-sig", errors="replace"), (_not_utf8(Place(file, line=line, column=column), message),)


def _not_utf8(place: Place, message: str) -> Diagnostic:
    return NOT_UTF8.at(
        place,
        message,
        "All content is read as UTF-8; in any other encoding letters would be lost or changed.",
        "Save the file again with the encoding UTF-8.",
    )


def _invisible(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Return findings about control characters and about direction characters that are not in balance."""
    findings: list[Diagnostic] = []
    more: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        hits = list(_CONTROL.finditer(line))
        if not _in_balance(line):
            hits += _DIRECTION.finditer(line)
        for hit in hits:
            if len(findings) < MOST_SHOWN:
                findings.append(_invisible_at(hit.group(), Place(file, line=number, column=hit.start() + 1, length=1)))
            else:
                more.append(hit.group())
    if more:
        code = DIRECTION_CHARACTER if all(map(_DIRECTION.match, more)) else CONTROL_CHARACTER
        findings.append(code.at(findings[-1].place, f"There are {len(more)} more such characters in this file."))
    return tuple(findings)


def _invisible_at(character: str, place: Place) -> Diagnostic:
    name = _NAMES.get(character) or unicodedata.name(character, "")
    shown = f"U+{ord(character):04X}" + (f" ({name})" if name else "")
    if _DIRECTION.match(character):
        return DIRECTION_CHARACTER.at(
            place,
            f"An invisible character stands here: {shown}.",
            "It can show words in another order than they are stored, also those beside it; it is left out.",
            "Delete it; for mixed directions use `<bdi>…</bdi>` in Markdown.",
        )
    return CONTROL_CHARACTER.at(
        place,
        f"An invisible control character stands here: {shown}.",
        "It has no meaning in a text, and pages cannot show it.",
        "Delete it, or write a space or a new line instead.",
    )


def _in_balance(line: str) -> bool:
    """Whether `line` uses direction characters harmlessly: only isolates, each closed on the line."""
    open_isolates = 0
    for hit in _DIRECTION.finditer(line):
        character = hit.group()
        if character in _ISOLATES:
            open_isolates += 1
        elif character == _END_OF_ISOLATE and open_isolates:
            open_isolates -= 1
        else:
            return False
    return not open_isolates

"""Words of other programs as Markdown that stays where it is put, whatever stands in them."""

from __future__ import annotations

import re

from okrsite_gen.content.shape.visible import shows_something
from okrsite_gen.content.text import without_control
from okrsite_gen.content.writing.scalars import one_line

_SIMPLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ,;:()%/]|[.-](?=[A-Za-z0-9 ]))*[.]?")
"""A line in which Markdown sees nothing but words."""
_HEADING = re.compile(r"^(?P<blank> {0,3})#{1,2}(?=[ \t]|$)")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{1,})[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})")
_SWALLOWS = re.compile(r"^( {0,3})<(?=[!?]|/?(?:script|style|pre|textarea|iframe|details|div|table)\b)", re.IGNORECASE)
_DEFINITION = re.compile(r"^( {0,3})(?=\[(?:[^\[\]\\]|\\.)+\]:)")
_LINK = re.compile(r"(?<!\\)\[(?=\[)")
_TAG = re.compile(r"<(?=[!?/A-Za-z])")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def foreign_text(words: str) -> str:
    """Return words as Markdown that ends where it ends.

    Headings that would begin a section go further down, code that is never closed is closed, and what would open HTML,
    a definition or a reference is shown as it stands. Everything else keeps its meaning.
    """
    if _SIMPLE.fullmatch(words):
        return words.strip()
    plain = _SURROGATES.sub("\ufffd", _DIRECTIONS.sub("", without_control(words)))
    lines: list[str] = []
    fence = ""
    for line in plain.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n"):
        marks = _FENCE.match(line)
        if fence:
            closes = marks is not None and marks["marks"].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
        elif marks:
            fence = marks["marks"]
        else:
            line = _kept_in_place(line)  # noqa: PLW2901 - the line as it is written
        lines.append(line.rstrip())
    return "\n".join([*lines, fence] if fence else lines).strip()


def _kept_in_place(line: str) -> str:
    if _HEADING.match(line):
        return _HEADING.sub(lambda found: f"{found['blank']}###", line)
    if _UNDERLINE.match(line):
        return f"\\{line.strip()}"
    line = _SWALLOWS.sub(r"\1\\<", line)
    line = _DEFINITION.sub(r"\1\\", line)
    return _LINK.sub(r"\\[", line)


def foreign_title(words: str) -> str:
    """Return words as a title on one line, without tags and references; empty where readers would see nothing."""
    line = one_line(without_control(_DIRECTIONS.sub("", words)))
    line = _LINK.sub(r"\\[", _TAG.sub(r"\\<", line))
    return line if shows_something(line) else ""

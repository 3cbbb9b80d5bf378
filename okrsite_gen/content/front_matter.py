"""Where a file's front matter ends and its Markdown body begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from okrsite_gen.content.codes_reading import EMPTY_FILE, NO_FRONT_MATTER, UNCLOSED_FRONT_MATTER
from okrsite_gen.content.document import Role
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

_OPENING = re.compile(r"\s*?^---[ \t]*\n", re.MULTILINE)
_HIDDEN = re.compile(r"[\s\ufeff\u200b\u2060]+(?=---[ \t]*\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_BODY_OF_UNCLOSED = re.compile(r"(?<=\n)[ \t]*\n(?=#|(?![-\s]|[\w-]+[ \t]*:(?:\s|$)))")
_LIKE_A_FIELD = re.compile(r"[a-z_]+[ \t]*:(?:\s|$)")
_LIKE_A_FENCE = re.compile(r"^(?:[-–—_*=+~]+|```+[ \t]*ya?ml)[ \t]*$", re.MULTILINE)
_NEEDS_FRONT_MATTER = frozenset({"objective"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A file's text in two halves."""

    front: str
    """YAML between the two fences; empty if there is none."""
    front_line: int
    """Line of the file on which `front` begins, from 1."""
    body: str
    body_line: int
    """Line of the file on which `body` begins, from 1."""
    findings: tuple[Diagnostic, ...] = ()
    whole: bool = True
    """Whether both fences stand where they should, or none is needed."""


def split(text: str, file: str, role: Role) -> Parts:
    """Split a file's text. A missing fence is reported and then guessed, so that the rest can be read."""
    opening = _OPENING.match(text)
    hidden = _HIDDEN.match(text) if opening is None else None
    if hidden:
        return _behind_hidden(text, hidden.group(), file, role)
    if opening is None:
        return _without_opening(text, file, role)
    front_line = text.count("\n", 0, opening.end()) + 1
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _unclosed(text, opening.end(), front_line, file)
    front = text[opening.end() : closing.start()]
    body_line = front_line + front.count("\n") + 1
    return Parts(front, front_line, text[closing.end() :], body_line)


def _unclosed(text: str, start: int, front_line: int, file: str) -> Parts:
    end = _BODY_OF_UNCLOSED.search(text, start)
    front = text[start : end.start()] if end else text[start:]
    body_line = front_line + front.count("\n")
    finding = UNCLOSED_FRONT_MATTER.at(
        Place(file, line=front_line - 1, column=1, length=3),
        "The front matter that `---` opens here is never closed.",
        "Nobody can tell where the fields end and the text begins.",
        "Put a line with only `---` after the last field"
        + (f", such as before line {body_line + 1}." if end else ", at the end of this file."),
    )
    return Parts(front, front_line, text[len(front) + start :], body_line, (finding,), whole=False)


def _behind_hidden(text: str, hidden: str, file: str, role: Role) -> Parts:
    """Split a text whose first fence has something before it that cannot be seen."""
    parts = split("\n" * hidden.count("\n") + text[len(hidden) :], file, role)
    before = hidden.rpartition("\n")[2] or hidden
    blank = not before.strip()
    what = "Blank space stands" if blank else "An invisible character (such as a second byte order mark) stands"
    finding = NO_FRONT_MATTER.at(
        Place(file, line=hidden.count("\n") + 1, column=1, length=len(before)),
        f"{what} before the `---` that should open the front matter.",
        "The three hyphens must be the very first characters of their line.",
        "Delete what stands before them; with the cursor in front of the first hyphen, press Backspace.",
    )
    return replace(parts, findings=(finding, *parts.findings), whole=False)


def _without_opening(text: str, file: str, role: Role) -> Parts:
    start = len(text) - len(text.lstrip())
    line = text.count("\n", 0, start) + 1
    first = text[start:].split("\n", 1)[0].rstrip()
    needed = role.kind in _NEEDS_FRONT_MATTER
    if not first:
        return Parts("", 1, text, 1, (_empty(file, needed=needed),), whole=not needed)
    if _LIKE_A_FENCE.match(text, start) and _LIKE_A_FIELD.match(text, start + len(first) + 1):
        hint = f"Replace `{first}` by three hyphens: `---`."
        guess = text[start + len(first) + 1 :]
        line += 1
    elif _LIKE_A_FIELD.match(first) and (needed or _CLOSING.search(text, start)):
        hint = f"Put a line with only `---` above `{first[:60]}`."
        guess = text[start:]
    elif needed:
        hint = "Begin the file with a line `---`, then `title: …`, then another line `---`."
        guess = ""
    else:
        return Parts("", 1, text, 1)
    finding = NO_FRONT_MATTER.at(
        Place(file, line=line, column=1),
        f"This {role.kind} does not begin with front matter.",
        "The fields stand between two lines of three hyphens at the very top of the file.",
        hint,
    )
    closing = _CLOSING.search(guess) or _LIKE_A_FENCE.search(guess)
    if closing is None:
        return Parts("", 1, text, 1, (finding,), whole=False)
    front = guess[: closing.start()]
    return Parts(front, line, guess[closing.end() :], line + front.count("\n") + 1, (finding,), whole=False)


def _empty(file: str, *, needed: bool) -> Diagnostic:
    if needed:
        return NO_FRONT_MATTER.at(
            Place(file, line=1, column=1),
            "This file is empty, so the objective has no title.",
            "A title is the one thing that every objective needs.",
            "Write `---`, `title: …` and `---` on three lines; or delete the file.",
        )
    place = Place(file, line=1, column=1)
    return EMPTY_FILE.at(place, "This file is empty.", "Nothing is published from it.", "Fill it in or delete it.")

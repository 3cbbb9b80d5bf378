"""Lines of YAML whose value needs quotes, and how they should be written."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_SHOWN = 300
"""Characters of a corrected line that a hint shows."""

PROSE = frozenset(
    (
        *("title", "name", "theme", "note", "reason", "description", "result", "score_reason"),
        *("mission", "vision", "not_doing", "contact", "role", "source", "reached"),
    )
)
"""Fields that hold words of a language."""

_APOSTROPHE = re.compile(r"'(?:twas|tis|twill|til|till|cause|bout|em|n|round|\d\ds?)\b", re.IGNORECASE)
_KEYED = re.compile(
    r"""(?P<head>[ ]*(?:-[ ]+)*(?P<key>[\w\#/@.-]*\w|"[^"]*"|'[^']*')[ ]*:[ \t]+)(?P<value>\S(?:.*[^ \t])?)[ \t]*""",
    re.VERBOSE,
)
_ITEM = re.compile(r"(?P<head> *(?:- +)+)(?P<value>\S(?:.*[^ \t])?)[ \t]*")
_SENTENCE_START = re.compile(r" *(?:- +)+[^\W\d_a-z]")
_STARTS = {
    "[": "`[` at its beginning opens a list in YAML",
    "]": "`]` at its beginning closes a list in YAML",
    "{": "`{` at its beginning opens a group of fields in YAML",
    "}": "`}` at its beginning closes a group of fields in YAML",
    "*": "`*` at its beginning names an alias in YAML",
    "&": "`&` at its beginning sets an anchor in YAML",
    "!": "`!` at its beginning sets a tag in YAML",
    ">": "`>` at its beginning opens a block of text in YAML",
    "|": "`|` at its beginning opens a block of text in YAML",
    "%": "no value may begin with `%` in YAML",
    "@": "no value may begin with `@` in YAML",
    "`": "no value may begin with a backtick in YAML",
    "#": "`#` begins a comment in YAML",
    ",": "no value may begin with a comma in YAML",
    "-": "`- ` at its beginning opens a list in YAML",
    "?": "`? ` at its beginning opens a field's name in YAML",
}
_UNQUOTED_START = frozenset(_STARTS) - {"-", "?"}


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A line of YAML taken apart into what introduces a value and the value itself."""

    head: str
    """Indentation, dashes, field name and colon, with the space behind them."""
    key: str
    """The field's name; empty for an item of a list."""
    value: str
    """The author's characters, to the end of the line."""

    @property
    def quoted(self) -> str:
        """The whole line with the value in quotes."""
        return f"{self.head}{quote(self.value)}"

    @property
    def hint(self) -> str:
        """What to write instead."""
        line = self.quoted.strip()
        return "Write it as: " + (f"{line[:LONGEST_SHOWN]}…" if len(line) > LONGEST_SHOWN else line)

    @property
    def subject(self) -> str:
        """How to speak of the value."""
        return f"The value of `{self.key}`" if self.key else "This item"


def value_line(line: str) -> ValueLine | None:
    """Take a line apart; None when it introduces no value."""
    keyed = _KEYED.fullmatch(line)
    item = _ITEM.fullmatch(line)
    if keyed and not (item and _SENTENCE_START.match(line)):
        return ValueLine(keyed["head"], keyed["key"].strip("\"'"), keyed["value"])
    return ValueLine(item["head"], "", item["value"]) if item else None


def why_quotes(value: str) -> str:
    """Return why YAML does not take `value` as it stands; empty when nothing in it is known to matter."""
    first = value[:1]
    if first in _UNQUOTED_START or value[:2] in {"-", "- ", "?", "? "}:
        return _STARTS[first]
    if first in {'"', "'"}:
        return _why_other_quotes(value, first)
    if ": " in value or value.endswith(":"):
        return "a colon with a space behind it ends a field's name in YAML"
    if " #" in value:
        return "` #` begins a comment in YAML"
    return ""


def quote(value: str) -> str:
    """Return `value` in the quotes that leave all its characters as they are, without idle quotes inside."""
    inner = _meant(value)
    if '"' in inner or "\\" in inner:
        escaped = inner.replace("'", "''")
        return f"'{escaped}'"
    return f'"{inner}"'


def _meant(value: str) -> str:
    """Return the characters that an author meant who wrote `value`, quotes around it aside."""
    first = value[:1]
    if first not in {'"', "'"}:
        return value
    rest = value[1:]
    if _APOSTROPHE.match(value) and not rest.endswith(first):
        return value
    if rest.endswith(first):
        return rest[:-1].replace("''", "'") if first == "'" else rest[:-1]
    return rest if first not in rest else value


def _why_other_quotes(value: str, sign: str) -> str:
    rest = value[1:]
    if sign not in rest and _APOSTROPHE.match(value):
        return "YAML takes the apostrophe at its beginning for an opening quote"
    if sign not in rest:
        return f"the quotes that `{sign}` opens are never closed"
    if not rest.endswith(sign):
        return f"the quotes end before the text does, and text beginning with `{sign}` is read only up to the next one"
    if sign == '"' and "\\" in value:
        return "a backslash between double quotes has a meaning of its own in YAML"
    return f"`{sign}` inside the quotes ends them too early"

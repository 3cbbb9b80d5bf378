"""Words as YAML on one line, so that they are read back as they were."""

from __future__ import annotations

import re

from okrsite_gen.content.text import without_invisible
from okrsite_gen.content.yaml_reading import read_yaml
from okrsite_gen.content.yaml_reading.quoting import why_quotes

_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_ORDINARY = re.compile(r"[A-Za-z][A-Za-z0-9 _/.,%-]*[A-Za-z0-9.%]")
_FIGURE = re.compile(r"[$€£]?-?[0-9][0-9.,-]*(?:%| [A-Za-z]+)?")
_ORDINARY_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_/-]*")
_NOTHING = frozenset({"", "~", "null"})


def one_line(words: str) -> str:
    """Return words on one line, as a reader of the file would see them: nothing invisible, single spaces."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip()
    return without_invisible(_SURROGATES.sub("\ufffd", _SPACE.sub(" ", words))).strip()


def scalar(words: str) -> str:
    """Return words as a value of YAML, in quotes only where YAML would read something else without them."""
    line = one_line(words)
    if line not in _NOTHING and (_ORDINARY.fullmatch(line) or _FIGURE.fullmatch(line) or _is_plain(line)):
        return line
    return quoted(line)


def name(words: str) -> str:
    """Return words as the name of a field, in quotes only where it needs them."""
    line = one_line(words)
    if _ORDINARY_NAME.fullmatch(line):
        return line
    read = read_yaml(f"{line}: x\n", "")
    return line if not read.findings and read.value == {line: "x"} and not why_quotes(line) else quoted(line)


def remark(words: str) -> str:
    """Return words as a line of comment."""
    return f"# {one_line(words)}"


def _is_plain(line: str) -> bool:
    """Whether YAML reads a line without quotes as it stands, behind a field's name and as an item of a list."""
    if why_quotes(line):
        return False
    read = read_yaml(f"title: {line}\nitems:\n  - {line}\n", "")
    return not read.findings and read.value == {"title": line, "items": [line]}


def quoted(line: str) -> str:
    """Return a line in the quotes that leave all its characters as they are."""
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    return "'" + line.replace("'", "''") + "'"

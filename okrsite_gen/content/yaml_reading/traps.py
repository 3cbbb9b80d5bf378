"""What YAML understands otherwise than its author meant, though it is no syntax error: the findings about that."""

from __future__ import annotations

import re

from okrsite_gen.content.codes_reading import (
    ALIAS,
    COMPLEX_KEY,
    CONTROL_CHARACTER,
    CUT_OFF,
    DUPLICATE_KEY,
    FLOW_COMMA,
    SENTENCE_AS_FIELD,
    SYNTAX,
    TAG,
    UNQUOTED,
)
from okrsite_gen.content.document import Path
from okrsite_gen.content.yaml_reading.events import Mark
from okrsite_gen.content.yaml_reading.mends import NO_SPACE_BEHIND_DASH, Problem
from okrsite_gen.content.yaml_reading.quoting import PROSE, quote, value_line
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Fix

_PROSE_INSIDE = frozenset({"key_results", "not_doing", "milestones", "levels"})
_COMMENT = re.compile(r"[ \t]+(#.*)")


def node_mark(*, tag: bool, mark: Mark, words: str, line: str) -> Problem:
    """An anchor or a tag in front of a value; `words` are the author's characters."""
    if tag:
        return _at(TAG, mark, words, f"`{words}` begins with a tag of YAML.", _UNUSED, _quoted(line, words))
    return _at(ALIAS, mark, words, f"`{words}` begins with an anchor of YAML.", _UNUSED, _quoted(line, words))


def alias(mark: Mark, words: str, line: str) -> Problem:
    """An alias in the place of a value."""
    return _at(ALIAS, mark, words, f"`{words}` is an alias of YAML.", _UNUSED, _quoted(line, words))


_UNUSED = "Anchors, aliases and tags are not used here, so that each file can be read by itself."


def duplicate_key(mark: Mark, key: str, first_line: int) -> Problem:
    """A field that is written a second time."""
    return _at(
        DUPLICATE_KEY,
        mark,
        key,
        f"`{key}` is written twice here; it stands on line {first_line} already.",
        "Only one of the two can count, and nobody could tell which.",
        "Keep one of them.",
    )


def nameless_field(mark: Mark) -> Problem:
    """A colon without a name in front of it."""
    return _at(
        COMPLEX_KEY,
        mark,
        ":",
        "A field's name is missing before this colon.",
        hint="Write the name, or quote the text.",
    )


def dash_without_space(mark: Mark, name: str, line: str) -> Problem:
    """A field whose name begins with a dash, as in `-id: speed`."""
    better = line.strip().replace("-", "- ", 1)
    return _at(UNQUOTED, mark, name, *NO_SPACE_BEHIND_DASH, f"Write it as: {better}")


def cut_off_title(mark: Mark, words: str, line: str) -> Problem:
    """A title that begins with `#`, so that all of it is a comment; `words` are the author's characters."""
    better = f"{line[: line.index(words)]}{quote(words)}".strip()
    return Problem(
        UNQUOTED,
        mark.line,
        line.index(words),
        len(words),
        f"The title needs quotes: the `#` at its beginning cuts off all of `{_short(words)}`.",
        "Behind a space, `#` begins a comment in YAML, which appears on no page.",
        f"Write it as: {better}",
        _quotes(words),
    )


def list_as_name(mark: Mark, words: str, line: str) -> Problem:
    """A list or group where a field's name should stand, as in `{{ title }}`."""
    message = f"`{_short(words)}` stands where a field's name should be."
    return _at(COMPLEX_KEY, mark, words, message, "Brackets and braces are signs of YAML.", _quoted(line, words))


def lone_words(mark: Mark, words: str, line: str) -> Problem:
    """Words in braces that are no fields, as in `{name} is the best`."""
    message = f"`{_short(words)}` needs quotes: braces open a group of fields in YAML."
    reason = "Without quotes the words would be lost."
    return _at(UNQUOTED, mark, words, message, reason, _quoted(line, words), _quotes(words))


def comma_in_braces(mark: Mark, value: str, better: str) -> Problem:
    """A value in braces that a comma cuts off, as in `{value: €4,250}`."""
    return _at(
        FLOW_COMMA,
        mark,
        value,
        f"The comma in `{_short(value)}` ends the value, since it stands inside `{{ }}`.",
        "YAML would read only what stands before the comma.",
        f"Write it as: {better}; or put each field on a line of its own.",
        _quotes(value),
    )


def bracketed_reference(mark: Mark, words: str, line: str) -> Problem:
    """`[[ref]]` alone, which YAML takes for a list in a list."""
    message = f"`{_short(words)}` needs quotes: square brackets open a list in YAML."
    return _at(UNQUOTED, mark, words, message, "Without quotes it is not a link.", _quoted(line, words), _quotes(words))


def sentence_as_field(mark: Mark, words: str) -> Problem:
    """An item that is a sentence with a colon in it."""
    return _at(
        SENTENCE_AS_FIELD,
        mark,
        words,
        f"The colon behind `{_short(words.partition(': ')[0])}` makes a field of this sentence.",
        "In YAML a colon with a space behind it ends a field's name.",
        f"Write it as: - {quote(words)}",
        _quotes(words),
    )


def second_document(mark: Mark) -> Problem:
    """A line that begins with `---` and goes on."""
    return _at(
        SYNTAX,
        mark,
        "---",
        "`---` begins another document here.",
        "What follows was not read.",
        "Put nothing behind the `---` that closes the front matter, and quotes around a text that begins with it.",
    )


def control_character(mark: Mark, length: int) -> Problem:
    """A control character written as an escape between double quotes."""
    return Problem(
        CONTROL_CHARACTER,
        mark.line,
        mark.column,
        length,
        "This text holds an invisible control character, written as an escape with `\\`.",
        "It has no meaning in a text, and pages cannot show it.",
        "Delete it; use single quotes if a backslash is meant.",
    )


def cut_off(mark: Mark, text: str, path: Path, *, empty: bool, line: str) -> Problem | None:
    """A comment behind unquoted prose that ends at `mark`; None where a comment is what one expects."""
    comment = _COMMENT.match(text, mark.index)
    if comment is None:
        return None
    words = comment[1]
    tight = empty and words[1:2].strip() != ""
    if not tight and not _is_prose(path):
        return None
    parts = value_line(line)
    return Problem(
        CUT_OFF,
        mark.line,
        mark.column + len(comment.group()) - len(words),
        len(words),
        f"`{_short(words)}` is left out here: ` #` begins a comment in YAML.",
        "What stands behind it does not appear on any page.",
        f"{parts.hint if parts else 'Put the whole text in quotes'}; or put the comment on a line of its own.",
    )


def _is_prose(path: Path) -> bool:
    last, before = path[-1:], path[-2:-1]
    if last and isinstance(last[0], str) and last[0] in PROSE:
        return True
    return bool(before) and before[0] in _PROSE_INSIDE


def _quotes(words: str) -> Fix | None:
    """Return the putting of quotes around words, where they stand on one line."""
    return None if "\n" in words else Fix(words, quote(words))


def _at(
    code: Code, mark: Mark, words: str, message: str, reason: str = "", hint: str = "", fix: Fix | None = None
) -> Problem:
    length = len(words.split("\n", 1)[0])
    return Problem(code, mark.line, mark.column, length, message, reason, hint, fix)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return f"{flat[:80]}…" if len(flat) > 80 else flat


def _quoted(line: str, words: str) -> str:
    parts = value_line(line)
    return parts.hint if parts else f"If it is meant as text, put it in quotes: {quote(_short(words))}"

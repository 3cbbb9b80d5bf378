"""Known causes of syntax errors in front matter, each with the lines as they should have been written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okrsite_gen.content.codes_reading import INDENTATION, SYNTAX, TAB, UNQUOTED
from okrsite_gen.content.yaml_reading.events import Trouble
from okrsite_gen.content.yaml_reading.quoting import PROSE, ValueLine, quote, value_line, why_quotes
from okrsite_gen.content.yaml_reading.words import about_context
from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Fix

_TAB_INDENT = re.compile(r"[ ]*\t[ \t]*")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000]")
_ODD_INDENT = re.compile(rf"^[ ]*{_ODD_SPACE.pattern}(?:[ ]|{_ODD_SPACE.pattern})*(?=- |[a-z_]+:(?: |$))", re.MULTILINE)
_NO_SPACE = re.compile(r"([ ]*(?:-[ ]+)*[A-Za-z_]+):([^\s/:].*)")
_NO_SPACE_BEHIND_DASH = re.compile(r"([ ]*(?:-[ ]+)*-)([A-Za-z_]+:(?:[ ].*)?)")
_ODD_COLON = re.compile("([ ]*(?:-[ ]+)*[A-Za-z_]+)[ ]*(?:\uff1a|:[\u00a0\u202f\u3000])[ ]*(.*)")
_FIELD_OR_ITEM = re.compile(r"[ ]*(?:-[ ]|[a-z_]+:(?:[ ]|$))")
_OPENED = re.compile(r"((?:\{(?=[ ]*[a-z_]+:[ ])|\[(?=[^{}\[\]]*,)))[^{}\[\]]*")
_NO_COLON = re.compile(r"(?P<head>[ ]*(?:-[ ]+)?)(?P<name>[a-z_]+)[ ]+(?P<value>[^\s:#](?:(?!:(?:[ ]|$)).)*)")
_BARE = re.compile(r"[ ]*(?:-[ ]+)?(?P<name>[\w#./-]+)[ ]*")
_NAMED = re.compile(r"[ ]*(?:-[ ]|[\w#./-]+:(?:[ ]|$))")
_LEFT_WITHOUT_COLON = frozenset(
    (
        *("title", "owner", "id", "start", "target", "current", "value", "confidence", "author", "state", "audience"),
        *("pillar", "ambition", "weight", "note", "reason", "name", "unit", "status", "score", "due", "team", "parent"),
    )
)
"""Fields whose line is told to lack a colon where it has none and cannot be read."""
_LINES_ABOVE = 12
_WITHOUT_COLON = "A field's name ends with a colon and a space; without them YAML takes the line for a part of a text."
NO_SPACE_BEHIND_DASH = (
    "A space is missing behind the dash.",
    "Without it YAML takes the dash for a part of the field's name, not for the beginning of an item.",
)
"""Message and reason."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a YAML text. Line and column count from 0, within that text."""

    code: Code
    line: int
    column: int
    length: int
    message: str
    reason: str = ""
    hint: str = ""
    fix: Fix | None = None
    """What to write instead, where the reader takes it for that anyway."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One possible cause of a trouble: the problem that it would be, and the lines as they would be without it."""

    problem: Problem
    lines: Sequence[str]
    touched: int
    """The last line that was changed: beyond it reading must get if this was the cause."""


def plain_indentation(text: str) -> tuple[str, tuple[Problem, ...]]:
    """Return `text` with ordinary spaces where fields are indented with others, which YAML takes for letters."""
    found = _ODD_INDENT.search(text)
    if found is None:
        return text, ()
    problem = Problem(
        INDENTATION,
        text.count("\n", 0, found.start()),
        0,
        len(found.group()),
        "This line is indented with characters that only look like spaces.",
        "They come from web pages and chat programs, and YAML takes them for letters.",
        "Delete them and type spaces, here and in the lines below.",
    )
    return _ODD_INDENT.sub(lambda indent: _ODD_SPACE.sub(" ", indent.group()), text), (problem,)


def mends(lines: Sequence[str], trouble: Trouble) -> Iterator[Mend]:
    """Yield what may have caused a trouble, most likely first. Whether it did, only reading again can tell."""
    last = len(lines) - 1
    here = min(trouble.line, last)
    yield from _tabs(lines, here)
    yield from _tab_within(lines, here, trouble.column)
    numbers = [min(trouble.context_line, last), here] if about_context(trouble) else [here]
    numbers += [number for number in range(here - 1, max(here - 3, -1), -1) if lines[number].strip()]
    if not about_context(trouble) and 0 <= trouble.context_line <= last:
        numbers.append(trouble.context_line)
    for number in dict.fromkeys(numbers):
        yield from _missing_colon(lines, number)
        yield from _bare_name(lines, number)
    for number in dict.fromkeys(numbers):
        yield from _missing_space(lines, number)
        yield from _missing_bracket(lines, number)
        yield from _missing_quotes(lines, number)
    yield from _wrong_indentation(lines, here)
    yield from _text_over_lines(lines, here)
    if 0 <= trouble.context_line <= last:
        yield from _unindented_text(lines, trouble.context_line)


def indent_of(line: str) -> int:
    """Return how many spaces `line` begins with."""
    return len(line) - len(line.lstrip(" "))


def _changed(lines: Sequence[str], number: int, line: str) -> list[str]:
    return [*lines[:number], line, *lines[number + 1 :]]


def _tab_within(lines: Sequence[str], here: int, column: int) -> Iterator[Mend]:
    """Yield the line with a space where YAML stumbled over a tab, as behind a dash."""
    line = lines[here]
    if line[column : column + 1] != "\t" or not line[:column].strip():
        return
    before, rest = line[:column].rstrip(), line[column:].lstrip()
    problem = Problem(
        TAB,
        here,
        column,
        len(line) - column - len(rest),
        "A tab stands here.",
        "YAML allows only spaces there, since how far a line is indented says what it belongs to.",
        "Use one space instead.",
    )
    yield Mend(problem, _changed(lines, here, f"{before} {rest}"), here)


def _tabs(lines: Sequence[str], here: int) -> Iterator[Mend]:
    if not _TAB_INDENT.match(lines[here]):
        return
    first = next(number for number, line in enumerate(lines) if _TAB_INDENT.match(line))
    problem = Problem(
        TAB,
        first,
        0,
        len(lines[first]) - len(lines[first].lstrip()),
        "This line is indented with a tab.",
        "YAML allows only spaces there, since tabs are not equally wide everywhere.",
        "Use two spaces instead of each tab.",
    )
    for width in sorted((2, 4, 8), key=lambda width: not _fits(lines, first, width)):
        spaced = [_spaced(line, width) if number >= first else line for number, line in enumerate(lines)]
        yield Mend(problem, spaced, here)


def _fits(lines: Sequence[str], number: int, width: int) -> bool:
    """Whether a line whose tabs are so wide is deeper than the line above exactly if that opens a field."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    return (indent_of(_spaced(lines[number], width)) > indent_of(above)) == above.rstrip().endswith(":")


def _spaced(line: str, width: int) -> str:
    indent = _TAB_INDENT.match(line)
    return indent.group().replace("\t", " " * width) + line[indent.end() :] if indent else line


def _missing_colon(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield the line with a colon behind the name of a field that it begins with."""
    found = _NO_COLON.fullmatch(lines[number])
    if found is None or found["name"] not in _LEFT_WITHOUT_COLON:
        return
    head, name, value = found["head"], found["name"], found["value"].rstrip()
    beside = [line for line in (*lines[:number][-1:], *lines[number + 1 :][:1]) if _FIELD_OR_ITEM.match(line)]
    if not any(len(head) in {indent_of(line), len(line) - len(line.lstrip(" -"))} for line in beside):
        return
    problem = Problem(
        SYNTAX,
        number,
        len(head),
        len(name),
        f"`{name}` has no colon behind it.",
        _WITHOUT_COLON,
        f"Write `{name}: {value}`.",
    )
    yield Mend(problem, _changed(lines, number, f"{head}{name}: {value}"), number)


def _bare_name(lines: Sequence[str], number: int) -> Iterator[Mend]:
    """Yield the line with a colon behind the one word on it, which may be a name with fields below or beside it."""
    found = _BARE.fullmatch(lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    deeper = indent_of(below) - indent_of(lines[number])
    if found is None or not _NAMED.match(below) or deeper < 0 or (deeper == 0 and below.lstrip().startswith("- ")):
        return
    name = found["name"]
    message = f"`{name}` has no colon behind it."
    problem = Problem(SYNTAX, number, found.start("name"), len(name), message, _WITHOUT_COLON, f"Write `{name}:`.")
    yield Mend(problem, _changed(lines, number, f"{lines[number].rstrip()}:"), number)


def _missing_space(lines: Sequence[str], number: int) -> Iterator[Mend]:
    line = lines[number]
    dash = _NO_SPACE_BEHIND_DASH.fullmatch(line)
    if dash:
        better = f"{dash[1]} {dash[2]}"
        hint = f"Write it as: {better.strip()}"
        problem = Problem(UNQUOTED, number, len(dash[1]) - 1, 1, *NO_SPACE_BEHIND_DASH, hint, Fix("-", "- "))
        yield Mend(problem, _changed(lines, number, better), number)
    found = _NO_SPACE.fullmatch(line) or _ODD_COLON.fullmatch(line)
    if found:
        better = f"{found[1]}: {found[2]}"
        problem = Problem(
            UNQUOTED,
            number,
            len(found[1]),
            1,
            f"The colon behind `{found[1].strip(' -')}` needs a space behind it.",
            "Without it YAML takes name and value for one word.",
            f"Write it as: {better.strip()}",
            Fix(line[len(found[1]) : len(line) - len(found[2])], ": "),
        )
        yield Mend(problem, _changed(lines, number, better), number)


def _missing_bracket(lines: Sequence[str], number: int) -> Iterator[Mend]:
    parts = value_line(lines[number])
    opened = _OPENED.fullmatch(parts.value) if parts else None
    if parts and opened and (opened[1] == "{" or parts.key not in PROSE):
        closing = "}" if opened[1] == "{" else "]"
        better = f"{lines[number].rstrip()}{closing}"
        message = f"The `{opened[1]}` that opens the value of `{parts.key}` is never closed."
        reason = "YAML reads on for its end in the lines below."
        hint = f"Write it as: {better.strip()}"
        problem = Problem(SYNTAX, number, len(parts.head), len(parts.value), message, reason, hint)
        yield Mend(problem, _changed(lines, number, better), number)


def _missing_quotes(lines: Sequence[str], number: int) -> Iterator[Mend]:
    parts = value_line(lines[number])
    why = why_quotes(parts.value) if parts else ""
    if parts and why:
        problem = _unquoted(parts, number, why)
        if _like_a_list(parts):
            item = f"`[{parts.value.lstrip('- ')}]`"
            problem = replace(problem, hint=f"Put it in brackets if it is a list: {item}; in quotes if it is text.")
        elif " #" not in parts.value:
            problem = replace(problem, fix=Fix(parts.value, quote(parts.value)))
        yield Mend(problem, _changed(lines, number, parts.quoted), number)


def _like_a_list(parts: ValueLine) -> bool:
    """Whether a list may have been meant that begins on the line of its field."""
    return parts.value.startswith("- ") and parts.key not in {"", *PROSE}


def _unquoted(parts: ValueLine, number: int, why: str) -> Problem:
    already = parts.value[0] in {'"', "'"}
    message = f"{parts.subject} needs {'other ' if already else ''}quotes: {why}."
    reason = "Text that YAML could take for its own signs stands in quotes."
    return Problem(UNQUOTED, number, len(parts.head), len(parts.value), message, reason, parts.hint)


def _wrong_indentation(lines: Sequence[str], here: int) -> Iterator[Mend]:
    """Yield the line's alignment with lines above it, the nearest depth first."""
    line = lines[here]
    if not _FIELD_OR_ITEM.match(line):
        return
    depth = indent_of(line)
    depths: set[int] = set()
    above = [other for other in lines[:here] if other.strip()][-_LINES_ABOVE:]
    for other in above:
        depths |= {indent_of(other), len(other) - len(other.lstrip(" -"))}
    for better in sorted(depths - {depth}, key=lambda other: (abs(other - depth), other)):
        problem = Problem(
            INDENTATION,
            here,
            0,
            depth,
            f"The indentation of this line fits no line above it: it has {_spaces(depth)}.",
            "In YAML, how far a line is indented says what it belongs to.",
            f"Indent it by {_spaces(better)}; or, if it goes on with the text above, put that whole text in quotes.",
        )
        moved = _changed(lines, here, " " * better + line.lstrip(" "))
        end = here + 1
        while end < len(lines) and indent_of(lines[end]) > depth and lines[end].strip():
            moved[end] = " " * (indent_of(lines[end]) + better - depth) + lines[end].lstrip(" ")
            end += 1
        if line.lstrip().startswith("- ") and end > here + 1:
            yield Mend(problem, moved, end - 1)
        yield Mend(problem, _changed(lines, here, " " * better + line.lstrip(" ")), here)


def _spaces(count: int) -> str:
    return {0: "no space", 1: "one space"}.get(count, f"{count} spaces")


def _text_over_lines(lines: Sequence[str], here: int) -> Iterator[Mend]:
    """Yield a text over several lines written as one in quotes."""
    start = here - 1
    while start >= 0 and (not lines[start].strip() or indent_of(lines[start]) >= indent_of(lines[here])):
        start -= 1
    parts = value_line(lines[start]) if start >= 0 else None
    if parts is None or parts.value[0] in "\"'[{|>":
        return
    end = here + 1
    while end < len(lines) and lines[end].strip() and indent_of(lines[end]) > indent_of(lines[start]):
        end += 1
    joined = ValueLine(parts.head, parts.key, " ".join(line.strip() for line in (parts.value, *lines[start + 1 : end])))
    why = why_quotes(joined.value)
    if why:
        rest = [""] * (end - start - 1)
        yield Mend(_unquoted(joined, start, why), [*lines[:start], joined.quoted, *rest, *lines[end:]], end - 1)


def _unindented_text(lines: Sequence[str], number: int) -> Iterator[Mend]:
    line = lines[number]
    if number == 0 or not line.strip() or _FIELD_OR_ITEM.match(line):
        return
    problem = Problem(
        INDENTATION,
        number,
        indent_of(line),
        len(line.strip()),
        "This line is neither a field nor indented like a part of the value above it.",
        "YAML cannot tell what it belongs to.",
        "Indent it by two spaces if it continues the value above; "
        "put a colon and a space behind the name if it is a field.",
    )
    yield Mend(problem, _changed(lines, number, f"  {line}"), number)

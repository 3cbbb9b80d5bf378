"""Reading on after a syntax error: each trouble is explained, mended in memory if its cause is known, else skipped."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.content.codes_reading import SYNTAX, TOO_DEEP, TOO_LARGE
from okrsite_gen.content.yaml_reading.events import DEEPEST, MOST_NODES, PROBLEM_DEEP, PROBLEM_MANY, Trouble, trouble_in
from okrsite_gen.content.yaml_reading.mends import Mend, Problem, indent_of, mends
from okrsite_gen.content.yaml_reading.words import about_context, in_plain_words

MOST_REPAIRS = 40
"""Syntax errors of one file that are reported one by one."""

MOST_READ = 4 * 1024 * 1024
"""Characters that may be parsed on the way, so that a large broken file costs no more than a moment."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """YAML that can be read, with what had to be changed for that."""

    text: str
    problems: tuple[Problem, ...]


def repair(text: str, trouble: Trouble) -> Repaired:
    """Return `text`, in which `trouble` comes first, in a form that reads to its end."""
    lines = text.split("\n")
    problems: list[Problem] = []
    budget = MOST_READ // (len(text) + 1)
    current: Trouble | None = trouble
    while current is not None:
        limit = current.problem in {PROBLEM_DEEP, PROBLEM_MANY}
        if limit or len(problems) >= MOST_REPAIRS or budget <= 0:
            problems.append(_limit(current) if limit else _unexplained(lines, current))
            return Repaired(_readable_beginning(lines, current), tuple(problems))
        mended, after, tried = _mend(lines, current, budget)
        budget -= tried
        if mended:
            problems.append(mended.problem)
            lines, current = list(mended.lines), after
        else:
            problems.append(_unexplained(lines, current))
            lines = _without_block(lines, current)
            current = trouble_in("\n".join(lines))
            budget -= 1
    return Repaired("\n".join(lines), tuple(problems))


def _mend(lines: list[str], trouble: Trouble, budget: int) -> tuple[Mend | None, Trouble | None, int]:
    """Return the first mend after which reading gets further, the trouble that then comes, and how many were tried."""
    tried = 0
    for mend in mends(lines, trouble):
        if tried >= budget:
            break
        after = trouble_in("\n".join(mend.lines))
        tried += 1
        reached = mend.touched if about_context(trouble) else max(trouble.line, mend.touched)
        if after is None or after.line > reached:
            return mend, after, tried
    return None, None, tried


def _without_block(lines: list[str], trouble: Trouble) -> list[str]:
    """Return `lines` without the top-level field in which the trouble lies."""
    start, end = _block(lines, trouble)
    return ["" if start <= number < end else line for number, line in enumerate(lines)]


def _block(lines: list[str], trouble: Trouble) -> tuple[int, int]:
    """Return first line and end of the top-level field around a trouble, or of all that is there if it has none."""
    start = min(trouble.context_line if about_context(trouble) else trouble.line, len(lines) - 1)
    while start > 0 and not _begins_field(lines[start]):
        start -= 1
    end = max(start, min(trouble.line, len(lines) - 1) if not about_context(trouble) else start) + 1
    while end < len(lines) and not _begins_field(lines[end]):
        end += 1
    return (start, end) if any(map(str.strip, lines[start:end])) else (0, max(end, trouble.line + 1))


def _begins_field(line: str) -> bool:
    return bool(line.strip()) and indent_of(line) == 0 and line[0] not in "#-\t"


def _readable_beginning(lines: list[str], trouble: Trouble) -> str:
    """Return the lines above the field in which the trouble lies, if these read well by themselves."""
    beginning = "\n".join(lines[: _block(lines, trouble)[0]])
    return beginning if trouble_in(beginning) is None else ""


def _unexplained(lines: list[str], trouble: Trouble) -> Problem:
    line, column = trouble.line, trouble.column
    if about_context(trouble):
        line, column = trouble.context_line, trouble.context_column
    line = min(line, len(lines) - 1)
    message, hint = in_plain_words(trouble)
    reason = "YAML cannot be read here; what follows was read as far as possible."
    return Problem(SYNTAX, line, column, max(len(lines[line]) - column, 0), message, reason, hint)


def _limit(trouble: Trouble) -> Problem:
    if trouble.problem == PROBLEM_DEEP:
        message, hint = f"Lists and groups stand in each other more than {DEEPEST} deep here.", "Write it flatter."
        return Problem(TOO_DEEP, trouble.line, trouble.column, 1, message, "No field needs that.", hint)
    message = f"The front matter has more than {MOST_NODES:,} values."
    reason = "It was read up to here."
    return Problem(TOO_LARGE, trouble.line, trouble.column, 1, message, reason, "Put long lists into the text below.")

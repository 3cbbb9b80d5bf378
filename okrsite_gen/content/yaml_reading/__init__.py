"""YAML as authors write it: every scalar keeps its characters, every trap is explained, errors do not end reading."""

from __future__ import annotations

from dataclasses import dataclass

from okrsite_gen.content.codes_reading import SYNTAX, TOO_LARGE
from okrsite_gen.content.document import FrontValue, Path
from okrsite_gen.content.merges import unfinished_merge
from okrsite_gen.content.text import decode
from okrsite_gen.content.yaml_reading.events import LARGEST
from okrsite_gen.content.yaml_reading.mends import Problem, plain_indentation
from okrsite_gen.content.yaml_reading.plain_lines import read_plain
from okrsite_gen.content.yaml_reading.repair import repair
from okrsite_gen.content.yaml_reading.tree import read_tree
from okrsite_gen.model.diagnostics import Diagnostic
from okrsite_gen.model.names import Place

MOST_PROBLEMS = 100
"""Problems of one YAML text that are listed one by one."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML text says."""

    value: FrontValue = None
    """Scalars are texts; an empty value, a plain `~` and a plain `null` are None. Errors leave out what they touch."""
    findings: tuple[Diagnostic, ...] = ()
    texts: tuple[tuple[Path, str], ...] = ()
    """Texts that may hold links of Markdown, each with its path."""


def read_yaml(text: str, file: str, first_line: int = 1) -> YamlText:
    """Read a YAML text that begins on `first_line` of `file`."""
    if len(text) > LARGEST:
        return YamlText(findings=(_finding(_too_large(len(text)), file, first_line),))
    problems: tuple[Problem, ...] = ()
    if not text.isascii():
        text, problems = plain_indentation(text)
    plain = None if problems else read_plain(text)
    if plain is not None:
        return YamlText(plain.value, texts=plain.texts)
    tree = read_tree(text, first_line)
    if tree.trouble:
        repaired = repair(text, tree.trouble)
        problems += repaired.problems
        tree = read_tree(repaired.text, first_line)
    problems = _the_first(problems + tree.problems)
    return YamlText(tree.value, tuple(_finding(problem, file, first_line) for problem in problems), tree.texts)


def read_yaml_file(data: bytes, file: str) -> tuple[FrontValue, tuple[Diagnostic, ...]]:
    """Read a file that is YAML from its first line to its last; return its value and what is wrong with it."""
    decoded = decode(data, file)
    merge = unfinished_merge(decoded.text, file)
    if merge:
        return None, (*decoded.findings, merge)
    read = read_yaml(decoded.text, file)
    return read.value, (*decoded.findings, *read.findings)


def _finding(problem: Problem, file: str, first_line: int) -> Diagnostic:
    place = Place(file, line=problem.line + first_line, column=problem.column + 1, length=problem.length)
    return problem.code.at(place, problem.message, problem.reason, problem.hint, fix=problem.fix)


def _the_first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return so many problems as somebody may want to read, and one that counts the others."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
    last, rest = ordered[MOST_PROBLEMS - 1], len(problems) - MOST_PROBLEMS
    more = Problem(SYNTAX, last.line, last.column, last.length, f"Below this line are {rest} more problems like these.")
    return (*ordered[:MOST_PROBLEMS], more)


def _too_large(size: int) -> Problem:
    message = f"The YAML here has {size // 1024} KiB; it may have {LARGEST // 1024} KiB."
    return Problem(TOO_LARGE, 0, 0, 0, message, "It was not read.", "Put long texts below the front matter.")

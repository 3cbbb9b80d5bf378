"""Whether a file is mended by a fix: what it said before it still says, and it has an error less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from okrsite_gen.content.document import Document, FrontValue, Path
from okrsite_gen.content.locate import KEY
from okrsite_gen.content.sources import Source
from okrsite_gen.content.yaml_reading.repair import MOST_REPAIRS
from okrsite_gen.model.diagnostics import Diagnostic, Severity


@dataclass(frozen=True)
class Reading:
    """A file as it is read at one moment."""

    source: Source
    document: Document
    findings: tuple[Diagnostic, ...]
    """About its fields."""

    @cached_property
    def errors(self) -> tuple[int, int]:
        """How many errors reading it has, and how many there are in all: those of reading weigh more than any other."""
        of_reading = sum(map(_is_error, self.document.diagnostics))
        return of_reading, of_reading + sum(map(_is_error, self.findings))

    @property
    def cut(self) -> bool:
        """Whether it has more errors than are read past, so that nobody knows what stands below them."""
        return self.errors[0] > MOST_REPAIRS


def leads_on(before: Reading, after: Reading, finding: Diagnostic) -> bool:
    """Whether the fix of a finding leaves fewer errors, or only such in its place as it brought to light.

    What the reader took the file to say already must stay. Where a field or its value was wrong, that alone may differ.
    """
    if after.document.body != before.document.body:
        return False
    if not finding.place.path:
        return _says_as_much(before, after) and (
            after.errors[0] < before.errors[0] or (before.cut and _only_below(before, after, finding))
        )
    old, new = Counter(_words(before.document.front)), Counter(_words(after.document.front))
    if (old - new).total() != 1 or (new - old).total() != 1:
        return False
    return after.errors[1] < before.errors[1] or _only_inside(before, after, finding)


def _says_as_much(before: Reading, after: Reading) -> bool:
    """Whether what could be read before is read as before; what could not be read may be read now."""
    read, now = before.document.front, after.document.front
    return now == read or (before.cut and all(name in now and now[name] == value for name, value in read.items()))


def _only_below(before: Reading, after: Reading, finding: Diagnostic) -> bool:
    """Whether the finding is gone, and errors that come in its place stand below it."""
    old = Counter((each.code, each.place.line) for each in before.document.diagnostics)
    new = Counter((each.code, each.place.line) for each in after.document.diagnostics)
    gone = old[finding.code, finding.place.line] > new[finding.code, finding.place.line]
    return gone and after.errors[0] == before.errors[0] and all(line > finding.place.line for _, line in new - old)


def _only_inside(before: Reading, after: Reading, finding: Diagnostic) -> bool:
    """Whether the finding is gone, and errors that come in its place stand inside the field with the right name."""
    old, new = (Counter(_places_of_errors(each)) for each in (before, after))
    inside = (*finding.place.path[:-1], finding.fix.right if finding.fix else "")
    gone = old[finding.code, finding.place.path] > new[finding.code, finding.place.path]
    return gone and all(path[: len(inside)] == inside for _, path in new - old)


def _places_of_errors(reading: Reading) -> Iterator[tuple[str, Path]]:
    """Yield code and field of each error in the fields of a file, whether its name or its value is wrong."""
    for each in reading.findings:
        if _is_error(each):
            path = each.place.path
            yield each.code, path[:-1] if path[-1:] == (KEY,) else path


def _words(value: FrontValue) -> Iterator[str]:
    """Yield all names of fields and all texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _words(inner)


def _is_error(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR

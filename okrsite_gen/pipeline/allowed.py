"""Findings that a file says are right all the same: `allow: {CODE: reason}` in its front matter."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from okrsite_gen.model.codes import Code
from okrsite_gen.model.diagnostics import Diagnostic, Severity
from okrsite_gen.model.names import Place
from okrsite_gen.model.settings import Settings
from okrsite_gen.pipeline.findings import judged

UNUSED_ALLOW = Code(
    "ALW001", "unused-allow", Severity.INFO, "A file allows what nobody would find there, so the line can go."
)
ALLOWS_ERROR = Code(
    "ALW002",
    "allows-an-error",
    Severity.WARNING,
    "A file allows an error, which keeps something from being understood whatever is allowed.",
)

Allowed = Mapping[str, Mapping[str, str]]
"""File → code → why it is right there."""


def without_allowed(diagnostics: Iterable[Diagnostic], allowed: Allowed) -> Iterator[Diagnostic]:
    """Yield the findings that nobody allows, given with the severities that they have by themselves.

    An error cannot be allowed. What configuration or `--strict` would make an error of can.
    """
    for each in diagnostics:
        if each.severity is Severity.ERROR or each.code not in allowed.get(each.place.file, {}):
            yield each


def about_allowing(
    diagnostics: Sequence[Diagnostic], settings: Settings, allowed: Allowed, unasked: Container[str] = ()
) -> Iterator[Diagnostic]:
    """Yield what is wrong with what files allow, given all findings as they were made, the allowed ones included.

    Of codes that are `unasked` nobody knows here whether they would be found.
    """
    errors = {(each.place.file, each.code) for each in diagnostics if each.severity is Severity.ERROR}
    met = {(each.place.file, each.code) for each in judged(diagnostics, settings, strict=False)}
    for file, codes in allowed.items():
        for code in codes:
            place = Place(file).at("allow", code)
            if (file, code) not in met and code not in unasked:
                yield UNUSED_ALLOW.at(
                    place,
                    f"`{code}` is allowed here, and would not be found.",
                    "What is allowed for no reason hides the next one that comes.",
                    "Delete the line.",
                )
            elif (file, code) in errors:
                yield ALLOWS_ERROR.at(
                    place,
                    f"`{code}` is an error, which cannot be allowed.",
                    "An error keeps something from being understood; silence would not mend that.",
                    "Delete the line, and mend what is reported.",
                )

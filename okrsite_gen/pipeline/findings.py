"""Which findings count, and how much: configuration and `--strict` have their say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from okrsite_gen.model.diagnostics import Diagnostic, Severity, order
from okrsite_gen.model.settings import Settings

Locate = Callable[[Iterable[Diagnostic]], tuple[Diagnostic, ...]]
"""Fills in line, column and the source line of findings."""


def judged(diagnostics: Iterable[Diagnostic], settings: Settings, *, strict: bool) -> tuple[Diagnostic, ...]:
    """Return the findings that count, each once, with the severity that configuration and `strict` make of it.

    `rules:` may raise any finding, and lower or silence what is not an error: an error keeps content from being
    understood, and silence would not mend that.
    """
    weighed = (_weighed(diagnostic, settings, strict=strict) for diagnostic in diagnostics)
    return tuple(dict.fromkeys(diagnostic for diagnostic in weighed if diagnostic is not None))


def _weighed(diagnostic: Diagnostic, settings: Settings, *, strict: bool) -> Diagnostic | None:
    severity: Severity | None = diagnostic.severity
    if diagnostic.code in settings.rules:
        wanted = settings.rules[diagnostic.code]
        if severity is not Severity.ERROR:
            severity = wanted
    elif strict and diagnostic.strict:
        severity = Severity.ERROR
    if severity is None:
        return None
    return diagnostic if severity is diagnostic.severity else replace(diagnostic, severity=severity)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by file, line and column."""
    return tuple(sorted(diagnostics, key=order))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
